// Which lines of a plain text are headings. Nothing is bold and nothing is large: numbers that count on, and short lines that
// stand alone above others, are all there is.
import { refDepth, splitRef } from '#document/foreign/numbers.ts';
import { isPeriod, plainWords } from '#document/foreign/vocabulary.ts';
import type { TextPart } from './sentences.ts';

/** Words; a heading is a line, not a text. */
const longestNumbered = 45;
const longestPlain = 14;
const longestQuestion = 20;

/** The level of each part that is a heading. `from` is where the text begins, below the first page. */
export function headingLevels(parts: readonly TextPart[], from: number): Map<TextPart, number> {
	if (parts.some((part) => part.is === 'marked'))
		return new Map(
			parts.filter((part) => part.is === 'marked').map((part) => [part, Math.min(part.level, 4)])
		);
	const numbered = numberedHeadings(parts, from);
	const levels = new Map<TextPart, number>();
	let depth = 0;
	parts.forEach((part, place) => {
		if (place < from) return;
		const ref = numbered.get(part);
		if (ref !== undefined) {
			depth = refDepth(ref);
			levels.set(part, Math.min(depth, 4));
		} else if (isPlainHeading(parts, place)) levels.set(part, Math.min(depth + 1, 4));
	});
	return levels;
}

/** Numbered lines whose numbers count on: "1", "1.1", "1.2", "2". A number said again in between belongs to the text. */
function numberedHeadings(parts: readonly TextPart[], from: number): Map<TextPart, string> {
	const candidates = parts.flatMap((part, place) => {
		if (place < from || part.is !== 'words') return [];
		const { ref } = splitRef(part.words);
		return ref !== '' && mayBeNumbered(parts, place, ref) ? [{ part, ref, place }] : [];
	});
	// what is listed first and treated later is a heading where it is treated
	const last = new Map(candidates.map((candidate) => [opening(candidate.part.words), candidate.part]));
	const found = new Map<TextPart, string>();
	let before: number[] = [];
	for (const { part, ref } of candidates) {
		if (last.get(opening(part.words)) !== part && !isPrintedOften(ref)) continue;
		const path = (/\d+(?:\.\d+)*/.exec(ref)?.[0] ?? '').split('.').map(Number);
		const again = isPrintedOften(ref);
		if (!again && !countsOn(path, before)) continue;
		found.set(part, ref);
		before = path;
	}
	return found;
}

/** "Outcome 2" may head every page of its section; a bare number may not. */
function isPrintedOften(ref: string): boolean {
	return /[a-z]{3,}/i.test(ref);
}

function opening(words: string): string {
	return plainWords(words).split(' ').slice(0, 12).join(' ');
}

function countsOn(path: readonly number[], before: readonly number[]): boolean {
	if (before.length === 0 || (path.length === 1 && path[0] === 1)) return true;
	for (let at = 0; at < Math.max(path.length, before.length); at += 1) {
		const [now, then] = [path[at] ?? 0, before[at] ?? 0];
		if (now !== then) return now > then && now <= then + 5;
	}
	return false;
}

function mayBeNumbered(parts: readonly TextPart[], place: number, ref: string): boolean {
	const part = parts[place];
	if (!part || !part.alone || part.words.split(' ').length > longestNumbered) return false;
	if (isPrintedOften(ref) || ref.includes('.')) return true;
	// neighbours that count on are entries of a list
	const number = Number(ref);
	if (countOf(parts[place - 1]) === number - 1 || countOf(parts[place + 1]) === number + 1) return false;
	return parts.length > place + 1 && /^\d{1,2}(?:[.):]\s+\p{L}|\s+\p{Lu})/u.test(part.words);
}

/** The number a line begins with, as entries of a list do. */
function countOf(part: TextPart | undefined): number | null {
	const found = part?.is === 'words' ? /^(\d{1,2})[.)]?\s/.exec(part.words) : null;
	return found ? Number(found[1]) : null;
}

const openEnd = /\b(a|an|the|of|and|or|to|in|on|at|by|for|from|with|that|which|is|are|their|our|your)$/i;

/** A short line alone above a text, without the signs of a sentence, a name, an address or a quotation. */
function isPlainHeading(parts: readonly TextPart[], place: number): boolean {
	const part = parts[place];
	const next = parts[place + 1];
	if (part?.is !== 'words' || !part.alone || !next) return false;
	const { words } = part;
	const count = words.split(/\s+/).length;
	if (
		count > (words.endsWith('?') ? longestQuestion : longestPlain) ||
		words.length > 120 ||
		!/^\p{Lu}/u.test(words) ||
		/[.,;!]$/.test(words)
	)
		return false;
	if (
		openEnd.test(words) ||
		isPeriod(words) ||
		/: \S/.test(words) ||
		/[@©"“]|https?:|www\.|\d{4,} ?\d{3,}/i.test(words)
	)
		return false;
	if (/\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b/.test(words)) return false;
	const capitals = words.match(/\b\p{Lu}[\p{Ll}’']/gu)?.length ?? 0;
	// names of people stand with a comma and many capitals
	return !(words.includes(',') && capitals * 2 > count);
}
