// Suggestions made ready to be shown beside the plan as it is now.
import * as Y from 'yjs';
import { sayingNow } from '#document/proposals/beside.ts';
import { keyedPlan } from '#document/proposals/keyed-plan.ts';
import { lookAt, lookBack } from '#document/proposals/look.ts';
import { rootsOf } from '#document/roots.ts';
import type { PersonId } from '#domain/ids.ts';
import { comparisonOf } from '#lib/plan-html/comparison.ts';
import type { ShownPart, ShownSuggestion } from '#features/suggesting/shown-suggestion.ts';
import type { Listed, ListedPart } from '#server/proposals/proposals.ts';

export function shownWith(state: Uint8Array, me: PersonId): (suggestion: Listed) => ShownSuggestion {
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, state);
	const plan = keyedPlan(doc);
	const shown = ({ part, ...rest }: ListedPart): ShownPart => {
		// what was answered is shown as it was suggested: the plan has gone on
		const look =
			rest.state === 'open'
				? lookAt(doc, plan, part)
				: { ...lookBack(plan, part), fit: 'in-already' as const, since: null };
		return {
			...rest,
			fit: look.fit,
			sections: comparisonOf(look.was, look.is).sections,
			since: look.since && comparisonOf(look.since.was, look.since.is).sections,
			over: look.fit === 'changed' ? sayingNow(doc, part) : null
		};
	};
	return ({ by, parts, ...rest }) => ({ ...rest, isMine: by === me, parts: parts.map(shown) });
}
