import * as decoding from 'lib0/decoding';
import { describe, expect, test } from 'vitest';
import { encodeStep1, encodeStep2, encodeUpdate, isStateVector, readClientFrame } from '#protocol/frames.ts';
import {
	encodeAccessChanged,
	encodeRefused,
	encodeSaved,
	message,
	readAccessChanged,
	readRefused,
	readSaved
} from '#protocol/messages.ts';

const bytes = new Uint8Array([1, 2, 3]);

describe('frames', () => {
	test('read back as what was meant', () => {
		expect(readClientFrame(encodeStep1(bytes))).toEqual({ kind: 'step1', stateVector: bytes });
		expect(readClientFrame(encodeStep2(bytes))).toEqual({ kind: 'step2', update: bytes });
		expect(readClientFrame(encodeUpdate(bytes))).toEqual({ kind: 'update', update: bytes });
		expect(readClientFrame(new Uint8Array([message.queryAwareness]))).toEqual({ kind: 'who-is-here' });
		expect(readClientFrame(new Uint8Array([message.awareness, 1, 9]))).toEqual({
			kind: 'presence',
			payload: new Uint8Array([9])
		});
	});

	test('that are cut off, promise more than they hold, or are the server’s own, are none', () => {
		for (const type of [message.auth, message.saved, message.refused, message.accessChanged, 4, 77]) {
			expect(readClientFrame(new Uint8Array([type, 0, 0]))).toBeNull();
		}
		for (let length = 0; length < 5; length++)
			expect(readClientFrame(encodeUpdate(bytes).subarray(0, length))).toBeNull();
		expect(readClientFrame(new Uint8Array([message.sync, 3, 0]))).toBeNull();
		// a view on a larger piece of memory: the length must not reach beyond the view
		const memory = new Uint8Array([message.sync, 2, 6, 1, 2, 3, 115, 101, 99]);
		expect(readClientFrame(memory.subarray(0, 6))).toBeNull();
	});

	test('a state vector promises no more clients than it holds', () => {
		expect(isStateVector(new Uint8Array([0]))).toBe(true);
		expect(isStateVector(new Uint8Array([1, 5, 9]))).toBe(true);
		for (const bad of [[], [1], [1, 5], [200, 200, 1, 5, 9], [0, 0]])
			expect(isStateVector(new Uint8Array(bad))).toBe(false);
	});
});

describe('messages of ours', () => {
	/** Reads a message's type and what follows it. */
	function open(frame: Uint8Array): { type: number; rest: decoding.Decoder } {
		const rest = decoding.createDecoder(frame);
		return { type: decoding.readVarUint(rest), rest };
	}

	test('read back as they were written', () => {
		const saved = { frames: 7, seq: 12, at: 1_800_000_000_000 };
		const first = open(encodeSaved(saved));
		expect([first.type, readSaved(first.rest)]).toEqual([message.saved, saved]);
		const refused = open(encodeRefused({ frame: 3, code: 'too-big' }));
		expect([refused.type, readRefused(refused.rest)]).toEqual([
			message.refused,
			{ frame: 3, code: 'too-big' }
		]);
		const access = open(encodeAccessChanged(true));
		expect([access.type, readAccessChanged(access.rest)]).toEqual([message.accessChanged, { mayEdit: true }]);
	});
});
