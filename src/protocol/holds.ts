// Holds on the wire: what is paused or talked about, and where everybody is called to. JSON, because it is rare and small.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { groups, type Group } from '#domain/groups.ts';
import type { Call, Holder, Holds } from '#domain/holds.ts';
import { message } from './messages.ts';

/** What a tab is told of what is held. */
export interface SeenHolds {
	/** Whether this tab's person leads: nothing is held for them. */
	readonly lead: boolean;
	readonly paused: Holder | null;
	readonly rows: Readonly<Record<string, Holder>>;
}

export const nothingHeld: SeenHolds = { lead: false, paused: null, rows: {} };

/** Whether a row is kept from this tab's person. */
export function isKept({ lead, rows }: SeenHolds, row: string): boolean {
	return !lead && row in rows;
}

export function encodeHolds(holds: Pick<Holds, 'paused' | 'rows'>, lead: boolean): Uint8Array {
	const { paused, rows } = holds;
	return jsonFrame(message.holds, { lead, paused, rows } satisfies SeenHolds);
}

/** Reads what follows the message type; null when it is not of this shape. */
export function readHolds(decoder: decoding.Decoder): SeenHolds | null {
	const said = readJson(decoder);
	if (!isRecord(said) || typeof said.lead !== 'boolean' || !isRecord(said.rows)) return null;
	const paused = said.paused === null ? null : holder(said.paused);
	const rows = Object.entries(said.rows).map(([id, by]) => [id, holder(by)] as const);
	if (paused === undefined || rows.some(([, by]) => by === undefined)) return null;
	return { lead: said.lead, paused, rows: Object.fromEntries(rows) as Record<string, Holder> };
}

export function encodeCalled(call: Call): Uint8Array {
	return jsonFrame(message.called, call);
}

/** Reads what follows the message type; null when it is not of this shape. */
export function readCalled(decoder: decoding.Decoder): Call | null {
	const said = readJson(decoder);
	if (!isRecord(said) || typeof said.id !== 'string' || typeof said.target !== 'string') return null;
	const by = holder(said.by);
	return by ? { id: said.id, target: said.target, by } : null;
}

/** A message that is rare and small. */
export function jsonFrame(type: number, said: object): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, type);
	encoding.writeVarString(encoder, JSON.stringify(said));
	return encoding.toUint8Array(encoder);
}

/** What such a message says; null when it is cut off. */
export function readJson(decoder: decoding.Decoder): unknown {
	try {
		return JSON.parse(decoding.readVarString(decoder));
	} catch {
		// cut off, or not ours: nothing in it can be trusted
		return null;
	}
}

/** Undefined when it is not of this shape. */
export function holder(value: unknown): Holder | undefined {
	if (!isRecord(value) || typeof value.name !== 'string') return undefined;
	const group = groups.find((each) => each === value.group) satisfies Group | undefined;
	return group ? { name: value.name, group } : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
