// Enter over words of several blocks takes them away first, and then breaks the line where the caret is left. Tiptap does both
// in one step, at a place that may lie between blocks by then: a list chosen as a whole could not be replaced by a line.
import { Extension } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

export const enterOverBlocks = Extension.create({
	name: 'enterOverBlocks',
	priority: 1_100,
	addKeyboardShortcuts: () => ({
		Enter: ({ editor }) => {
			const { selection } = editor.state;
			if (selection instanceof TextSelection && !selection.$from.sameParent(selection.$to))
				editor.commands.deleteSelection();
			return false;
		}
	})
});
