// Where people are in a plan, and where a place is on the page.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { PlacedPerson } from '#lib/collab/presence.svelte.ts';
import { leadingWords as words } from '#lib/words/leading.ts';

/** A section, as far as it is needed here. */
export interface Place {
	readonly id: string;
	readonly title: string;
}

/** In which sections somebody has a caret: the ids of their headings, each once. */
export function sectionsWith(doc: Y.Doc, { at }: Pick<PlacedPerson, 'at'>): string[] {
	const blocks = rootsOf(doc).body.toArray();
	const found = at.map(({ cursor, cell }) => {
		const block = cell ? tableOf(doc, blocks, cell) : blockOf(doc, cursor);
		return headingBefore(blocks, blocks.indexOf(block as Y.XmlElement));
	});
	return [...new Set(found.filter((id) => id !== null))];
}

/** How a place is called in a sentence: a section by its title, a row by its number. */
export function placeName(doc: Y.Doc, sections: readonly Place[], target: string): string {
	const section = sections.find(({ id }) => id === target);
	if (section) return section.title === '' ? words.aPlace : `“${section.title}”`;
	const row = rootsOf(doc).actions.get(target);
	return row instanceof Y.Map ? words.anAction(`${row.get('ref') ?? ''}`) : words.aPlace;
}

/** The element of a section or a row; null when it is not on this page. */
export function elementOf(target: string): HTMLElement | null {
	return document.getElementById(`section-${target}`) ?? document.getElementById(`row-${target}`);
}

/** Whether somebody is in the middle of writing or choosing: nothing may move under their hands. */
export function handsAreBusy(): boolean {
	const at = document.activeElement;
	if (document.querySelector('dialog[open]')) return true;
	return at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
}

function blockOf(doc: Y.Doc, cursor: unknown): unknown {
	if (typeof cursor !== 'object' || cursor === null || !('head' in cursor)) return null;
	const head = Y.createRelativePositionFromJSON(cursor.head);
	let at: unknown = Y.createAbsolutePositionFromRelativePosition(head, doc)?.type;
	const { body } = rootsOf(doc);
	while (at instanceof Y.AbstractType && at.parent && at.parent !== body) at = at.parent;
	return at;
}

function tableOf(doc: Y.Doc, blocks: readonly unknown[], cell: unknown): unknown {
	const row = rootsOf(doc).actions.get(`${(cell as { action?: unknown }).action}`);
	const table = row instanceof Y.Map ? row.get('table') : null;
	return blocks.find((block) => block instanceof Y.XmlElement && block.getAttribute('id') === table);
}

function headingBefore(blocks: readonly unknown[], from: number): string | null {
	for (let index = from; index >= 0; index--) {
		const block = blocks[index];
		const id = block instanceof Y.XmlElement && block.nodeName === 'heading' && block.getAttribute('id');
		if (id) return id;
	}
	return null;
}
