import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { writePlan } from '#document/write.ts';
import { changeSomewhere, longPlan, written } from '#tests/e2e/stay-put.ts';
import { Chance } from '#tests/random.ts';
import { needWindow } from '#tests/fuzz/rows/window.ts';

needWindow();
const { bring, copyOf, editorOn } = await import('./two-editors.ts');

test.each([1, 2, 3, 4, 5, 6])('a caret stays at its words, whatever comes at once: seed %i', (seed) => {
	const chance = new Chance(seed);
	const origin = new Y.Doc();
	writePlan(origin, longPlan);
	const [mine, theirs] = [copyOf(origin), copyOf(origin)];
	const editor = editorOn(mine);
	const before = (): string => {
		const { $head } = editor.state.selection;
		return $head.parent.textBetween(0, $head.parentOffset);
	};
	editor.state.doc.descendants((node, pos) => {
		if (node.isText && node.text?.includes(written))
			editor.commands.setTextSelection(pos + node.text.indexOf(written) + written.length);
	});
	expect(before()).toBe(written);
	for (let batch = 0; batch < 60; batch++) {
		const many = 1 + chance.below(25);
		for (let n = 0; n < many; n++) changeSomewhere(theirs, chance);
		bring(theirs, mine);
		expect(before().slice(-written.length), `batch ${batch} of ${many}`).toBe(written);
	}
	editor.destroy();
});
