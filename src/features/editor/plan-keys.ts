// Shortcuts of the editor that are not those of its marks and lists.
import { Extension } from '@tiptap/core';

export interface PlanKeys {
	readonly link: () => void;
	readonly toolbar: () => void;
}

export function planKeys({ link, toolbar }: PlanKeys): Extension {
	const handled = (act: () => void) => () => {
		act();
		return true;
	};
	return Extension.create({
		name: 'planKeys',
		priority: 900,
		addKeyboardShortcuts: () => ({ 'Mod-k': handled(link), 'Alt-F10': handled(toolbar) })
	});
}
