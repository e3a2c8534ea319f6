import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/revocation.ts';

test(
	'[R4] the fuzz of revocation reports a server that is deaf to changes of access',
	{ timeout: 60_000 },
	async () => {
		const { held, figures } = await run({ seed: 1, size: 1, sabotage: { room: 'deaf-to-access' } });
		expect(figures.stillOpen).toBeGreaterThan(0);
		expect(held).toBe(false);
	}
);
