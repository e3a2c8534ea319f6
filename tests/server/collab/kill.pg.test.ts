import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/kill.ts';

test(
	'[W1] the kill fuzz reports a server that acknowledges before it commits',
	{ timeout: 120_000 },
	async () => {
		const { held, figures } = await run({ seed: 1, size: 2, sabotage: true });
		expect(figures.kills).toBe(2);
		expect(figures.lost).toBeGreaterThan(0);
		expect(held).toBe(false);
	}
);
