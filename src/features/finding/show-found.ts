// Brings a found place into sight, and takes somebody there who is done with finding.
import type { TiptapEditorHTMLElement } from '@tiptap/core';
import { rangeOf, type Found } from './drawn-words.ts';

/** What lies over the page at its edges: toolbar and bar, px. */
const covered = { top: 150, bottom: 120 };

export function showFound(found: Found): void {
	const range = rangeOf(found);
	const height = window.visualViewport?.height ?? innerHeight;
	const seen = ({ top, bottom, left, right }: DOMRect): boolean =>
		top >= covered.top && bottom <= height - covered.bottom && left >= 0 && right <= innerWidth;
	if (seen(range.getBoundingClientRect()) && !isSideways(found)) return;
	found.block.scrollIntoView({ block: 'center', inline: 'nearest' });
	// a paragraph can be longer than the window
	const now = range.getBoundingClientRect();
	if (!seen(now)) scrollBy({ top: now.top - height / 2, behavior: 'instant' });
}

/** In a table that moves sideways one cannot tell from the window alone what is in sight. */
function isSideways({ block }: Found): boolean {
	return block.closest('table') !== null;
}

/** Focus to the found words: the caret where one writes, a cell's way in, its row, or the text one reads. */
export function goTo(found: Found): void {
	const { block, from, to } = found;
	const cell = block.closest('[data-words]');
	const writing = block.closest<TiptapEditorHTMLElement>('.ProseMirror');
	const editor = cell && !cell.contains(writing) ? null : (writing?.editor ?? null);
	if (editor?.isEditable) {
		const { view } = editor;
		editor.commands.setTextSelection({
			from: view.posAtDOM(from.node, from.offset),
			to: view.posAtDOM(to.node, to.offset)
		});
		view.focus();
		return;
	}
	const near = cell?.querySelector('button') ?? block.closest<HTMLElement>('[tabindex]');
	near?.focus({ preventScroll: true });
	if (near?.matches('button')) return;
	getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}
