// What the toolbar's "Add" puts into the text, next to the caret.
import type { Editor } from '@tiptap/core';
import { newId } from '#domain/ids.ts';
import type { CalloutKind } from '#domain/plan.ts';

/** Puts a plain title under the heading of the section the caret is in, or goes to the one that is there. */
export function addPlainTitle(editor: Editor): void {
	const { doc, selection } = editor.state;
	let heading: { pos: number; size: number } | null = null;
	doc.forEach((node, pos) => {
		if (node.type.name === 'heading' && pos <= selection.from) heading = { pos, size: node.nodeSize };
	});
	const found = heading as { pos: number; size: number } | null;
	const at = found ? found.pos + found.size : 0;
	const chain = editor.chain();
	if (doc.resolve(at).nodeAfter?.type.name !== 'plainTitle')
		chain.insertContentAt(at, { type: 'plainTitle' });
	chain
		.setTextSelection(at + 1)
		.focus()
		.scrollIntoView()
		.run();
}

/** Puts the chosen blocks into a callout; a callout around the caret changes its kind instead. */
export function addCallout(editor: Editor, kind: CalloutKind): void {
	const chain = editor.chain().focus();
	if (editor.isActive('callout')) chain.updateAttributes('callout', { kind }).run();
	else if (editor.can().wrapIn('callout', { kind })) chain.wrapIn('callout', { kind, id: newId() }).run();
	else
		chain
			.insertContent({ type: 'callout', attrs: { kind, id: newId() }, content: [{ type: 'paragraph' }] })
			.run();
}

/** Puts an action table behind the block the caret is in. */
export function addActionTable(editor: Editor): void {
	const { $to } = editor.state.selection;
	const at = $to.depth === 0 ? $to.pos : $to.after(1);
	editor
		.chain()
		.insertContentAt(
			at,
			{ type: 'actionTable', attrs: { id: newId(), title: '' } },
			{ updateSelection: false }
		)
		.setNodeSelection(at)
		.focus()
		.scrollIntoView()
		.run();
}
