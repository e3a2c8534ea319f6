import { expect, test } from 'vitest';
import { dialects, nothing } from './dialect.ts';

const bytes = Uint8Array.of(1, 2, 3);

test('what one side says the other understands, in both dialects', () => {
	for (const dialect of Object.values(dialects)) {
		const heard = [
			dialect.step1('room0', nothing.stateVector),
			dialect.step2('room0', bytes),
			dialect.update('room0', bytes)
		].map((message) => dialect.hear(message));
		expect(heard).toEqual([
			{ kind: 'step1', bytes: nothing.stateVector },
			{ kind: 'everything', bytes },
			{ kind: 'changes', bytes }
		]);
	}
});

test('acknowledgements: ours counts changes, Hocuspocus answers each', () => {
	expect(dialects['y-websocket'].hear(Uint8Array.of(100, 7, 0, 0))).toEqual({ kind: 'saved', frames: 7 });
	expect(dialects.hocuspocus.hear(Uint8Array.of(1, 97, 8, 1))).toEqual({ kind: 'one saved' });
	expect(dialects.hocuspocus.hear(Uint8Array.of(1, 97, 8, 0))).toEqual({ kind: 'refused' });
});
