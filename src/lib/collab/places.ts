// Where people are in a plan, and where a place is on the page.
import * as Y from 'yjs';
import { shownBy } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { sectionAt, sectionOfRow } from '#document/touched-places.ts';
import type { OwnPresence } from '#protocol/presence.ts';

/** A section by the id of its heading (null before the first), and in it perhaps an action row. */
export interface PlanPlace {
	readonly section: string | null;
	readonly row: string | null;
}

/** Where somebody writes or has their caret; null for whoever reads. */
export function placeOf(doc: Y.Doc, { cursor, cell }: OwnPresence): PlanPlace | null {
	if (isRecord(cell) && typeof cell.action === 'string' && rootsOf(doc).actions.has(cell.action)) {
		const row = shownBy(doc, cell.action);
		return { section: sectionOfRow(doc, row), row };
	}
	const block = isRecord(cursor) ? blockOf(doc, cursor.head) : null;
	return block ? { section: sectionAt(block), row: null } : null;
}

/** Where a reader is: what stands in the upper part of the screen; above the first section, the first that can be seen. */
export function placeOnScreen(): PlanPlace {
	const line = window.innerHeight * 0.4;
	const place: { section: string | null; row: string | null } = { section: null, row: null };
	for (const element of document.querySelectorAll('main [id^="section-"], main [id^="row-"]')) {
		const { top, bottom } = element.getBoundingClientRect();
		if (top > (place.section === null ? window.innerHeight : line)) break;
		if (element.id.startsWith('section-')) place.section = element.id.slice('section-'.length);
		else if (top <= line && bottom > line) place.row = element.id.slice('row-'.length);
	}
	return place;
}

/** The element of a section or a row; null when it is not on this page. */
export function elementOf(target: string): HTMLElement | null {
	return document.getElementById(`section-${target}`) ?? document.getElementById(`row-${target}`);
}

/** Whether a change there happens where I am: in my row, or anywhere in my section while I am in no row. */
export function isNear(me: PlanPlace, there: PlanPlace): boolean {
	return me.row === null ? me.section === there.section : me.row === there.row;
}

function blockOf(doc: Y.Doc, head: unknown): Y.Item | null {
	const { body } = rootsOf(doc);
	let at: unknown = Y.createAbsolutePositionFromRelativePosition(
		Y.createRelativePositionFromJSON(head),
		doc
	)?.type;
	while (at instanceof Y.AbstractType && at.parent && at.parent !== body) at = at.parent;
	return at instanceof Y.AbstractType && at !== (body as unknown) ? at._item : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
