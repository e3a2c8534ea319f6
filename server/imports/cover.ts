// The first page: what the plan is called, which kind it is, for when.
import type { PlanKind } from '#domain/plan.ts';
import { longestTitle } from '#document/schema.ts';
import type { Findings } from '#document/foreign/findings.ts';
import type { FoundHeading } from './headings.ts';
import { wordsOf, type SourceBlock, type SourceParagraph } from '#document/foreign/source.ts';
import { isPeriod, kindsNamed, plainWords } from '#document/foreign/vocabulary.ts';

/** The paragraph that names the plan: styled as title, else the first line when it stands out or nothing stands before it. */
export function titleParagraph(
	blocks: readonly SourceBlock[],
	headings: ReadonlyMap<SourceParagraph, FoundHeading>
): SourceParagraph | null {
	const paragraphs = blocks.filter(
		(block): block is SourceParagraph => block.kind === 'paragraph' && wordsOf(block) !== ''
	);
	const fits = (paragraph: SourceParagraph | undefined) =>
		paragraph && wordsOf(paragraph).length <= longestTitle;
	const styled = paragraphs.find((paragraph) => paragraph.title);
	if (styled) return fits(styled) ? styled : null;
	const first = paragraphs[0];
	if (!first || !fits(first) || first.list) return null;
	const heading = headings.get(first);
	if (heading) {
		if (heading.ref !== '') return null;
		const others = [...headings].filter(([paragraph]) => paragraph !== first);
		const larger = others.every(([paragraph]) => (paragraph.size ?? 0) < (first.size ?? 0));
		const alone = others.every(([, other]) => other.level > heading.level);
		const nothingBelow = blocks[blocks.indexOf(first) + 1];
		return larger ||
			alone ||
			namesAPlan(wordsOf(first)) ||
			(nothingBelow?.kind === 'paragraph' && headings.has(nothingBelow))
			? first
			: null;
	}
	return headings.size > 0 && wordsOf(first).split(' ').length <= 25 && !/[.!?]$/.test(wordsOf(first))
		? first
		: null;
}

function namesAPlan(words: string): boolean {
	return /\b(plan|programme|strategy|update|bulletin|report)\b/i.test(words);
}

export interface Cover {
	readonly kind: PlanKind;
	readonly period: string;
	/** Lines of the cover that belong to the text. */
	readonly rest: readonly SourceParagraph[];
}

/** Reads the lines between the title and the first heading. `pageLines` vote for the kind, too. */
export function readCover(
	title: string,
	lines: readonly SourceParagraph[],
	pageLines: readonly string[],
	findings: Findings
): Cover {
	let period = '';
	const rest: SourceParagraph[] = [];
	for (const line of lines) {
		const words = wordsOf(line);
		if (period === '' && isPeriod(words)) period = words;
		else if (title !== '' && plainWords(words) === plainWords(title))
			findings.hold('The title stands more than once on the first page. It is kept once.', words);
		else rest.push(line);
	}
	const short = lines.map(wordsOf).filter((words) => words.split(' ').length <= 25);
	const onCover = [title, ...short]
		.map((line) => ({ line, kinds: ownKinds(line) }))
		.filter(({ kinds }) => kinds.length > 0);
	if (new Set(onCover.flatMap(({ kinds }) => kinds)).size > 1) {
		const named = [...new Set(onCover.map(({ line }) => line))].join(' / ');
		findings.note('The first page names more than one kind of plan.', named);
	}
	const votes = [...onCover.flatMap(({ kinds }) => kinds), ...pageLines.flatMap(ownKinds)];
	return { kind: mostOf(votes), period, rest };
}

/** The kind that is named most; a bulletin or a plan about a strategy is no strategy. */
function mostOf(votes: readonly PlanKind[]): PlanKind {
	const others = votes.filter((vote) => vote !== 'strategy');
	const asked = others.length > 0 ? others : votes;
	const count = (kind: PlanKind) => asked.filter((vote) => vote === kind).length;
	return (
		asked.reduce<PlanKind | null>(
			(best, vote) => (best === null || count(vote) > count(best) ? vote : best),
			null
		) ?? 'afi'
	);
}

/** Lines of the first page, at most: further down other documents are spoken of. */
const mostCoverLines = 8;

/** What kind of document this seems to be, before its text is read: the title and the short lines below it say so. */
export function kindAhead(blocks: readonly SourceBlock[]): PlanKind {
	const lines = blocks
		.flatMap((block) => (block.kind === 'paragraph' ? [wordsOf(block)] : []))
		.filter((words) => words !== '')
		.slice(0, mostCoverLines);
	const end = lines.findIndex((words) => words.split(' ').length > 25);
	return mostOf(lines.slice(0, end === -1 ? lines.length : end).flatMap(ownKinds));
}

/** Kinds that are read as text: a table in them is no table of actions unless it says so. */
export function isProse(kind: PlanKind): boolean {
	return kind === 'inspection' || kind === 'update' || kind === 'strategy';
}

/** "Strategy improvement plan" is a plan about a strategy, not a strategy. */
function ownKinds(line: string): PlanKind[] {
	const kinds = kindsNamed(line);
	return kinds.length > 1 ? kinds.filter((kind) => kind !== 'strategy') : kinds;
}
