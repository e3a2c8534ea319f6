// Reads the structure of a Yjs update (encoding V1) without building anything, before Yjs sees it (rule G2).
// Yjs trusts counts: 7 bytes can make it allocate 229 MB, and a string may be read past the end of its frame.
// What passes here is bounded by its own size, and says which clocks it adds, deletes and leans on.
import * as decoding from 'lib0/decoding';
import { roots } from '#document/schema.ts';

/** Clocks of one client: from the first up to, not including, `to`. */
export interface ClockRange {
	readonly from: number;
	readonly to: number;
}

export interface Scan {
	/** What the update adds, one unbroken range per client. */
	readonly additions: ReadonlyMap<number, ClockRange>;
	/** What it deletes: ascending ranges per client that do not overlap. */
	readonly deletions: ReadonlyMap<number, readonly ClockRange[]>;
	/** Per client, the first clock that must be known before this update can be taken in: its neighbours and parents. */
	readonly leansOn: ReadonlyMap<number, number>;
	/** So many of its bytes are what it adds; the others say what it deletes. */
	readonly addedBytes: number;
}

export interface Malformed {
	readonly malformed: string;
}

const largestClientId = 2 ** 32 - 1;
/** Two thousand million characters by one client: far above any life's work, far below where numbers get unsafe. */
const largestClock = 2 ** 31 - 1;
/** Values in a plan are flat; deeper ones only exist to overflow a stack. */
const deepestValue = 8;

const ref = { gc: 0, deleted: 1, string: 4, format: 6, type: 7, any: 8 } as const;
const type = { map: 1, xmlElement: 3, xmlFragment: 4, xmlText: 6 } as const;
const knownTypes: readonly number[] = Object.values(type);
const knownRoots: readonly string[] = Object.values(roots);

class Broken extends Error {}

/** The structure of an update, or in a few words why it is none. Cost: one pass over the bytes. */
export function prescan(bytes: Uint8Array): Scan | Malformed {
	try {
		return read(decoding.createDecoder(bytes));
	} catch (error) {
		// whatever the reader trips over (end of bytes, broken UTF-8, broken JSON) is the sender's fault
		return { malformed: error instanceof Error ? error.message : 'unreadable' };
	}
}

export function isMalformed(scan: Scan | Malformed): scan is Malformed {
	return 'malformed' in scan;
}

/** How much an update takes away. */
export function takenAway({ deletions }: Pick<Scan, 'deletions'>): { ranges: number; clocks: number } {
	const ranges = [...deletions.values()].flat();
	return { ranges: ranges.length, clocks: ranges.reduce((sum, { from, to }) => sum + to - from, 0) };
}

function read(decoder: decoding.Decoder): Scan {
	const additions = new Map<number, ClockRange>();
	const leansOn = new Map<number, number>();
	const lean = (client: number, clock: number) => {
		if (clock + 1 > (leansOn.get(client) ?? 0)) leansOn.set(client, clock + 1);
	};

	const clients = count(decoder, 3);
	for (let i = 0; i < clients; i++) {
		const structs = count(decoder, 2);
		const client = clientId(decoder);
		const from = clock(decoder);
		if (additions.has(client)) throw new Broken('a client stands twice');
		if (structs === 0) throw new Broken('a client without structs');
		let to = from;
		for (let k = 0; k < structs; k++) {
			to += struct(decoder, lean);
			if (to > largestClock) throw new Broken('clock too large');
		}
		additions.set(client, { from, to });
	}
	const addedBytes = decoder.pos;
	return { additions, deletions: deleteSet(decoder), leansOn, addedBytes };
}

/** Reads one struct and says how many clocks it takes: never 0, because Yjs would search for it for ever. */
function struct(decoder: decoding.Decoder, lean: (client: number, clock: number) => void): number {
	const info = decoding.readUint8(decoder);
	const kind = info & 0b11111;
	if (kind === ref.gc) return length(decoder);
	const hasLeft = (info & 0b1000_0000) !== 0;
	const hasRight = (info & 0b0100_0000) !== 0;
	if (hasLeft) lean(clientId(decoder), clock(decoder));
	if (hasRight) lean(clientId(decoder), clock(decoder));
	if (!hasLeft && !hasRight) {
		if (decoding.readVarUint(decoder) === 1) root(text(decoder));
		else lean(clientId(decoder), clock(decoder));
		if ((info & 0b0010_0000) !== 0) text(decoder);
	}
	return content(decoder, kind);
}

