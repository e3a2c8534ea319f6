// A randomised suite that would not notice a fault proves nothing: each is run on an engine with one, and must report it.
import { expect, test } from 'vitest';
import { run as forgery } from '#tests/fuzz/forgery.ts';

test('the fuzz of forgery reports an engine that does not ask whose client id it is', async () => {
	// the log would refuse it too, and be asked again for ever
	const sabotage = { gate: 'accept-foreign-client', log: 'ignore-claims' } as const;
	const { held, figures } = await forgery({ seed: 1, size: 40, sabotage });
	expect(figures.accepted).toBeGreaterThan(0);
	expect(held).toBe(false);
});
