// To a section from the list beside it: focus goes along, so that reading and Tab go on from there.
import type { TiptapEditorHTMLElement } from '@tiptap/core';

/** Call from the press on its link: the browser scrolls there by itself. */
export function goToHeading(id: string): void {
	// a sheet that closes gives focus back first
	requestAnimationFrame(() =>
		requestAnimationFrame(() => focusHeading(document.getElementById(`section-${id}`)))
	);
}

function focusHeading(heading: HTMLElement | null): void {
	const editor = heading?.closest<TiptapEditorHTMLElement>('.ProseMirror')?.editor;
	if (!heading) return;
	if (editor?.isEditable) {
		editor.commands.focus(editor.view.posAtDOM(heading, 0), { scrollIntoView: false });
		return;
	}
	// only while it has focus, and never where people write: a heading there is part of the text box
	heading.tabIndex = -1;
	heading.addEventListener('blur', () => heading.removeAttribute('tabindex'), { once: true });
	heading.focus({ preventScroll: true });
}
