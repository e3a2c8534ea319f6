import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isMalformed, prescan } from '#server/plan-log/prescan.ts';
import { textOf, type } from '#tests/typing.ts';

/** Bytes written by hand. */
function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}
const numbers = (...values: number[]) =>
	bytes((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)));

/** One struct at the root `default`, with its content written by hand, and no deletions. */
function struct(kind: number, content: (encoder: encoding.Encoder) => void, root = 'default'): Uint8Array {
	return bytes((encoder) => {
		for (const value of [1, 1, 42, 0]) encoding.writeVarUint(encoder, value);
		encoding.writeUint8(encoder, kind);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, root);
		content(encoder);
		encoding.writeVarUint(encoder, 0);
	});
}
const why = (update: Uint8Array) => {
	const scan = prescan(update);
	return isMalformed(scan) ? scan.malformed : 'sound';
};

describe('[G2] the scan of an update', () => {
	test('says which clocks it adds, deletes and leans on', () => {
		const doc = new Y.Doc();
		doc.clientID = 5;
		type(doc, 'Seven words are not too many here.');
		const before = Y.encodeStateVector(doc);
		doc.clientID = 6;
		type(doc, 'More.');
		doc.getXmlFragment('default').delete(0, 1);
		const scan = prescan(Y.encodeStateAsUpdate(doc, before));
		if (isMalformed(scan)) throw new Error(scan.malformed);
		expect([...scan.additions]).toEqual([[6, { from: 0, to: 7 }]]);
		expect([...scan.deletions.keys()]).toEqual([5]);
		expect(scan.leansOn.get(5)).toBe(1);
	});

	test('agrees with Yjs about what honest updates hold, in every way Yjs writes them', () => {
		const doc = new Y.Doc();
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		for (let i = 0; i < 50; i++) type(doc, `Zeile ${i} 👍 ${'ü'.repeat(i)}`);
		doc.getMap('meta').set('title', 'x');
		doc.getXmlFragment('default').delete(3, 20);
		for (const update of [...updates, Y.encodeStateAsUpdate(doc), Y.mergeUpdates(updates)]) {
			const scan = prescan(update);
			if (isMalformed(scan)) throw new Error(scan.malformed);
			const { structs } = Y.decodeUpdate(update);
			const last = new Map(structs.map((struct) => [struct.id.client, struct.id.clock + struct.length]));
			expect(new Map([...scan.additions].map(([client, { to }]) => [client, to]))).toEqual(last);
		}
		expect(textOf(doc)).toContain('Zeile 49');
	});

	test.each([
		['nothing at all', new Uint8Array()],
		['more clients than bytes', numbers(2 ** 28, 1, 1, 0)],
		['more structs than bytes', numbers(1, 2 ** 28, 42, 0)],
		['more deletions than bytes', numbers(0, 1, 42, 2 ** 28)],
		['a client id above 2^32 − 1', numbers(1, 1, 2 ** 32, 0, 0, 1, 0)],
		['a clock above 2^31', numbers(1, 1, 42, 2 ** 31, 0, 1, 0)],
		['a length that leaves no clock to anybody', numbers(1, 1, 42, 0, 0, 2 ** 40, 0)],
		['a length of nothing', numbers(1, 1, 42, 0, 0, 0, 0)],
		['a client without structs', numbers(1, 0, 42, 0, 0)],
		['a client twice', numbers(2, 1, 42, 0, 0, 1, 1, 42, 1, 0, 1, 0)],
		['deletions out of order', numbers(0, 1, 42, 2, 10, 5, 0, 3)],
		['the same deletion a second time', numbers(0, 1, 42, 2, 0, 5, 0, 5)],
		['bytes left over', numbers(0, 0, 0)],
		['a string past the end', struct(4, (encoder) => encoding.writeVarUint(encoder, 2 ** 20))],
		['an empty string', struct(4, (encoder) => encoding.writeVarString(encoder, ''))],
		[
			'a string that is no UTF-8',
			struct(4, (encoder) => encoding.writeVarUint8Array(encoder, new Uint8Array([0xff])))
		],
		[
			'a mark that is no JSON',
			struct(6, (encoder) => ['bold', '{'].forEach((part) => encoding.writeVarString(encoder, part)))
		],
		[
			'a mark that is too deep',
			struct(6, (encoder) =>
				['bold', '['.repeat(50) + ']'.repeat(50)].forEach((part) => encoding.writeVarString(encoder, part))
			)
		],
		[
			'a value that is too deep',
			struct(8, (encoder) =>
				[
					1,
					...Array<number>(50)
						.fill(117)
						.flatMap((kind) => [kind, 1]),
					126
				].forEach((byte) => encoding.writeUint8(encoder, byte))
			)
		],
		[
			'a key called __proto__',
			struct(8, (encoder) => {
				encoding.writeVarUint(encoder, 1);
				encoding.writeAny(encoder, { ['__proto__']: 1 });
			})
		],
		['more values than bytes', struct(8, (encoder) => encoding.writeVarUint(encoder, 2 ** 28))],
		['old JSON content', struct(2, (encoder) => encoding.writeVarUint(encoder, 0))],
		['binary content', struct(3, (encoder) => encoding.writeVarUint8Array(encoder, new Uint8Array(3)))],
		['an embed', struct(5, (encoder) => encoding.writeVarString(encoder, '{}'))],
		['a document in a document', struct(9, (encoder) => encoding.writeVarString(encoder, 'guid'))],
		['a skip, which leaves a gap', struct(10, (encoder) => encoding.writeVarUint(encoder, 5))],
		['a kind that nobody knows', struct(23, () => undefined)],
		['a list type that plans do not have', struct(7, (encoder) => encoding.writeVarUint(encoder, 0))],
		[
			'a root that plans do not have',
			struct(1, (encoder) => encoding.writeVarUint(encoder, 1), 'constructor')
		]
	])('refuses %s', (_what, update) => {
		expect(why(update)).not.toBe('sound');
	});

	test('accepts the same shapes when they are sound', () => {
		expect(why(numbers(0, 0))).toBe('sound');
		expect(why(struct(4, (encoder) => encoding.writeVarString(encoder, 'words')))).toBe('sound');
		expect(why(struct(1, (encoder) => encoding.writeVarUint(encoder, 5)))).toBe('sound');
		expect(why(numbers(0, 1, 42, 2, 0, 5, 5, 3))).toBe('sound');
	});

	test('never takes memory or time beyond the size of what came, whatever bytes are changed', () => {
		const doc = new Y.Doc();
		for (let i = 0; i < 20; i++) type(doc, `Sentence ${i}`);
		const honest = Y.encodeStateAsUpdate(doc);
		let seed = 7;
		const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
		for (let i = 0; i < 5_000; i++) {
			const mutant = Uint8Array.from(honest);
			for (let k = 0; k <= random(4); k++) mutant[random(mutant.length)] = random(256);
			prescan(mutant.subarray(0, 1 + random(mutant.length)));
		}
	});
});
