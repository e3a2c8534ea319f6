// Presence on the wire: y-protocols' awareness updates, read with suspicion and written by the server only.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { message } from './messages.ts';
import type { OwnPresence, SeenPresence } from './presence.ts';

/** One line of an awareness frame. */
export interface PresenceEntry {
	readonly id: number;
	readonly clock: number;
	/** A `SeenPresence` as JSON, made once and told often; `left` when they are gone. */
	readonly state: string;
}

export const left = 'null';

export function encodeState(seen: SeenPresence): string {
	return JSON.stringify(seen);
}

export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, entries.length);
	for (const entry of entries) writeEntry(body, entry);
	return awarenessFrame(body);
}

/** One line, ready to stand in any number of frames. */
export function encodeEntry(entry: PresenceEntry): Uint8Array {
	const line = encoding.createEncoder();
	writeEntry(line, entry);
	return encoding.toUint8Array(line);
}

/**
 * A frame of lines that were encoded before. In a big room one is made for each who has just moved, so its length is reckoned
 * first and nothing is copied twice.
 */
export function joinPresence(lines: readonly Uint8Array[]): Uint8Array {
	const count = varUint(lines.length);
	const length = lines.reduce((sum, line) => sum + line.byteLength, count.byteLength);
	const parts = [varUint(message.awareness), varUint(length), count, ...lines];
	const frame = new Uint8Array(parts[0]!.byteLength + parts[1]!.byteLength + length);
	let at = 0;
	for (const part of parts) {
		frame.set(part, at);
		at += part.byteLength;
	}
	return frame;
}

function varUint(number: number): Uint8Array {
	return encoding.encode((encoder) => encoding.writeVarUint(encoder, number));
}

function writeEntry(encoder: encoding.Encoder, { id, clock, state }: PresenceEntry): void {
	encoding.writeVarUint(encoder, id);
	encoding.writeVarUint(encoder, clock);
	encoding.writeVarString(encoder, state);
}

function awarenessFrame(body: encoding.Encoder): Uint8Array {
	const frame = encoding.createEncoder();
	encoding.writeVarUint(frame, message.awareness);
	encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
	return encoding.toUint8Array(frame);
}

/** One line of what a client sent, its state still as text. */
export interface ClaimedEntry {
	readonly id: number;
	readonly json: string;
}

/** The lines of an awareness update. Stock providers also echo what they heard about others; null when it cannot be read. */
export function readClaimedEntries(payload: Uint8Array): ClaimedEntry[] | null {
	try {
		const decoder = decoding.createDecoder(payload);
		const lines = decoding.readVarUint(decoder);
		if (lines * 3 > payload.length) return null;
		return Array.from({ length: lines }, () => {
			const id = decoding.readVarUint(decoder);
			decoding.readVarUint(decoder); // their clock; the server counts for itself
			const length = decoding.readVarUint(decoder);
			if (length > payload.length - decoder.pos) throw new Error('entry cut off');
			return { id, json: utf8.decode(decoding.readUint8Array(decoder, length)) };
		});
	} catch {
		// numbers or text cut off: nothing in it can be trusted
		return null;
	}
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The one thing lifted out of what a client says of itself: where its cursor is. A name, a colour or a role in there is not
 * even looked at. Null when they say that they have left, undefined when it cannot be read.
 */
export function liftOwnPresence(json: string): OwnPresence | null | undefined {
	let state: unknown;
	try {
		state = JSON.parse(json);
	} catch {
		return undefined;
	}
	if (state === null) return null;
	return isRecord(state) ? { cursor: cursor(state.cursor), cell: cell(state.cell) } : undefined;
}

/** A selection as two relative positions; anything else would make other people's editors stumble. */
function cursor(value: unknown): object | null {
	if (!isRecord(value)) return null;
	const anchor = position(value.anchor);
	const head = position(value.head);
	return anchor && head ? { anchor, head } : null;
}

function cell(value: unknown): object | null {
	const selection = cursor(value);
	if (!selection || !isRecord(value) || typeof value.action !== 'string' || typeof value.column !== 'string')
		return null;
	return { action: value.action, column: value.column, ...selection };
}

/** A Yjs relative position in JSON. */
function position(value: unknown): object | null {
	if (!isRecord(value)) return null;
	const { type, tname, item, assoc } = value;
	if (!isYjsId(type) || !isYjsId(item)) return null;
	if (!type && !item && typeof tname !== 'string') return null;
	if (tname !== undefined && tname !== null && typeof tname !== 'string') return null;
	if (assoc !== undefined && typeof assoc !== 'number') return null;
	return { type, tname, item, assoc };
}

function isYjsId(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	return isRecord(value) && Number.isSafeInteger(value.client) && Number.isSafeInteger(value.clock);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
