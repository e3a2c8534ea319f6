import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/network.ts';

/** Whether a line dies just then is chance: the fault shows in most runs, not in each. */
const seeds = [1, 2, 3, 4];

test(
	'[W6] the network fuzz reports a server that takes in what leans on words it has not got back yet',
	{ timeout: 300_000 },
	async () => {
		let refusedHonest = 0;
		let held = true;
		for (const seed of seeds) {
			if (refusedHonest > 0) break;
			const seen = await run({ seed, size: 19, sabotage: 'enter-before-step-2' });
			refusedHonest = seen.figures.refusedHonest;
			held = seen.held;
		}
		expect(refusedHonest).toBeGreaterThan(0);
		expect(held).toBe(false);
	}
);
