// The words of one XML part of a Word file, read straight from it. Two uses: what the library leaves out (deleted words, text
// boxes, comments, footnotes, page headers) is kept, and what it read is compared with what stands in the file.
import { refuse } from '#domain/refusals.ts';

export interface PartWords {
	/** Words of each paragraph of the text. */
	readonly paragraphs: string[];
	readonly deleted: string[];
	readonly movedAway: string[];
	readonly textBoxes: string[];
	readonly formulas: string[];
	/** Words by footnote, endnote or comment. */
	readonly entries: string[];
	/** The part without text boxes, for a library that would put them into the text wherever their anchor stands. */
	readonly xml: string;
}

/** Deeper than any document a person made; recursion in libraries ends in a crash. */
const deepest = 250;

/** Elements a reader looks through: the words inside them belong to the text. */
const transparent = new Set(['w:fldSimple', 'w:bdo', 'w:dir']);
const wordTags = new Set(['w:t', 'w:delText', 'm:t', 'a:t']);
const blankTags = new Set(['w:tab', 'w:br', 'w:cr', 'w:ptab']);

interface Open {
	readonly name: string;
	text: string;
	deletedText: string;
	movedText: string;
	formula: string;
}

/** Reads a part. Refuses a document type (the door to entity tricks) and nesting beyond reason. */
export function partWords(xml: string): PartWords {
	if (/<!(DOCTYPE|ENTITY)/i.test(xml)) refuse('file-hostile');
	const words: PartWords = {
		paragraphs: [],
		deleted: [],
		movedAway: [],
		textBoxes: [],
		formulas: [],
		entries: [],
		xml: ''
	};
	const stack: string[] = [];
	const paragraphs: Open[] = [];
	const entry: string[] = [];
	const kept: string[] = [];
	const inside = { box: 0, deleted: 0, moved: 0 };
	let boxWords: string[] = [];
	let cutFrom = 0;
	let at = 0;
	while (at < xml.length) {
		const open = xml.indexOf('<', at);
		const end = open === -1 ? xml.length : open;
		const inWords = wordTags.has(stack.at(-1) ?? '');
		if (end > at && inWords) addWords(printable(decode(xml.slice(at, end))));
		if (open === -1) break;
		if (xml.startsWith('<![CDATA[', open)) {
			const close = xml.indexOf(']]>', open);
			if (close === -1) refuse('file-broken');
			if (inWords) addWords(printable(xml.slice(open + 9, close)));
			at = close + 3;
			continue;
		}
		if (xml.startsWith('<!--', open)) {
			const close = xml.indexOf('-->', open);
			if (close === -1) refuse('file-broken');
			at = close + 3;
			continue;
		}
		const close = endOfTag(xml, open);
		at = close + 1;
		if (xml[open + 1] === '?') continue;
		const closing = xml[open + 1] === '/';
		const name = /^[^\s/>]+/.exec(xml.slice(open + (closing ? 2 : 1), close))?.[0] ?? '';
		if (transparent.has(name)) cut(open, at);
		if (closing) leave(name, open, at);
		else enter(name, xml[close - 1] === '/', open, xml.slice(open, close));
	}
	if (stack.length > 0) refuse('file-broken');
	kept.push(xml.slice(cutFrom));
	return { ...words, xml: kept.join('') };

	function enter(name: string, empty: boolean, open: number, tag: string): void {
		if (blankTags.has(name)) addWords(' ');
		if (name === 'w:noBreakHyphen') addWords('-');
		if (empty) return;
		stack.push(name);
		if (stack.length > deepest) refuse('file-hostile');
		if (name === 'w:p' || name === 'a:p')
			paragraphs.push({ name, text: '', deletedText: '', movedText: '', formula: '' });
		if (name === 'w:del') inside.deleted += 1;
		if (name === 'w:moveFrom') inside.moved += 1;
		if (name === 'w:txbxContent') {
			if (inside.box === 0) kept.push(xml.slice(cutFrom, open));
			inside.box += 1;
		}
		if (isEntry(name)) entry.push(/w:type="/.test(tag) && !/w:type="normal"/.test(tag) ? 'no' : 'yes');
	}

	function leave(name: string, open: number, after: number): void {
		if (stack.pop() !== name) refuse('file-broken');
		if (name === 'w:p' || name === 'a:p') endParagraph(paragraphs.pop());
		if (name === 'w:del') inside.deleted -= 1;
		if (name === 'w:moveFrom') inside.moved -= 1;
		if (name === 'w:txbxContent') {
			inside.box -= 1;
			if (inside.box === 0) endBox(after);
		}
		if (isEntry(name) && entry.pop() === 'yes') {
			const text = words.paragraphs.splice(0).join('\n');
			if (text !== '') words.entries.push(text);
		}
	}

	function endBox(after: number): void {
		cutFrom = after;
		const text = boxWords.join('\n');
		boxWords = [];
		// Word writes each box twice, once for new readers and once for old ones
		if (text !== '' && words.textBoxes.at(-1) !== text) words.textBoxes.push(text);
	}

	function endParagraph(paragraph: Open | undefined): void {
		if (!paragraph) return;
		const text = paragraph.text.replace(/\s+/g, ' ').trim();
		if (text !== '') (inside.box > 0 ? boxWords : words.paragraphs).push(text);
		if (paragraph.deletedText.trim() !== '') words.deleted.push(paragraph.deletedText.trim());
		if (paragraph.movedText.trim() !== '') words.movedAway.push(paragraph.movedText.trim());
		if (paragraph.formula !== '') words.formulas.push(paragraph.formula);
	}

	function addWords(text: string): void {
		const paragraph = paragraphs.at(-1);
		if (!paragraph) return;
		if (stack.at(-1) === 'm:t') paragraph.formula += text;
		else if (inside.deleted > 0) paragraph.deletedText += text;
		else if (inside.moved > 0) paragraph.movedText += text;
		else paragraph.text += text;
	}

	function cut(from: number, to: number): void {
		if (inside.box > 0) return;
		kept.push(xml.slice(cutFrom, from));
		cutFrom = to;
	}
}

function isEntry(name: string): boolean {
	return name === 'w:footnote' || name === 'w:endnote' || name === 'w:comment';
}

/** Where a tag ends; a ">" inside quotes does not end it. */
function endOfTag(xml: string, open: number): number {
	let quote = '';
	for (let at = open; at < xml.length; at += 1) {
		const letter = xml[at] ?? '';
		if (quote !== '') quote = letter === quote ? '' : quote;
		else if (letter === '"' || letter === "'") quote = letter;
		else if (letter === '>') return at;
	}
	return refuse('file-broken');
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
	return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, entity: string) => {
		if (!entity.startsWith('#')) return named[entity] ?? whole;
		const code =
			entity[1]?.toLowerCase() === 'x'
				? Number.parseInt(entity.slice(2), 16)
				: Number.parseInt(entity.slice(1), 10);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
	});
}

/** Text that can be shown and stored: no control characters, no halves of letters. A file can claim both. */
export function printable(text: string): string {
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();
}
