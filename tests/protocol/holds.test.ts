import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import { encodeCalled, encodeHolds, readCalled, readHolds } from '#protocol/holds.ts';
import { message } from '#protocol/messages.ts';

const ben = { name: 'Ben', group: 'professional' } as const;

function opened(frame: Uint8Array): { type: number; rest: decoding.Decoder } {
	const rest = decoding.createDecoder(frame);
	return { type: decoding.readVarUint(rest), rest };
}

function saying(json: string): decoding.Decoder {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, json);
	return decoding.createDecoder(encoding.toUint8Array(encoder));
}

describe('holds on the wire', () => {
	test('what is held is read as it was written', () => {
		const { type, rest } = opened(encodeHolds({ paused: ben, rows: { row1: ben } }, true));
		expect(type).toBe(message.holds);
		expect(readHolds(rest)).toEqual({ lead: true, paused: ben, rows: { row1: ben } });
	});

	test('a call is read as it was written', () => {
		const { type, rest } = opened(encodeCalled({ id: 'a 1', target: 'a', by: ben }));
		expect(type).toBe(message.called);
		expect(readCalled(rest)).toEqual({ id: 'a 1', target: 'a', by: ben });
	});

	test('anything of another shape is nothing', () => {
		const others = [
			'',
			'null',
			'[]',
			'{"lead":1,"paused":null,"rows":{}}',
			'{"lead":true,"paused":null}',
			'{"lead":true,"paused":{"name":"Ben","group":"inspectors"},"rows":{}}',
			'{"lead":true,"paused":null,"rows":{"a":null}}'
		];
		expect(others.map((said) => readHolds(saying(said)))).toEqual(others.map(() => null));
		expect(readCalled(saying('{"id":"1","target":"a"}'))).toBeNull();
		expect(readHolds(decoding.createDecoder(Uint8Array.of(9, 1)))).toBeNull();
	});
});
