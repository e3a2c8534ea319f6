// Which paragraphs are headings, how deep, and under which printed number. Heading styles decide where the file has them;
// where it has none, bold or large lines and numbers do.
import { longestAttribute } from '#document/schema.ts';
import { refDepth, splitRef } from '#document/foreign/numbers.ts';
import {
	dropStart,
	wordsOf,
	type SourceBlock,
	type SourceParagraph,
	type SourceText
} from '#document/foreign/source.ts';
import { calloutNamed } from '#document/foreign/vocabulary.ts';

export interface FoundHeading {
	readonly level: number;
	/** The printed number or label ("1.1", "Priority 2"), empty when there is none. */
	readonly ref: string;
	/** The rest of the line. */
	readonly texts: readonly SourceText[];
	/** True when Word numbered it by itself: the number is not among the words. */
	readonly counted: boolean;
}

/** The headings among blocks, by paragraph. */
export function findHeadings(blocks: readonly SourceBlock[]): Map<SourceParagraph, FoundHeading> {
	const paragraphs = blocks.filter(
		(block): block is SourceParagraph => block.kind === 'paragraph' && wordsOf(block) !== ''
	);
	const styled = paragraphs.filter(
		(paragraph) => paragraph.heading !== undefined && wordsOf(paragraph).length <= longestAttribute
	);
	return styled.length > 0 ? byStyle(styled) : byLook(paragraphs);
}

function byStyle(paragraphs: readonly SourceParagraph[]): Map<SourceParagraph, FoundHeading> {
	const count = counting();
	return new Map(
		paragraphs.map((paragraph): [SourceParagraph, FoundHeading] => {
			const level = Math.min(paragraph.heading ?? 1, 4);
			const joined = paragraph.texts.map((text) => text.text).join('');
			const { ref: printed, length } = splitRef(joined);
			if (printed !== '' || !paragraph.list?.ordered)
				return [
					paragraph,
					{ level, ref: printed, texts: dropStart(paragraph.texts, length), counted: false }
				];
			const ref = count(paragraph.list.level);
			return [paragraph, { level, ref, texts: paragraph.texts, counted: true }];
		})
	);
}

/** Counts as a word processor does: "1", "1.1", "1.2", "2". */
function counting(): (depth: number) => string {
	const counters: number[] = [];
	return (depth) => {
		counters.length = depth + 1;
		counters[depth] = (counters[depth] ?? 0) + 1;
		return Array.from(counters, (count) => count ?? 1).join('.');
	};
}

/** Bold lines that Word numbers are headings where something else follows each of them; a bold list is a list. */
function countedLines(paragraphs: readonly SourceParagraph[]): Map<SourceParagraph, string> {
	const inList = (paragraph: SourceParagraph | undefined) => paragraph?.list?.ordered === true;
	const lines = paragraphs.filter((paragraph) => inList(paragraph) && allBold(paragraph));
	const isList = paragraphs.some(
		(paragraph, place) =>
			inList(paragraph) &&
			inList(paragraphs[place + 1]) &&
			paragraph.list?.level === paragraphs[place + 1]?.list?.level
	);
	const count = counting();
	return new Map(isList ? [] : lines.map((line) => [line, count(line.list?.level ?? 0)]));
}

/** A heading is a line, not a text. Real area headings quote a whole sentence of the inspectors. */
const longestHeading = 45;

function byLook(paragraphs: readonly SourceParagraph[]): Map<SourceParagraph, FoundHeading> {
	const body = commonSize(paragraphs);
	const isLarge = (paragraph: SourceParagraph) => (paragraph.size ?? body) >= body * 1.15;
	const isShort = (paragraph: SourceParagraph) => wordsOf(paragraph).split(' ').length <= longestHeading;
	const stands = (paragraph: SourceParagraph) =>
		isLarge(paragraph) || allBold(paragraph) || inCapitals(paragraph);
	const counted = countedLines(paragraphs);
	const numbered = (paragraph: SourceParagraph) =>
		splitRef(paragraph.texts.map((text) => text.text).join('')).ref || (counted.get(paragraph) ?? '');
	const eligible = paragraphs.filter(
		(paragraph) =>
			isShort(paragraph) &&
			(!paragraph.list || counted.has(paragraph)) &&
			!/^\s*[•·▪●-]/.test(wordsOf(paragraph)) &&
			!paragraph.title
	);
	let chosen = eligible.filter(stands);
	// a file typed without any bold: numbers are all there is
	if (!chosen.some((paragraph) => numbered(paragraph) !== '')) {
		chosen = eligible.filter(
			(paragraph) =>
				stands(paragraph) || numbered(paragraph) !== '' || calloutNamed(wordsOf(paragraph)) !== null
		);
	}
	const sizes = [...new Set(chosen.map((paragraph) => paragraph.size ?? body))].sort((a, b) => b - a);
	const firstNumbered = chosen.findIndex((paragraph) => numbered(paragraph) !== '');
	const levelOfSize = new Map<number, number>();
	for (const paragraph of chosen) {
		const ref = numbered(paragraph);
		const size = paragraph.size ?? body;
		if (ref !== '' && !levelOfSize.has(size)) levelOfSize.set(size, refDepth(ref));
	}
	const level = (paragraph: SourceParagraph, place: number) => {
		const ref = numbered(paragraph);
		if (ref !== '') return refDepth(ref);
		const size = paragraph.size ?? body;
		if (firstNumbered === -1) return sizes.indexOf(size) + 1;
		if (place < firstNumbered || size > Math.max(...levelOfSize.keys())) return 1;
		// bold lines between numbered headings belong to the area they stand in, unless they are as large as an area's own
		return levelOfSize.size > 1 && levelOfSize.get(size) === 1 ? 1 : 3;
	};
	return new Map(
		chosen.map((paragraph, place) => {
			const { ref: printed, length } = splitRef(paragraph.texts.map((text) => text.text).join(''));
			const texts = dropStart(paragraph.texts, length);
			const ref = numbered(paragraph);
			return [
				paragraph,
				{ level: Math.min(level(paragraph, place), 4), ref, texts, counted: printed === '' && ref !== '' }
			];
		})
	);
}

/** Whether every word of a paragraph is bold, or underlined, as headings were on typewriters. */
export function allBold(paragraph: SourceParagraph): boolean {
	const spoken = paragraph.texts.filter((text) => text.text.trim() !== '');
	return spoken.length > 0 && spoken.every((text) => text.bold ?? text.underlined);
}

/** A line all in capitals, longer than an abbreviation and shorter than shouting. */
function inCapitals(paragraph: SourceParagraph): boolean {
	const words = wordsOf(paragraph);
	return /\p{Lu}{4,}/u.test(words) && !/\p{Ll}/u.test(words) && words.length <= 120;
}

function commonSize(paragraphs: readonly SourceParagraph[]): number {
	const weight = new Map<number, number>();
	for (const paragraph of paragraphs) {
		if (paragraph.size !== undefined)
			weight.set(paragraph.size, (weight.get(paragraph.size) ?? 0) + wordsOf(paragraph).length);
	}
	return [...weight.entries()].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 11;
}
