// An anchor on chosen words.
import {
	contextLength,
	longestQuote,
	mostTwins,
	type Anchor,
	type Relative,
	type TextPlace
} from './shape.ts';
import { candidates } from './candidates.ts';
import { idOf } from './parts.ts';
import { quoteIn, rangeOf, stretchOf, type PlanWords, type Stretch } from './plan-words.ts';

/** Null when no word is chosen. */
export function textAnchor(words: PlanWords, place: TextPlace, relative: Relative | null): Anchor | null {
	const chosen = stretchOf(words, place);
	const stretch = chosen && short(words, chosen);
	if (!stretch || words.all.slice(stretch.from, stretch.to).trim() === '') return null;
	const { root, from, to } = stretch;
	const quote = quoteIn(words, stretch);
	const { at } = rangeOf(stretch);
	const context = {
		blockId: at === null ? null : idOf(words.content.doc[at]),
		actionId: root.actionId,
		column: root.column,
		prefix32: words.all
			.slice(Math.max(root.start, from - contextLength), from)
			.replace(/^[\uDC00-\uDFFF]/, ''),
		suffix32: words.all.slice(to, Math.min(root.end, to + contextLength)).replace(/[\uD800-\uDBFF]$/, '')
	};
	const twins = candidates(words, words.all.slice(from, to), context).filter((each) => each.from !== from);
	return {
		kind: 'text',
		...context,
		relStart: relative?.relStart ?? null,
		relEnd: relative?.relEnd ?? null,
		quoteOriginal: quote,
		quoteCurrent: quote,
		twins: Math.min(twins.length, mostTwins),
		twinContext: Math.max(0, ...twins.slice(0, 1).map(({ score }) => score)),
		state: 'anchored'
	};
}

/** The beginning of a passage that is too long to quote, without half a character. */
function short({ all }: PlanWords, { root, from, to }: Stretch): Stretch {
	if (to - from <= longestQuote) return { root, from, to };
	const end = from + longestQuote;
	return { root, from, to: /[\uDC00-\uDFFF]/.test(all[end] ?? '') ? end - 1 : end };
}
