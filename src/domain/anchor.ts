// What a comment hangs on: a part of a plan, said in several ways at once, so that it is found again after others have edited,
// split, joined, moved, deleted and restored what it was said about. The same two functions answer in browser and server.
import { marked, partResolved } from './anchors/parts.ts';
import { textAnchor } from './anchors/text-anchor.ts';
import { textResolved } from './anchors/text-resolved.ts';
import { planWords, type PlanWords, type TextRange } from './anchors/plan-words.ts';
import type { Anchor, Place, Relative, Resolved } from './anchors/shape.ts';
import type { PlanContent } from './plan.ts';

export * from './anchors/shape.ts';

/**
 * An anchor for a place; null where nothing stands (an empty choice of words, a row that was removed). Without `relative`
 * it works as well, on frozen and published text.
 */
export function makeAnchor(
	plan: PlanContent | PlanWords,
	place: Place,
	relative: Relative | null = null
): Anchor | null {
	const words = wordsOf(plan);
	return place.kind === 'text' ? textAnchor(words, place, relative) : marked(words, place);
}

/**
 * Where an anchor is now. `relative` is where its relative positions are in the live document, perhaps with nothing between
 * them; null without a live document, or when what they were in is gone. With many anchors give `planWords(content)`.
 */
export function resolveAnchor(
	plan: PlanContent | PlanWords,
	anchor: Anchor,
	relative: TextRange | null = null
): Resolved {
	const words = wordsOf(plan);
	return anchor.kind === 'text' ? textResolved(words, anchor, relative) : partResolved(words, anchor);
}

/** The anchor as it is to be kept after a look: where it is now when that is certain, else only how it stands. */
export function restamped(
	plan: PlanContent | PlanWords,
	anchor: Anchor,
	{ state, place, sure }: Resolved,
	relative: Relative | null = null
): Anchor {
	const { relStart, relEnd, quoteOriginal } = anchor;
	const fresh = sure && place ? makeAnchor(plan, place, relative) : null;
	if (!fresh || fresh.kind !== anchor.kind) return { ...anchor, state };
	return { ...fresh, ...(relative ? {} : { relStart, relEnd }), quoteOriginal, state };
}

function wordsOf(plan: PlanContent | PlanWords): PlanWords {
	return 'all' in plan ? plan : planWords(plan);
}
