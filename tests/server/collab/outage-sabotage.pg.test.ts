import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/outage.ts';

test(
	'[W3] the outage fuzz reports a server that forgets what it failed to write',
	{ timeout: 90_000 },
	async () => {
		const { held, figures } = await run({ seed: 1, size: 2, sabotage: 'forget-failed-batch' });
		expect(figures.falselySaved + figures.lost).toBeGreaterThan(0);
		expect(held).toBe(false);
	}
);
