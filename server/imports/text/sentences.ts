// Lines → paragraphs: what was wrapped becomes one again, and a sentence that a page break or a panel tore apart is closed.
import { splitRef } from '#document/foreign/numbers.ts';
import { plainWords } from '#document/foreign/vocabulary.ts';
import type { TextLine } from '#document/foreign/text-lines.ts';

export interface TextPart {
	readonly is: 'table' | 'item' | 'marked' | 'words';
	words: string;
	readonly level: number;
	readonly table: Extract<TextLine, { is: 'table' }> | null;
	/** Nothing but a gap, a page or another kind of line stands right before and right after. */
	alone: boolean;
}

/** A last word after which no sentence and no heading ends. */
const openEnd =
	/\b(a|an|the|of|and|or|to|in|on|at|by|for|from|with|that|which|who|is|are|was|were|will|be|as|their|our|your|its)$/i;

/** A panel at the top of a page is not longer. */
const mostPartsOfPanel = 40;

/** The parts of a text in its order. */
export function partsOf(lines: readonly TextLine[]): TextPart[] {
	const parts: TextPart[] = [];
	const printed = new Set<string>();
	/** The sentence that was open when a heading was printed again at the top of a page. */
	let torn: TextPart | null = null;
	let tornAt = 0;
	let broken = true;
	for (const line of unwrapped(lines)) {
		if (line.is === 'gap' || line.is === 'page') {
			broken = true;
			continue;
		}
		const last = parts.at(-1) ?? null;
		if (line.is === 'words') {
			if (parts.length - tornAt > mostPartsOfPanel) torn = null;
			const open: TextPart | null = torn && /^\p{Ll}/u.test(line.words) ? torn : goesOn(line.words, parts);
			if (open) {
				open.words = `${open.words} ${line.words}`;
				if (open === torn) torn = null;
				broken = true;
				continue;
			}
			const key = plainWords(line.words);
			const isShort = key.split(' ').length <= 16;
			const isHead = isShort && (printed.has(key) || namesSection(line.words));
			if (isHead && !torn && last && isOpen(last, parts)) {
				torn = last;
				tornAt = parts.length;
			} else if (!isShort) torn = null;
			if (isShort) printed.add(key);
		}
		if (last && last.is === 'words' && line.is === 'words' && !broken) last.alone = false;
		parts.push({
			is: line.is,
			words: 'words' in line ? line.words : '',
			level: 'level' in line ? line.level : 0,
			table: line.is === 'table' ? line : null,
			alone: broken || last?.is !== 'words' || line.is !== 'words'
		});
		broken = false;
	}
	return parts;
}

/** "Outcome 2" and the like head a section, on each of its pages. */
function namesSection(words: string): boolean {
	return /^[a-z]{3,}/i.test(splitRef(`${words} x`).ref);
}

/** The part a line goes on with: the one right before, when it ends in the middle of a sentence. */
function goesOn(words: string, parts: readonly TextPart[]): TextPart | null {
	const last = parts.at(-1);
	if (!last || (last.is !== 'words' && last.is !== 'item')) return null;
	// the number of a section in a line of its own, its title below
	if (
		last.is === 'words' &&
		splitRef(last.words).ref === '' &&
		namesSection(last.words) &&
		words.length <= 120
	)
		return last;
	if (openEnd.test(last.words) && last.words.split(' ').length > 4 && /^\p{L}/u.test(words)) return last;
	return /^\p{Ll}/u.test(words) && isOpen(last, parts) ? last : null;
}

/** Whether the words of a part end without an end: entries of a list often have none, so their neighbours are asked. */
function isOpen(part: TextPart, parts: readonly TextPart[]): boolean {
	if ((part.is !== 'words' && part.is !== 'item') || /[.!?:;”"’')\]*]$/.test(part.words)) return false;
	// a short line is a heading rather than half a sentence
	if (part.is === 'words')
		return (part.words.split(' ').length > 14 || /[.!?]\s/.test(part.words)) && !namesSection(part.words);
	const place = parts.lastIndexOf(part);
	const others: TextPart[] = [];
	for (let at = place - 1; at >= 0 && parts[at]?.is === 'item' && others.length < 20; at -= 1)
		others.push(parts[at]!);
	return (
		others.length === 0 || others.filter((other) => /[.!?]$/.test(other.words)).length * 2 >= others.length
	);
}

/** Lines of about the same length, or that begin in lower case, were wrapped. */
function unwrapped(lines: readonly TextLine[]): TextLine[] {
	const done: TextLine[] = [];
	let widest = 0;
	lines.forEach((line, place) => {
		const last = done.at(-1);
		const before = lines[place - 1];
		const joins =
			line.is === 'words' &&
			before &&
			(before.is === 'words' || before.is === 'item') &&
			last &&
			'words' in last;
		if (!joins) {
			widest = 'words' in line ? line.words.length : 0;
			done.push(line);
			return;
		}
		const previous = before.words.length;
		const ended = /[.!?:;]$/.test(before.words);
		const wraps =
			(/^\p{Ll}/u.test(line.words) && !/[.!?]$/.test(before.words)) ||
			/,$/.test(before.words) ||
			(previous >= 50 && previous <= 130 && previous >= widest * 0.8 && !ended);
		widest = Math.max(widest, line.words.length);
		if (wraps) done[done.length - 1] = { ...last, words: `${last.words} ${line.words}` } as TextLine;
		else done.push(line);
	});
	return done;
}
