import { expect, test } from 'vitest';
import { askCells } from '#tests/fuzz/gate/cells.ts';
import { besiege } from '#tests/fuzz/gate/hostile.ts';
import { needWindow } from '#tests/fuzz/rows/window.ts';

test('the fuzz of the gate reports an engine that lets old tabs write', { timeout: 60_000 }, async () => {
	const { wrong } = await askCells(['written'], { room: 'trust-old-clients' });
	expect(wrong.some((each) => each.endsWith('the log has changed'))).toBe(true);
});

test('the fuzz of the gate reports an engine that does not look at what a change brings', async () => {
	needWindow();
	const editors = await import('#tests/lib/two-editors.ts');
	const found = await besiege({ seed: 3, updates: 25, sabotage: { gate: 'skip-validation' } }, editors);
	expect(found.harm).toBeGreaterThan(0);
});
