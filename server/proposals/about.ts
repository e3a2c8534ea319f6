// The name of the place a part of a suggestion is about, as the page of comments takes it.
import { sectionOf } from '#domain/anchors/section-of.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { placeOf } from '#domain/proposals/proposal.ts';

/** "row:ID", "section:ID", or "plan" where neither stands. */
export function aboutOf(content: PlanContent, part: Part): string {
	const place = placeOf(part);
	if (place && 'actionId' in place) {
		const row = Object.hasOwn(content.actions, place.actionId) ? content.actions[place.actionId] : undefined;
		return row?.deletedAt === null ? `row:${place.actionId}` : 'plan';
	}
	const at = content.doc.findIndex(
		(block) => 'attrs' in block && block.attrs && 'id' in block.attrs && block.attrs.id === place?.blockId
	);
	const section = at < 0 ? null : sectionOf(content, { kind: 'block', at, blockId: place?.blockId ?? '' });
	return section === null ? 'plan' : `section:${section}`;
}
