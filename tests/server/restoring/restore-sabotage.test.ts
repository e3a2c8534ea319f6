import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/restore.ts';

test('the randomised check of restores holds, and would see it if everything were taken out and put in again', async () => {
	const sound = await run({ seed: 5, size: 10 });
	expect(sound.held).toBe(true);
	expect(sound.figures.typed).toBeGreaterThan(10);
	const { figures } = await run({ seed: 5, size: 10, sabotage: 'clear-and-insert' });
	expect(figures.caretJumps).toBeGreaterThan(0);
}, 30_000);

test('it would see rows that do not come back, and words of others that are taken away', async () => {
	for (const sabotage of ['leave-rows', 'restore-again-later'] as const) {
		const { figures } = await run({ seed: 5, size: 10, sabotage });
		expect(figures.differences, sabotage).toBeGreaterThan(0);
	}
}, 30_000);

test('seeds that found something hold: blocks of one id, in the section and outside of it', async () => {
	for (const seed of [1031, 1081, 1197])
		expect((await run({ seed, size: 10 })).held, `seed ${seed}`).toBe(true);
}, 30_000);
