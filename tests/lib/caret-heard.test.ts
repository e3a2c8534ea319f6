// @vitest-environment jsdom
// A browser has moved the caret, and has not said so yet, when something of others is drawn.
import { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { addRow, cell } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { guardedSync } from '#lib/collab/guarded-sync.ts';
import { StillPage } from '#lib/collab/hold-still.ts';
import { cellExtensions, planExtensions } from '#lib/collab/plan-extensions.ts';
import { remoteCarets } from '#lib/collab/remote-carets.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';
import { bring, copyOf, editorOn, planOf, says } from './two-editors.ts';

// jsdom draws nothing, so it can say of nothing where it is, and scrolls nowhere
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();
document.elementFromPoint = () => null;
window.scrollBy = () => undefined;

/** An editor on the body or on a cell, with the caret in its last line's middle, and somebody else's copy. */
function aTab(where: 'body' | 'cell') {
	const doc = planOf(says('Families wait too long.'), says('We meet again in March.'));
	const row = addRow(doc, { table: 'table-one' });
	const line = new Y.XmlElement('paragraph');
	line.insert(0, [new Y.XmlText('Ring every family.')]);
	cell(doc, row, 'what').insert(0, [line]);
	const theirs = copyOf(doc);
	const fragmentOf = (of: Y.Doc) => (where === 'body' ? rootsOf(of).body : cell(of, row, 'what'));
	const awareness = new Awareness(doc);
	const editor = new Editor({
		element: document.body.appendChild(document.createElement('div')),
		injectCSS: false,
		extensions: [
			...(where === 'body' ? planExtensions() : cellExtensions()),
			guardedSync({ fragment: fragmentOf(doc), undoManager: sharedUndo(doc) }),
			remoteCarets({
				awareness,
				field: where === 'body' ? 'cursor' : 'cell',
				label: ({ name }) => name
			})
		]
	});
	editor.commands.setTextSelection(editor.state.doc.content.size - 5);
	editor.view.focus();
	return { doc, theirs, editor, awareness, fragmentOf };
}

/** As a key does: the browser's caret stands elsewhere in its line, and no event has come. */
function goLeft(editor: Editor): void {
	const line = editor.view.domAtPos(editor.state.selection.$head.start()).node;
	getSelection()?.collapse(line.firstChild ?? line, 2);
}

test.each(['body', 'cell'] as const)(
	'in the %s a change of others keeps the caret where it went',
	(where) => {
		const { doc, theirs, editor, fragmentOf } = aTab(where);
		goLeft(editor);
		const first = fragmentOf(theirs)
			.toArray()
			.find((each) => each instanceof Y.XmlElement);
		(first?.get(0) as Y.XmlText).insert(where === 'body' ? 0 : 8, 'Soon ');
		new StillPage().during(() => bring(theirs, doc));
		expect(editor.state.selection.$head.parentOffset).toBe(2);
		expect(getSelection()?.focusOffset).toBe(2);
		editor.destroy();
	}
);

test.each(['body', 'cell'] as const)('in the %s so does somebody who only moves', async (where) => {
	const { theirs, editor, awareness } = aTab(where);
	await Promise.resolve();
	goLeft(editor);
	const other = new Awareness(theirs);
	const user = { name: 'Sam', group: 'parent_carer', role: 'editor', color: '#123456', mayEdit: true };
	other.setLocalState({ user });
	applyAwarenessUpdate(awareness, encodeAwarenessUpdate(other, [other.clientID]), 'network');
	await Promise.resolve();
	expect(editor.state.selection.$head.parentOffset).toBe(2);
	expect(getSelection()?.focusOffset).toBe(2);
	editor.destroy();
	other.destroy();
});

test('in an empty plan a first line of others is not chosen, so that my letter does not replace it', () => {
	const doc = planOf();
	const theirs = copyOf(doc);
	const editor = editorOn(doc);
	editor.commands.focus('start');
	const line = new Y.XmlElement('paragraph');
	line.insert(0, [new Y.XmlText('Hello.')]);
	rootsOf(theirs).body.insert(0, [line]);
	bring(theirs, doc);
	expect(editor.state.selection.empty).toBe(true);
	editor.view.dispatch(editor.state.tr.insertText('I say: '));
	expect(editor.state.doc.textContent).toBe('I say: Hello.');
	editor.destroy();
});
