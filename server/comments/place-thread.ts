// A thread is hung up where its words stand now, in the server's own copy of the plan: what came from a page may be older.
import { makeAnchor, type Anchor, type Place } from '#domain/anchor.ts';
import { sectionOf } from '#domain/anchors/section-of.ts';
import type { PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { refuse } from '#domain/refusals.ts';
import { plainText } from '#domain/rich-text.ts';
import type { NamedPlace } from '#protocol/comments.ts';
import type { Sql } from '#server/sql.ts';
import { lookAtPlan } from './look-at-plan.ts';

export interface Placed {
	readonly anchor: Anchor;
	readonly section: string | null;
}

/** Letters of an action that stand in a list of places. */
const openingLength = 60;

/**
 * By an anchor from the page, or by the name of a place. What vanished while somebody wrote about it keeps its quotation, and is
 * `block-only` or `detached`: nothing is refused.
 */
export async function placed(sql: Sql, planId: string, on: Anchor | string): Promise<Placed> {
	// read as a document, so that what is short or stands there twice is found by where it was typed
	const plan = (await lookAtPlan(sql, planId as PlanId)) ?? refuse('not-found');
	const { look } = plan;
	const { content } = look.words;
	const anchor = typeof on === 'string' ? anchorOf(content, on) : on;
	const found = look.resolve(anchor);
	return {
		anchor: look.restamp(anchor, found),
		section: found.place ? sectionOf(content, found.place) : null
	};
}

/** What the name of a place points at in a text: "plan", "section:ID", "row:ID". */
export function anchorOf(content: PlanContent, name: string): Anchor {
	const place = placeNamed(content, name);
	return (place && makeAnchor(content, place)) ?? refuse('not-found');
}

function placeNamed(content: PlanContent, name: string): Place | null {
	if (name === 'plan') return { kind: 'document' };
	const [kind, id = ''] = name.split(':', 2);
	if (kind === 'row') return { kind: 'action', actionId: id };
	const at = content.doc.findIndex((block) => block.type === 'heading' && block.attrs.id === id);
	return kind === 'section' && at >= 0 ? { kind: 'block', at, blockId: id } : null;
}

/** The headings of a plan: id, and what they say. */
export function headingsOf({ doc }: PlanContent): { id: string; title: string }[] {
	return doc.flatMap((block) => {
		if (block.type !== 'heading' || !block.attrs.id) return [];
		const title = plainText(block.content ?? []).trim();
		return [{ id: block.attrs.id, title: [block.attrs.ref, title].filter(Boolean).join(' ') }];
	});
}

/** Sections and actions one can say something about, in their order. `words` names them where they have no words. */
export function placesOf(
	content: PlanContent,
	words: { plan: string; section: (title: string) => string; row: (opening: string) => string }
): NamedPlace[] {
	const rows = Object.entries(content.actions)
		.filter(([, { deletedAt }]) => deletedAt === null)
		.sort(([, a], [, b]) => (a.rank < b.rank ? -1 : 1))
		.map(([id, { ref, what }]) => {
			const opening = [ref, plainText(what).trim().slice(0, openingLength)].filter(Boolean).join(' ');
			return { value: `row:${id}`, label: words.row(opening) };
		});
	return [
		{ value: 'plan', label: words.plan },
		...headingsOf(content).map(({ id, title }) => ({ value: `section:${id}`, label: words.section(title) })),
		...rows
	];
}
