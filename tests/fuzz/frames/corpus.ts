// Real frames of a stock client, and what can become of them.
import * as encoding from 'lib0/encoding';
import * as awareness from 'y-protocols/awareness';
import * as Y from 'yjs';
import { encodeStep1, encodeStep2, encodeUpdate } from '#protocol/frames.ts';
import { largestFrame, message } from '#protocol/messages.ts';
import { editHonestly } from '#tests/honest-edits.ts';
import type { Chance } from '#tests/random.ts';

/** Client ids decide ties, so they come from the seed too. */
export function newDocument(chance: Chance): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = 1 + chance.below(2 ** 31);
	return doc;
}

/** Everything a stock client says, from sixty edits of a plan. */
export function corpus(chance: Chance): Uint8Array[] {
	const doc = newDocument(chance);
	const frames: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => frames.push(encodeUpdate(update)));
	for (let i = 0; i < 60; i++) editHonestly(doc, chance);
	const presence = new awareness.Awareness(doc);
	presence.setLocalState({ user: { name: 'Sam' }, cursor: { anchor: {}, head: {} } });
	const said = awareness.encodeAwarenessUpdate(presence, [doc.clientID]);
	presence.destroy();
	return [
		...frames,
		encodeStep2(Y.encodeStateAsUpdate(doc)),
		encodeStep1(Y.encodeStateVector(doc)),
		framed(message.awareness, said),
		Uint8Array.of(message.queryAwareness),
		framed(message.auth, Uint8Array.of(0))
	];
}

/** An honest edit of this document, as somebody new would send it. */
export function frameFor(doc: Y.Doc, chance: Chance): Uint8Array {
	const own = newDocument(chance);
	Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
	const before = Y.encodeStateVector(own);
	editHonestly(own, chance);
	return encodeUpdate(Y.encodeStateAsUpdate(own, before));
}

type Mutation = (frame: Uint8Array, chance: Chance, other: Uint8Array) => Uint8Array;

/** A number that promises far more than there is. */
const huge = [0xff, 0xff, 0xff, 0xff, 0x0f];

const mutations: readonly Mutation[] = [
	(frame, chance) => {
		const mutant = Uint8Array.from(frame);
		for (let i = 0; i <= chance.below(4); i++) mutant[chance.below(mutant.length)] = chance.below(256);
		return mutant;
	},
	(frame, chance) => {
		const mutant = Uint8Array.from(frame);
		mutant[chance.below(mutant.length)]! ^= 1 << chance.below(8);
		return mutant;
	},
	(frame, chance) => frame.subarray(0, 1 + chance.below(frame.length)),
	(frame, chance) => splice(frame, chance.below(frame.length), 1, huge),
	(frame, chance) => splice(frame, chance.below(frame.length), chance.below(6), []),
	(frame, chance) => {
		const at = chance.below(frame.length);
		return splice(frame, at, 0, frame.subarray(at, at + chance.below(40)));
	},
	(frame, chance, other) =>
		splice(frame, chance.below(frame.length), frame.length, other.subarray(chance.below(other.length))),
	(frame, chance) => splice(frame, 0, 1, [chance.below(256)]),
	(_frame, chance) => Uint8Array.from({ length: chance.below(4) }, () => chance.below(256)),
	(_frame, chance) =>
		framed(
			0,
			Uint8Array.from({ length: chance.below(60) }, () => chance.below(256))
		)
];

/** A frame as no client would send it. Rarely as long as a frame may be. */
export function mutant(frames: readonly Uint8Array[], chance: Chance): Uint8Array {
	const made = chance.pick(mutations)(chance.pick(frames), chance, chance.pick(frames));
	if (!chance.percent(0.3)) return made;
	const long = new Uint8Array(largestFrame - chance.below(2)).fill(chance.below(256));
	long.set(made.subarray(0, long.length));
	return long;
}

/** Each first byte there is, alone and before something. */
export function everyOpcode(): Uint8Array[] {
	return Array.from({ length: 256 }, (_, code) => [
		Uint8Array.of(code),
		Uint8Array.of(code, 2, 2, 0, 0)
	]).flat();
}

function splice(frame: Uint8Array, at: number, gone: number, instead: Iterable<number>): Uint8Array {
	return Uint8Array.from([...frame.subarray(0, at), ...instead, ...frame.subarray(at + gone)]);
}

function framed(type: number, payload: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, type);
	encoding.writeVarUint8Array(encoder, payload);
	return encoding.toUint8Array(encoder);
}
