// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRow, cell } from '#document/action-rows.ts';
import { ownEdit } from '#document/origins.ts';
import { readPlan } from '#document/read.ts';
import { plainText } from '#domain/rich-text.ts';
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

	test('leaves the first line of a cell for others, also when first lines of theirs came to stand before it', () => {
		const one = planOf(says('Start.'));
		const row = addRow(one, { table: 't' });
		const two = copyOf(one);
		const three = copyOf(one);
		const undoManager = sharedUndo(one);
		[one, two, three].forEach((doc, index) => (doc.clientID = 30 - index));
		firstLineIn(one, row, 'Mine.');
		firstLineIn(two, row, 'Before.');
		bring(two, one);
		bring(one, three);
		const lines = cell(three, row, 'what');
		((lines.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Hers.');
		undoManager.undo();
		bring(three, one);
		expect(plainText(readPlan(one).actions[row]!.what)).toBe('Before.\nHers.');
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

function firstLineIn(doc: Y.Doc, row: string, words: string): void {
	doc.transact(() => {
		const line = new Y.XmlElement('paragraph');
		line.insert(0, [new Y.XmlText(words)]);
		cell(doc, row, 'what').push([line]);
	}, ownEdit);
}
