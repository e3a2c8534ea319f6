// Whether an anchor says the truth, from what is known of every letter.
import { planWords, stretchOf, type PlanWords, type Stretch } from '#domain/anchors/plan-words.ts';
import { contextLength, type Anchor, type Resolved } from '#domain/anchor.ts';
import { readPlan } from '#document/read.ts';
import type * as Y from 'yjs';
import type { Codes } from './codes.ts';

export interface Verdict {
	/** The words stand there, letter for letter, in one piece. */
	readonly unchanged: boolean;
	/** Said to be there, and that is where they are. */
	readonly exact: boolean;
	/** Said to be there for certain, and others stand there. */
	readonly wrong: boolean;
	/** They are there, and nobody finds them. */
	readonly lost: boolean;
	/** A guess that names the words of somebody else's sentence. */
	readonly misguessed: boolean;
	/**
	 * A copy stands for the words, which are nowhere in one piece any more, or somebody wrote the same words anew in their place, all or
	 * some of them: from then on these are what was meant.
	 */
	readonly copy: string | null;
}

/** A plan in signs. */
export function signsOf(doc: Y.Doc): PlanWords {
	return planWords(readPlan(doc));
}

/** The words somebody commented on, and the letters that stood right before and right after them. */
export interface Meant {
	readonly quote: string;
	readonly beside: readonly [before: string, after: string];
}

/** The nearest letters around a place. */
export function besideOf({ all }: PlanWords, from: number, to: number): Meant['beside'] {
	return [all.slice(0, from).trimEnd().at(-1) ?? '', all.slice(to).trimStart()[0] ?? ''];
}

export function judge(
	signs: PlanWords,
	codes: Codes,
	{ quote, beside }: Meant,
	{ state, place }: Resolved,
	anchor: Anchor
): Verdict {
	const unchanged = signs.all.includes(quote);
	const stretch = place?.kind === 'text' ? stretchOf(signs, place) : null;
	const said = stretch ? signs.all.slice(stretch.from, stretch.to) : '';
	const meant = letters(quote);
	const own = shared(said, meant) * 2 >= meant.size;
	const copied = !own && !unchanged && isCopy(said, quote, codes);
	// what is left of their letters stands here too, if anything is: nowhere else
	const retyped =
		stretch !== null &&
		codes.read(said) === codes.read(quote) &&
		shared(signs.all, meant) === shared(said, meant) &&
		besideOf(signs, stretch.from, stretch.to).some((sign, n) => sign !== '' && sign === beside[n]);
	const right =
		stretch !== null && (own || copied || retyped || looksTheSame(signs, codes, stretch, quote, anchor));
	return {
		unchanged,
		exact: state === 'anchored' && unchanged && right,
		wrong: state === 'anchored' && !right,
		lost: unchanged && stretch === null,
		copy: state === 'anchored' && (copied || retyped) ? said : null,
		misguessed: state === 'edited' && !right && shared(said, meant) === 0
	};
}

/**
 * A copy in the same cell, with all that stood around the words around it: they were moved past it, and nobody who reads the cell can
 * see that anything happened. (Elsewhere blocks have ids.)
 */
function looksTheSame(
	signs: PlanWords,
	codes: Codes,
	stretch: Stretch,
	quote: string,
	anchor: Anchor
): boolean {
	const { root, from, to } = stretch;
	if (root.actionId === null || root.actionId !== anchor.actionId || root.column !== anchor.column)
		return false;
	const before = signs.all.slice(Math.max(root.start, from - contextLength), from);
	const after = signs.all.slice(to, Math.min(root.end, to + contextLength));
	return (
		isCopy(signs.all.slice(from, to), quote, codes) &&
		codes.read(before) === anchor.prefix32 &&
		codes.read(after) === anchor.suffix32
	);
}

/** At least half of the letters come from those that were meant. */
function isCopy(said: string, quote: string, codes: Codes): boolean {
	const origins = new Set([...letters(quote)].map((sign) => codes.origin(sign)));
	return shared([...said].map((sign) => codes.origin(sign)).join(''), origins) * 2 >= origins.size;
}

function letters(signs: string): Set<string> {
	return new Set(signs.replaceAll(' ', ''));
}

function shared(signs: string, wanted: ReadonlySet<string>): number {
	let count = 0;
	for (const sign of new Set(signs)) if (wanted.has(sign)) count++;
	return count;
}
