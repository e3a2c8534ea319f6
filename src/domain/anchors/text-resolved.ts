// Where the words of an anchor are now. What is certain comes first: where the shared document says they are, when they are
// still the same; then the same words elsewhere, when what is around them leaves no doubt. The rest is guessed, and said to be.
import type { Anchor, AnchorState, Resolved } from './shape.ts';
import { candidates } from './candidates.ts';
import { betweenContext, longestRun } from './guesses.ts';
import { idOf } from './parts.ts';
import {
	bare,
	rangeOf,
	rowStands,
	stretchOf,
	type PlanWords,
	type Stretch,
	type TextRange
} from './plan-words.ts';
import { certain, likely } from './certainty.ts';

export function textResolved(words: PlanWords, anchor: Anchor, relative: TextRange | null): Resolved {
	const original = bare(anchor.quoteOriginal);
	const current = bare(anchor.quoteCurrent);
	const pointed = relative && stretchOf(words, relative);
	const points = pointed && pointed.to > pointed.from ? pointed : null;
	const taken = points ? null : pointed;
	const said = points ? words.all.slice(points.from, points.to) : '';
	if (points && said === original) return at(words, points, 'anchored', true);
	const found = candidates(words, original, anchor);
	const whole =
		points &&
		found.find(({ root, from, to }) => root === points.root && from <= points.from && to >= points.to);
	if (whole) return at(words, whole, 'anchored', true);
	if (points && isStill(said, current)) return at(words, points, 'edited', true);

	// where the words as they are now stand, a copy of what they were before means nothing
	const away = relative !== null && wentWithRow(words, relative);
	const now =
		away || current === original
			? null
			: certain(words, candidates(words, current, anchor), anchor, current, taken);
	if (now) return at(words, now, 'edited', true);
	// how often the first words stood elsewhere is known only while they are the present ones
	const known = current === original ? anchor : { ...anchor, twins: Infinity, twinContext: 0 };
	const surely = away ? null : certain(words, found, known, original, taken);
	if (surely) return at(words, surely, 'anchored', true);
	if (points && said.length <= 3 * current.length + 200) return at(words, points, 'edited', true);
	const gap = betweenContext(words, anchor, current.length);
	if (gap && gap.to > gap.from) return at(words, gap, 'edited', false);
	const guess =
		likely(found, known, original, gap !== null) ??
		longestRun(words, current, anchor) ??
		(original === current ? null : longestRun(words, original, anchor));
	if (guess) return at(words, guess, 'edited', false);
	return around(words, anchor);
}

/** They stand in a row that was removed: the same words elsewhere are others. */
function wentWithRow({ content }: PlanWords, { actionId, from, to }: TextRange): boolean {
	const some = from.line !== to.line || from.offset !== to.offset;
	return some && actionId !== null && !rowStands(content, actionId);
}

/** Enough of the words is there for it to be the same passage. */
function isStill(said: string, quote: string): boolean {
	if (said === quote) return true;
	let start = 0;
	while (start < said.length && start < quote.length && said[start] === quote[start]) start++;
	let end = 0;
	while (end < said.length - start && end < quote.length - start && said.at(-1 - end) === quote.at(-1 - end))
		end++;
	if (start + end >= quote.length / 2) return said.length <= 3 * quote.length + 200;
	const wordsSaid = new Set(said.split(/\s+/));
	const wanted = quote.split(/\s+/);
	return wanted.filter((word) => wordsSaid.has(word)).length >= wanted.length / 2;
}

function at({ content }: PlanWords, stretch: Stretch, state: AnchorState, sure: boolean): Resolved {
	const range = rangeOf(stretch);
	const blockId = range.at === null ? null : idOf(content.doc[range.at]);
	return { state, sure, place: { kind: 'text', ...range, blockId } };
}

/** The words are gone; what they stood in may be there. */
function around({ content }: PlanWords, { actionId, column, blockId }: Anchor): Resolved {
	if (actionId !== null && column !== null && rowStands(content, actionId))
		return { state: 'block-only', sure: false, place: { kind: 'cell', actionId, column } };
	const block = blockId === null ? -1 : content.doc.findIndex((each) => idOf(each) === blockId);
	if (block !== -1) return { state: 'block-only', sure: false, place: { kind: 'block', at: block, blockId } };
	return { state: 'detached', sure: false, place: null };
}
