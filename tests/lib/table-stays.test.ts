import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { writePlan } from '#document/write.ts';
import { changeSomewhere, longPlan } from '#tests/e2e/stay-put.ts';
import { needWindow } from '#tests/fuzz/rows/window.ts';
import { Chance } from '#tests/random.ts';

needWindow();
const { Editor } = await import('@tiptap/core');
const { ActionTable, planExtensions } = await import('#lib/collab/plan-extensions.ts');
const { bring, copyOf, guarded, viewIsTrue } = await import('./two-editors.ts');

test.each([1, 2, 3, 4])('whatever comes at once, no table is drawn anew: seed %i', (seed) => {
	const chance = new Chance(seed);
	const mine = new Y.Doc();
	writePlan(mine, longPlan);
	const theirs = copyOf(mine);
	let drawn = 0;
	const table = ActionTable.extend({
		addNodeView: () => () => {
			drawn++;
			return { dom: document.createElement('div'), update: ({ type }) => type.name === 'actionTable' };
		}
	});
	const editor = new Editor({
		element: document.body.appendChild(document.createElement('div')),
		extensions: [...planExtensions({ actionTable: table }), ...guarded(mine)],
		injectCSS: false
	});
	const atFirst = drawn;
	for (let batch = 0; batch < 14; batch++) {
		const many = 1 + chance.below(150);
		for (let n = 0; n < many; n++) changeSomewhere(theirs, chance);
		bring(theirs, mine);
		expect(drawn, `batch ${batch} of ${many}`).toBe(atFirst);
		expect(viewIsTrue(editor, mine)).toBe(true);
	}
	editor.destroy();
});
