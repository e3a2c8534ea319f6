import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/load-failure.ts';

test(
	'[R3] the fuzz of load failures reports a server that opens an empty plan instead',
	{ timeout: 60_000 },
	async () => {
		const { held, figures } = await run({ seed: 1, size: 6, sabotage: { room: 'open-empty' } });
		expect(figures.shown).toBeGreaterThan(0);
		expect(held).toBe(false);
	}
);
