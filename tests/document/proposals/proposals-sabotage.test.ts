import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/proposals.ts';

test('the randomised check of suggestions holds, and has seen conflicts', async () => {
	const { figures, held } = await run({ seed: 11, size: 400 });
	expect(held).toBe(true);
	expect(figures.taken).toBeGreaterThan(200);
	expect(figures.conflicts).toBeGreaterThan(5);
}, 30_000);

test.each([
	['write-over', 'wrong'],
	['take-out-and-put-in', 'wrong'],
	['never-conflict', 'wrong'],
	['conflict-when-touched', 'falseConflicts']
] as const)(
	'it would see suggestions that %s',
	async (sabotage, figure) => {
		const { figures, held } = await run({ seed: 11, size: 400, sabotage });
		expect(held).toBe(false);
		expect(figures[figure]).toBeGreaterThan(0);
	},
	30_000
);
