// When the same words elsewhere are surely the ones somebody spoke about. The same words stand in a plan again and again, and
// whoever deletes them in one place has not moved them to the next.
import type { Anchor } from './shape.ts';
import { fullContext, type Candidate } from './candidates.ts';
import type { PlanWords, Stretch } from './plan-words.ts';

/** So many characters around are no accident. */
const tellingContext = 12;
/** Nor is a quotation of that length in its own block, or of the next one where it stands in the plan only once. */
const tellingAtHome = 12;
const tellingQuote = 20;
/** So many only where words were copied. */
const copiedContext = 20;
/** A copy stood somewhere already: then only its own block tells the first words from it. */
const copiedWords = 32;
/** By so much a place must be better than any other. */
const clearly = 5;

/**
 * The place that leaves no doubt; null when there is none, or more than one. Best candidates first. `gap`: where the words were
 * taken out, as the shared document says.
 */
export function certain(
	words: PlanWords,
	found: readonly Candidate[],
	anchor: Anchor,
	quote: string,
	gap: Stretch | null
): Candidate | null {
	const [best, next] = found;
	if (!best || (next && best.score - next.score < clearly)) return null;
	if (tearsWord(words, best, anchor)) return null;
	const alone = found.length === 1 && found.length > anchor.twins && quote.length >= tellingQuote;
	// they were put elsewhere, or they are gone and something like them stands elsewhere
	if (gap && !touches(gap, best)) return alone && !crossesLine(best) ? best : null;
	if (anchor.twinContext >= copiedWords && !best.home) return null;
	// more of them stand there than were known: what is around a copy is as it was, too, and the first words may have gone elsewhere
	if (!best.home && found.length > anchor.twins + 1) return null;
	if (found.slice(1).some((rival) => isCopy(rival, best, anchor))) return null;
	const { before, after, home, score } = best;
	const better = score > anchor.twinContext + clearly;
	const [ahead, behind] = [
		before >= Math.min(tellingContext, fullContext(anchor.prefix32)),
		after >= Math.min(tellingContext, fullContext(anchor.suffix32))
	];
	if (better && ahead && behind) return best;
	// one of them is missing, and it may be the one that was meant
	if (found.length <= anchor.twins) return null;
	// or there are more than were known, and only one side is as it was: somebody wrote the same words right beside the first ones
	if (found.length > anchor.twins + 1) return null;
	// another line may have come to stand there, and begin with the same words
	if (crossesLine(best)) return null;
	if (better && (before >= tellingContext || after >= tellingContext)) return best;
	if (better && home && quote.length >= tellingAtHome) return best;
	return alone ? best : null;
}

function touches(gap: Stretch, { root, from, to }: Candidate): boolean {
	return gap.root === root && from <= gap.from && gap.from <= to;
}

/** It ends or begins in the middle of a word, and did not: "us a" is not in "us autumn". */
function tearsWord({ all }: PlanWords, { root, from, to }: Candidate, anchor: Anchor): boolean {
	const [before, after] = [anchor.prefix32.at(-1) ?? ' ', anchor.suffix32[0] ?? ' '];
	return (
		(!isLetter(before) && isLetter(all[from - 1]) && !root.lines.some(({ start }) => start === from)) ||
		(!isLetter(after) && isLetter(all[to]) && !root.lines.some(({ end }) => end === to))
	);
}

function isLetter(sign: string | undefined): boolean {
	return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}

function crossesLine({ root, from, to }: Candidate): boolean {
	return root.lines.some(({ end }) => from < end && end < to);
}

/**
 * Words that somebody copied bring along what is around them; put right behind the first ones they are even followed by what
 * followed those. A place that was known when the anchor was looked at last is no news.
 */
function isCopy(rival: Candidate, best: Candidate, { twinContext }: Anchor): boolean {
	if (best.home && !rival.home) return false;
	return rival.score > twinContext && (rival.home || Math.max(rival.before, rival.after) >= copiedContext);
}

/** A place that may be the right one. `gone`: what was around the words stands without them. */
export function likely(
	found: readonly Candidate[],
	{ twins }: Anchor,
	quote: string,
	gone: boolean
): Candidate | null {
	const [best] = found;
	if (!best) return null;
	if (quote.length >= tellingQuote || (!gone && best.score >= tellingContext)) return best;
	// as many as ever: it has gone somewhere
	return found.length > twins && (found.length === 1 || quote.length >= tellingAtHome) ? best : null;
}
