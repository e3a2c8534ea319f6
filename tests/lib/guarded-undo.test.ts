// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRow, cell } from '#document/action-rows.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { guardedSync } from '#lib/collab/guarded-sync.ts';
import { cellExtensions } from '#lib/collab/plan-extensions.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';
import { bring, copyOf, editorOn, planOf, says, type, wordsOf } from './two-editors.ts';

describe('undo', () => {
	test('takes back one’s own words and leaves the other person’s, in the same block', () => {
		const one = planOf(says('Start.'));
		const two = copyOf(one);
		const [editor, other] = [editorOn(one), editorOn(two)];
		type(editor, 'Mine. ', 1);
		bring(one, two);
		type(other, 'Hers. ', 1);
		bring(two, one);
		editor.commands.undo();
		expect(readPlan(one).doc).toEqual([says('Hers. Start.')]);
		editor.commands.redo();
		expect(wordsOf(one)).toContain('Mine. ');
		[editor, other].forEach((each) => each.destroy());
	});

	test('leaves a block one made when somebody else has written in it since', () => {
		const one = planOf(says('Start.'));
		const two = copyOf(one);
		const editor = editorOn(one);
		editor.commands.insertContentAt(0, { type: 'paragraph' });
		bring(one, two);
		((rootsOf(two).body.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Hers.');
		bring(two, one);
		editor.commands.undo();
		expect(readPlan(one).doc).toEqual([says('Hers.'), says('Start.')]);
		editor.destroy();
	});

	test('goes on when an editor that shared it is closed', () => {
		const doc = planOf(says('Start.'));
		const row = addRow(doc, { table: 't' });
		const undoManager = sharedUndo(doc);
		const open = (): Editor =>
			new Editor({
				extensions: [...cellExtensions(), guardedSync({ fragment: cell(doc, row, 'what'), undoManager })]
			});
		const first = open();
		first.commands.insertContent('In the cell');
		undoManager.stopCapturing();
		first.destroy();
		const second = open();
		expect(second.getText()).toBe('In the cell');
		second.commands.undo();
		expect(second.getText()).not.toContain('In the cell');
		second.destroy();
	});
});
