import { expect, test } from 'vitest';
import { run } from '#tests/fuzz/floods.ts';

test('[S4] the floods report a server that answers every question', { timeout: 90_000 }, async () => {
	const only = ['questions for the document'];
	const { held, figures } = await run({ seed: 1, size: 1_500, only, sabotage: 'answer-every-question' });
	expect(figures.mostAnswers).toBeGreaterThan(110);
	expect(held).toBe(false);
});
