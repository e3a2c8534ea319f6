import { describe, expect, test } from 'vitest';
import { clientFrame, FrameReader, opcode, readHead, serverFrame } from './websocket-frames.ts';

const sizes = [0, 1, 125, 126, 65_535, 65_536, 70_000];
const payload = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, i) => i % 251);

function framesIn(stream: Uint8Array, step: number): number[][] {
	const found: number[][] = [];
	const reader = new FrameReader((kind, bytes) => found.push([kind, bytes.length, bytes.at(-1) ?? -1]));
	for (let at = 0; at < stream.length; at += step) reader.take(stream.subarray(at, at + step));
	return found;
}

describe('frames of a server', () => {
	const expected = sizes.map((size) => [opcode.binary, size, payload(size).at(-1) ?? -1]);
	const stream = Buffer.concat(sizes.map((size) => serverFrame(payload(size))));

	test.for([1, 2, 3, 7, 1_000, 65_536, stream.length])('are found in pieces of %i bytes', (step) => {
		expect(framesIn(stream, step)).toEqual(expected);
	});
});

test('a client’s frame says its length, and that it is masked', () => {
	for (const size of sizes) {
		const frame = clientFrame(payload(size));
		expect(frame[1]! & 0x80).toBe(0x80);
		const head = readHead(frame, 0)!;
		// readHead knows servers’ frames, which have no mask of four bytes
		expect([head.kind, head.length, frame.length - head.start]).toEqual([opcode.binary, size, size + 4]);
	}
});
