import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeHeard, packFrames, readHeard, unpackFrames } from '#protocol/packed-frames.ts';

const frames = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 });
const plain = (all: readonly Uint8Array[] | null | undefined) => all?.map((each) => [...each]);

test('frames come out of a body as they went in', () => {
	fc.assert(
		fc.property(frames, (given) => {
			expect(plain(unpackFrames(packFrames(given)))).toEqual(plain(given));
		}),
		{ seed: 1 }
	);
});

test('an answer to a question keeps its number, its frames and its end', () => {
	fc.assert(
		fc.property(frames, fc.nat(), fc.boolean(), (given, from, over) => {
			const closed = over ? { code: 4403, reason: 'not-allowed' } : null;
			const heard = readHeard(encodeHeard({ from, frames: given, closed }));
			expect({ ...heard, frames: plain(heard?.frames) }).toEqual({ from, closed, frames: plain(given) });
		}),
		{ seed: 2 }
	);
});

test('a body that is cut off is no body, and reads nothing beyond its end', () => {
	const whole = packFrames([new Uint8Array(200).fill(7), new Uint8Array(3).fill(8)]);
	for (let length = 1; length < whole.length; length++) {
		const part = unpackFrames(whole.slice(0, length));
		if (part) expect(plain(part)).toEqual([[...new Uint8Array(200).fill(7)]]);
	}
	expect(unpackFrames(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x7f))).toBeNull();
	expect(readHeard(new TextEncoder().encode('<html>Please sign in to the network</html>'))).toBeNull();
});
