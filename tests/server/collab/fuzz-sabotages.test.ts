// A randomised suite that would not notice a fault proves nothing: each is run on an engine with one, and must report it.
import { expect, test } from 'vitest';
import { run as forgery } from '#tests/fuzz/forgery.ts';
import { run as frames } from '#tests/fuzz/frames.ts';
import { run as presence } from '#tests/fuzz/presence.ts';
import { run as schemaDrift } from '#tests/fuzz/schema-drift.ts';

test('the fuzz of forgery reports an engine that does not ask whose client id it is', async () => {
	// the log would refuse it too, and be asked again for ever
	const sabotage = { gate: 'accept-foreign-client', log: 'ignore-claims' } as const;
	const { held, figures } = await forgery({ seed: 1, size: 40, sabotage });
	expect(figures.accepted).toBeGreaterThan(0);
	expect(held).toBe(false);
});

test('the fuzz of frames reports an engine that goes on with a document that has taken in what it refused', async () => {
	const sabotage = { room: 'keep-spoiled-document' } as const;
	const { held, figures } = await frames({ seed: 1, size: 300, sabotage });
	expect((figures.differences ?? 0) + (figures.refusedHonest ?? 0)).toBeGreaterThan(0);
	expect(held).toBe(false);
});

test.each([
	{ fault: 'trust-claimed-presence', shows: 'believed' },
	{ fault: 'seat-a-crowd', shows: 'crowd' }
] as const)('the fuzz of presence reports the fault $fault', async ({ fault, shows }) => {
	const { held, figures } = await presence({ seed: 1, size: 20, sabotage: { room: fault } });
	expect(figures[shows]).toBeGreaterThan(0);
	expect(held).toBe(false);
});

test('the fuzz of schema drift reports the binding that everybody else uses', async () => {
	const { held, figures } = await schemaDrift({ seed: 1, size: 12, stock: true });
	expect(figures.removed).toBeGreaterThan(0);
	expect(held).toBe(false);
});
