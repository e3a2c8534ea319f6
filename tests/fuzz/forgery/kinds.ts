// Ways to write in somebody else's name. Each makes bytes that a stock Yjs would take in.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeStep2, encodeUpdate } from '#protocol/frames.ts';
import type { Chance } from '#tests/random.ts';
import { type } from '#tests/typing.ts';

/** Stands in every forged word, so that a checker finds it wherever it went. */
export const forgedWords = 'NOT HER WORDS';

/** Whom the forger writes as, and what the forger has seen. */
export interface Target {
	/** The client id of the victim. */
	readonly client: number;
	/** What everybody holds. */
	readonly doc: Y.Doc;
	/** Frames of the victim that crossed the line. */
	readonly captured: readonly Uint8Array[];
}

type Forge = (target: Target, chance: Chance) => Uint8Array;

export const kinds: Readonly<Record<string, Forge>> = {
	'the next clock': (target) => encodeUpdate(writeAs(target, clockOf(target))),
	'the next clock, as an answer': (target) => encodeStep2(writeAs(target, clockOf(target))),
	'an old clock': (target, chance) => encodeUpdate(writeAs(target, chance.below(clockOf(target)))),
	'a clock to come': (target, chance) =>
		encodeUpdate(writeAs(target, clockOf(target) + 1 + chance.below(1_000))),
	'the last clock there is': (target) => encodeUpdate(writeAs(target, 2 ** 31 - 40)),
	'from the first clock, on a document of their own': ({ client }) => {
		const own = new Y.Doc();
		own.clientID = client;
		type(own, forgedWords);
		return encodeUpdate(Y.encodeStateAsUpdate(own));
	},
	'mixed with words of their own': (target) => encodeUpdate(mixed(target)),
	'mixed, as an answer': (target) => encodeStep2(mixed(target)),
	'hidden behind the words of everybody': (target) =>
		encodeStep2(Y.mergeUpdates([Y.encodeStateAsUpdate(target.doc), writeAs(target, clockOf(target))])),
	'the same client twice': (target) => {
		const forged = writeAs(target, clockOf(target));
		// two lists of one client in one update: readers that believe either part differ
		const doubled = Uint8Array.from([2, ...forged.subarray(1, -1), ...forged.subarray(1)]);
		return encodeUpdate(doubled);
	},
	'a client id beyond all numbers': (target, chance) =>
		encodeUpdate(withClientId(chance.pick([2 ** 53, 2 ** 53 - 1, 2 ** 32, 2 ** 32 + target.client]))),
	'a captured frame, changed': ({ captured }, chance) => {
		const frame = Uint8Array.from(chance.pick(captured));
		const at = frame.length - 2 - chance.below(Math.min(8, frame.length - 4));
		frame[at] = 0x40 + chance.below(26);
		return frame;
	},
	'a captured frame': ({ captured }, chance) => chance.pick(captured)
};

/** What a document writes whose client id and clock are set to the victim's. */
function writeAs({ client, doc }: Target, clock: number): Uint8Array {
	const known = Y.decodeStateVector(Y.encodeStateVector(doc)).get(client) ?? 0;
	const forger = new Y.Doc();
	Y.applyUpdate(forger, Y.encodeStateAsUpdate(doc));
	forger.clientID = client;
	const before = Y.encodeStateVector(forger);
	type(forger, forgedWords);
	const update = Y.encodeStateAsUpdate(forger, before);
	return clock === known ? update : atClock(update, clock);
}

/** The same update, numbered from another clock on. */
function atClock(update: Uint8Array, clock: number): Uint8Array {
	const { structs } = Y.decodeUpdate(update);
	const shift = clock - (structs[0]?.id.clock ?? 0);
	const moved = new Set(structs.map(({ id }) => `${id.client} ${id.clock}`));
	const move = (id: Y.ID | null): Y.ID | null =>
		id && moved.has(`${id.client} ${id.clock}`) ? Y.createID(id.client, id.clock + shift) : id;
	const encoder = new Y.UpdateEncoderV1();
	encoding.writeVarUint(encoder.restEncoder, 1);
	encoding.writeVarUint(encoder.restEncoder, structs.length);
	encoder.writeClient(structs[0]!.id.client);
	encoding.writeVarUint(encoder.restEncoder, clock);
	for (const struct of structs) {
		if (struct instanceof Y.Item) {
			struct.origin = move(struct.origin);
			struct.rightOrigin = move(struct.rightOrigin);
			if (struct.parent instanceof Y.ID) struct.parent = move(struct.parent) as Y.ID;
		}
		struct.write(encoder, 0);
	}
	encoding.writeVarUint(encoder.restEncoder, 0);
	return encoder.toUint8Array();
}

function mixed(target: Target): Uint8Array {
	const own = new Y.Doc();
	type(own, 'My own words.');
	return Y.mergeUpdates([writeAs(target, clockOf(target)), Y.encodeStateAsUpdate(own)]);
}

function withClientId(client: number): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number);
	encoding.writeUint8(encoder, 4);
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarString(encoder, 'default');
	encoding.writeVarString(encoder, forgedWords);
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

function clockOf({ client, doc }: Target): number {
	return Y.decodeStateVector(Y.encodeStateVector(doc)).get(client) ?? 0;
}
