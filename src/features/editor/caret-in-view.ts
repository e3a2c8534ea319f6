// While the caret stands well inside the screen a letter moves nothing. ProseMirror would measure every box around the caret to
// find that out, for each letter, and a slow phone feels it.
import type { EditorView } from '@tiptap/pm/view';

/** For `handleScrollToSelection`: whether nothing has to be scrolled. Margins of the screen in px. */
export function caretInView(margin: { readonly top: number; readonly bottom: number }) {
	return (view: EditorView): boolean => {
		const { selection } = view.state;
		if (!selection.empty || !view.hasFocus()) return false;
		const { top, bottom } = view.coordsAtPos(selection.head, 1);
		const screen = visualViewport?.height ?? innerHeight;
		return top >= margin.top && bottom <= screen - margin.bottom;
	};
}
