import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/processes.ts';

test(
	'[W1] the fuzz of processes reports servers that acknowledge before they commit',
	{ timeout: 120_000 },
	async () => {
		const { held, figures } = await run({ seed: 1, size: 1, sabotage: true });
		expect(figures.lost).toBeGreaterThan(0);
		expect(held).toBe(false);
	}
);
