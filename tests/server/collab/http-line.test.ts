// A line of plain requests, as the tab and the session at its two ends see it.
import { describe, expect, test } from 'vitest';
import { readHeard } from '#protocol/packed-frames.ts';
import { HttpLine } from '#server/collab/line/http-line.ts';
import { FakeClock } from '#tests/doubles/clock.ts';

function aLine() {
	const clock = new FakeClock();
	const taken: number[] = [];
	const line = new HttpLine(clock, { onFrame: ([n]) => taken.push(n!), onClose: () => undefined });
	return { clock, line, taken };
}
const frames = (...numbers: number[]) => numbers.map((n) => Uint8Array.of(n));

describe('what a tab says', () => {
	test('is taken once, also when it is said again while the first request still waits', async () => {
		const { line, taken } = aLine();
		line.pause();
		const both = [line.say(0, frames(1, 2)), line.say(0, frames(1, 2))];
		line.resume();
		expect(await Promise.all(both)).toEqual([true, true]);
		expect(taken).toEqual([1, 2]);
		expect(await line.say(2, frames(3, 4))).toBe(true);
		expect(taken).toEqual([1, 2, 3, 4]);
	});

	test('waits again when reading is paused in the middle of it', async () => {
		const clock = new FakeClock();
		const taken: number[] = [];
		const line: HttpLine = new HttpLine(clock, {
			onFrame: ([n]) => {
				taken.push(n!);
				line.pause();
			},
			onClose: () => undefined
		});
		const said = line.say(0, frames(1, 2));
		expect(taken).toEqual([1]);
		line.resume();
		expect(await said).toBe(true);
		expect(taken).toEqual([1, 2]);
	});
});

test('a room that never falls silent is heard all the same', async () => {
	const { clock, line } = aLine();
	const answer = line.hear(0);
	for (let n = 0; n < 20; n++) {
		line.send(Uint8Array.of(n));
		clock.pass(5);
	}
	expect(readHeard(await answer)?.frames.length).toBeLessThan(5);
});
