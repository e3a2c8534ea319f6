// The words of one cell or line of plain text → paragraphs and list items. Programs that turn pages into text leave tags behind,
// close no list, and run the bullets of a list together in one line.
import type { SourceParagraph, SourceText } from './source.ts';
import { typedTexts, withoutEntities, type Look } from './typed-marks.ts';

const tag =
	/<(\/?)(p|br|ul|ol|li|b|strong|i|em|u|span|div|a|font|sup|sub|center|h[1-6])(?=[\s/>])([^<>]{0,2000})>/gi;
/** Signs that are bullets wherever they stand between blanks. */
const sign = '[•▪◦‣●■□➢✓✔\\uf0b7\\uf0a7]';
const anywhere = new RegExp(`(?:^|\\s)(?:${sign}\\s*|·\\s+)(?=\\S)|(?<=\\S)${sign}\\s*(?=\\S)`, 'gu');
/** In a list that is written with dashes, a dash between blanks begins an entry. */
const dashes: Readonly<Record<string, RegExp>> = {
	'-': /(?:^|\s)-\s+(?=\S)/g,
	'–': /(?:^|\s)–\s+(?=\S)/g
};
const atStart = new RegExp(`^\\s*(?:${sign}\\s*|[·*–—-]\\s+|o\\s+(?=\\p{L}))`, 'u');

/** Paragraphs and items of a cell's words. */
export function cellParagraphs(words: string): SourceParagraph[] {
	const writer = new CellWriter();
	let at = 0;
	for (const found of words.matchAll(tag)) {
		writer.words(words.slice(at, found.index));
		writer.tag(found[2]?.toLowerCase() ?? '', found[1] === '/', found[3] ?? '');
		at = found.index + found[0].length;
	}
	writer.words(words.slice(at));
	return writer.end();
}

class CellWriter {
	private readonly done: SourceParagraph[] = [];
	private texts: SourceText[] = [];
	private item = false;
	private lists = 0;
	private ordered = false;
	/** With which sign the entries of the open list begin. */
	private sign = '';
	private look: Look = {};

	words(raw: string): void {
		for (const [place, line] of withoutEntities(raw).split('\n').entries()) {
			if (place > 0) this.close();
			this.line(line);
		}
	}

	private line(line: string): void {
		const opened = this.texts.every((text) => text.text.trim() === '');
		if (opened && this.lists > 0) this.sign = line.trim()[0] ?? '';
		const pattern = (this.lists > 0 && dashes[this.sign]) || anywhere;
		const bullets = [...line.matchAll(pattern)].map((found) => ({
			from: found.index,
			to: found.index + found[0].length
		}));
		const first = opened ? atStart.exec(line) : null;
		if (first && bullets[0]?.from !== 0) bullets.unshift({ from: 0, to: first[0].length });
		let at = 0;
		for (const bullet of bullets) {
			if (bullet.from < at) continue;
			this.add(line.slice(at, bullet.from));
			this.close();
			this.item = true;
			at = bullet.to;
		}
		this.add(line.slice(at));
	}

	tag(name: string, closes: boolean, attributes: string): void {
		if (name === 'ul' || name === 'ol') {
			this.close();
			this.lists = Math.max(0, this.lists + (closes ? -1 : 1));
			this.ordered = name === 'ol';
		} else if (name === 'li') {
			this.close();
			this.item = !closes;
		} else if (name === 'p' || name === 'div' || name === 'center' || /^h[1-6]$/.test(name)) {
			this.close();
			// a list that was never closed ends where a paragraph opens
			if (!closes) this.lists = 0;
		} else if (name === 'br') this.close();
		else if (name === 'b' || name === 'strong') this.look = { ...this.look, bold: !closes };
		else if (name === 'i' || name === 'em') this.look = { ...this.look, italic: !closes };
		else if (name === 'a') {
			const address = /href\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1];
			const { href: _, ...rest } = this.look;
			this.look =
				closes || address === undefined || address.startsWith('#') ? rest : { ...rest, href: address };
		}
	}

	private add(words: string): void {
		if (words !== '') this.texts.push(...typedTexts(words, this.look));
	}

	private close(): void {
		const texts = this.texts.filter((text) => text.text !== '');
		this.texts = [];
		if (texts.every((text) => text.text.trim() === '')) return;
		const listed = this.item || this.lists > 0;
		this.done.push({
			kind: 'paragraph',
			texts,
			...(listed
				? { list: { level: Math.max(0, this.lists - 1), ordered: this.ordered && this.lists > 0 } }
				: {})
		});
		this.item = false;
	}

	end(): SourceParagraph[] {
		this.close();
		return this.done;
	}
}
