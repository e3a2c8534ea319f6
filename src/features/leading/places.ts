// Where people are in a plan, and how a place is called, for who leads.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { placeOf } from '#lib/collab/places.ts';
import type { PlacedPerson } from '#lib/collab/presence.svelte.ts';
import { leadingWords as words } from '#lib/words/leading.ts';

/** A section, as far as it is needed here. */
export interface Place {
	readonly id: string;
	readonly title: string;
}

/** In which sections somebody has a caret: the ids of their headings, each once. */
export function sectionsWith(doc: Y.Doc, { at }: Pick<PlacedPerson, 'at'>): string[] {
	const found = at.map((told) => placeOf(doc, told)?.section ?? null);
	return [...new Set(found.filter((id) => id !== null))];
}

/** How a place is called in a sentence: a section by its title, a row by its number. */
export function placeName(doc: Y.Doc, sections: readonly Place[], target: string): string {
	const section = sections.find(({ id }) => id === target);
	if (section) return section.title === '' ? words.aPlace : `“${section.title}”`;
	const row = rootsOf(doc).actions.get(target);
	return row instanceof Y.Map ? words.anAction(`${row.get('ref') ?? ''}`) : words.aPlace;
}

/** Whether somebody is in the middle of writing or choosing: nothing may move under their hands. */
export function handsAreBusy(): boolean {
	const at = document.activeElement;
	if (document.querySelector('dialog[open]')) return true;
	return at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
}
