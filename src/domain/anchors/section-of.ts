// In which section something stands, for counting and for lists.
import type { Place } from './shape.ts';
import { shownIn } from '../action-row.ts';
import type { PlanContent } from '../plan.ts';
import { idOf } from './parts.ts';

/** The id of the heading above a place (its own, when it is a heading); null before the first, and for the whole plan. */
export function sectionOf({ doc, actions }: PlanContent, place: Place): string | null {
	const at = blockOf({ doc, actions }, place);
	for (let index = at; index >= 0; index--) if (doc[index]?.type === 'heading') return idOf(doc[index]);
	return null;
}

/** The top-level block a place is shown in; -1 when it is in none. */
export function blockOf({ doc, actions }: Pick<PlanContent, 'doc' | 'actions'>, place: Place): number {
	if ('at' in place && place.at !== null) return place.at;
	const id = 'actionId' in place ? place.actionId : null;
	if (id === null) return -1;
	const home = shownIn(id, (other) => (Object.hasOwn(actions, other) ? actions[other] : undefined));
	const table = actions[home]?.table;
	return doc.findIndex((block) => block.type === 'actionTable' && block.attrs.id === table);
}
