// When the same words elsewhere are surely the ones somebody spoke about. The same words stand in a plan again and again, and
// whoever deletes them in one place has not moved them to the next.
import type { Anchor } from '../anchor.ts';
import { fullContext, type Candidate } from './candidates.ts';

/** So many characters around are no accident. */
const tellingContext = 12;
/** Nor is a quotation of that length in its own block, or of the next one where it stands in the plan only once. */
const tellingAtHome = 12;
const tellingQuote = 20;
/** By so much a place must be better than any other. */
const clearly = 5;

/** The place that leaves no doubt; null when there is none, or more than one. Best candidates first. */
export function certain(found: readonly Candidate[], anchor: Anchor, quote: string): Candidate | null {
	const [best, next] = found;
	if (!best || (next && best.score - next.score < clearly)) return null;
	const { before, after, home, score } = best;
	const better = score > anchor.twinContext + clearly;
	const [ahead, behind] = [
		before >= Math.min(tellingContext, fullContext(anchor.prefix32)),
		after >= Math.min(tellingContext, fullContext(anchor.suffix32))
	];
	if (better && ahead && behind) return best;
	// one of them is missing, and it may be the one that was meant
	if (found.length <= anchor.twins) return null;
	if (better && (before >= tellingContext || after >= tellingContext)) return best;
	if (better && home && quote.length >= tellingAtHome) return best;
	return found.length === 1 && quote.length >= tellingQuote ? best : null;
}

/** A place that may be the right one. `gone`: what was around the words stands without them. */
export function likely([best]: readonly Candidate[], quote: string, gone: boolean): Candidate | null {
	if (!best) return null;
	return quote.length >= tellingQuote || (!gone && best.score >= tellingContext) ? best : null;
}
