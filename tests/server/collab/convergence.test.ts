import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/convergence.ts';

test('the fuzz of convergence reports an engine that forgets what the log failed to write', async () => {
	const { held, figures } = await run({ seed: 1, size: 1_000, sabotage: { room: 'forget-failed-batch' } });
	expect(held).toBe(false);
	expect(figures.differences).toBeGreaterThan(0);
});

test('the fuzz of convergence reports an engine that refuses honest people', async () => {
	const { held, figures } = await run({ seed: 1, size: 1_000, sabotage: { room: 'enter-before-step-2' } });
	expect(held).toBe(false);
	expect(figures.refusedHonest).toBeGreaterThan(0);
});

test.each([1970641257, 734016176])(
	'[R2] what somebody sent before their line was cut takes no client id from the tab that came after it (seed %i)',
	async (seed) => {
		const { figures } = await run({ seed, size: 200 });
		expect(figures).toEqual({ edits: 200, differences: 0, refusedHonest: 0 });
	}
);
