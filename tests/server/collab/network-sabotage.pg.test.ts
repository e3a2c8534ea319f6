import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/network.ts';

test(
	'[W6] the network fuzz reports a server that takes in what leans on words it has not got back yet',
	{ timeout: 90_000 },
	async () => {
		const { held, figures } = await run({ seed: 1, size: 19, sabotage: 'enter-before-step-2' });
		expect(figures.refusedHonest).toBeGreaterThan(0);
		expect(held).toBe(false);
	}
);