function content(decoder: decoding.Decoder, kind: number): number {
	switch (kind) {
		case ref.deleted:
			return length(decoder);
		case ref.string: {
			const words = text(decoder);
			if (words.length === 0) throw new Broken('empty string');
			return words.length;
		}
		case ref.format: {
			text(decoder);
			const value: unknown = JSON.parse(text(decoder));
			boundDepth(value, 0);
			return 1;
		}
		case ref.type: {
			const of = decoding.readVarUint(decoder);
			if (!knownTypes.includes(of)) throw new Broken(`type ${of} is not in a plan`);
			if (of === type.xmlElement) text(decoder);
			return 1;
		}
		case ref.any: {
			const values = count(decoder, 1);
			if (values === 0) throw new Broken('no values');
			for (let i = 0; i < values; i++) any(decoder, 0);
			return values;
		}
		default:
			// JSON, binary, embeds, sub-documents and skips have no place in a plan
			throw new Broken(`content ${kind} is not in a plan`);
	}
}

function deleteSet(decoder: decoding.Decoder): Map<number, ClockRange[]> {
	const deletions = new Map<number, ClockRange[]>();
	const clients = count(decoder, 2);
	for (let i = 0; i < clients; i++) {
		const client = clientId(decoder);
		if (deletions.has(client)) throw new Broken('a client stands twice among deletions');
		const ranges: ClockRange[] = [];
		const wanted = count(decoder, 2);
		let before = 0;
		for (let k = 0; k < wanted; k++) {
			const from = clock(decoder);
			const to = from + length(decoder);
			// Yjs walks every range: repeated ones would make a small frame expensive
			if (from < before) throw new Broken('deletions out of order');
			if (to > largestClock) throw new Broken('deletion too long');
			ranges.push({ from, to });
			before = to;
		}
		deletions.set(client, ranges);
	}
	if (decoding.hasContent(decoder)) throw new Broken('bytes left over');
	return deletions;
}

/** One value as lib0 writes it, without building it. */
function any(decoder: decoding.Decoder, depth: number): void {
	if (depth > deepestValue) throw new Broken('value too deep');
	const kind = decoding.readUint8(decoder);
	if (kind === 127 || kind === 126 || kind === 121 || kind === 120) return;
	if (kind === 125) void decoding.readVarInt(decoder);
	else if (kind === 124) skip(decoder, 4);
	else if (kind === 123 || kind === 122) skip(decoder, 8);
	else if (kind === 119) text(decoder);
	else if (kind === 118) {
		const keys = count(decoder, 2);
		for (let i = 0; i < keys; i++) {
			// lib0 assigns keys to an object: this one would change what the object is
			if (text(decoder) === '__proto__') throw new Broken('a key called __proto__');
			any(decoder, depth + 1);
		}
	} else if (kind === 117) {
		const values = count(decoder, 1);
		for (let i = 0; i < values; i++) any(decoder, depth + 1);
	} else throw new Broken(`value kind ${kind} is not in a plan`);
}

/** Yjs makes a root of any name it reads, before anything is decided about the change. */
function root(name: string): void {
	if (!knownRoots.includes(name)) throw new Broken('a root that is not in a plan');
}

function boundDepth(value: unknown, depth: number): void {
	if (depth > deepestValue) throw new Broken('value too deep');
	if (typeof value === 'object' && value !== null)
		Object.values(value).forEach((inner) => boundDepth(inner, depth + 1));
}

/** A count of things that take at least `size` bytes each, so never more than the bytes that are left. */
function count(decoder: decoding.Decoder, size: number): number {
	const wanted = decoding.readVarUint(decoder);
	if (wanted * size > left(decoder)) throw new Broken('more promised than bytes left');
	return wanted;
}

function clientId(decoder: decoding.Decoder): number {
	const id = decoding.readVarUint(decoder);
	if (id > largestClientId) throw new Broken('client id too large');
	return id;
}

function clock(decoder: decoding.Decoder): number {
	const at = decoding.readVarUint(decoder);
	if (at > largestClock) throw new Broken('clock too large');
	return at;
}

function length(decoder: decoding.Decoder): number {
	const clocks = decoding.readVarUint(decoder);
	if (clocks === 0 || clocks > largestClock) throw new Broken('impossible length');
	return clocks;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function text(decoder: decoding.Decoder): string {
	return utf8.decode(decoding.readUint8Array(decoder, count(decoder, 1)));
}

function skip(decoder: decoding.Decoder, size: number): void {
	if (size > left(decoder)) throw new Broken('value cut off');
	decoder.pos += size;
}

function left(decoder: decoding.Decoder): number {
	return decoder.arr.length - decoder.pos;
}
