// Lines on pages. We break lines ourselves: a line may change its lettering in the middle, hold words that are read from the right,
// or a word longer than the line, and everything drawn stands in the tree by which screen readers read.
import type PDFDocument from 'pdfkit';
import { Letters, type Weight } from './pdf-letters.ts';

type Doc = typeof PDFDocument.prototype;
export type Place = PDFKit.PDFStructureElement;

/** What the tree says of an element; the types of the package lag behind the package. */
export interface ElementFacts {
	readonly alt?: string;
	readonly scope?: 'Row';
	readonly bbox?: readonly [number, number, number, number];
}

export interface Words {
	readonly text: string;
	readonly weight: Weight;
	readonly href?: string | null;
}

export interface Look {
	readonly size: number;
	readonly colour: string;
	readonly left: number;
	readonly width: number;
}

interface Piece {
	readonly text: string;
	readonly font: string;
	readonly width: number;
	readonly href: string | null;
	readonly backwards: boolean;
}
/** A word, or the blank between two. */
interface Token {
	readonly pieces: readonly Piece[];
	readonly width: number;
	readonly blank: boolean;
}

const lineHeight = 1.42;

export class Paper {
	y: number;
	readonly letters: Letters;
	readonly #doc: Doc;
	readonly #top: number;
	readonly #bottom: number;

	constructor(doc: Doc) {
		this.#doc = doc;
		this.letters = new Letters(doc);
		this.#top = doc.page.margins.top;
		this.#bottom = doc.page.height - doc.page.margins.bottom;
		this.y = this.#top;
	}

	/** Makes sure that so much fits below. */
	room(height: number): void {
		if (this.y + height > this.#bottom) this.#turn();
	}

	space(height: number): void {
		if (this.y > this.#top) this.y += height;
	}

	/** A thin line that means nothing to a screen reader. */
	rule(left: number, width: number): void {
		this.#doc.markContent('Artifact', { type: 'Layout' });
		this.#doc
			.moveTo(left, this.y)
			.lineTo(left + width, this.y)
			.lineWidth(0.5)
			.strokeColor('#8b8375')
			.stroke();
		this.#doc.endMarkedContent();
	}

	/** Draws words below each other as one element of the tree. */
	paragraph(
		tag: string,
		under: Place,
		words: readonly Words[],
		look: Look,
		options: ElementFacts = {}
	): Place {
		const element = this.#doc.struct(tag, options);
		under.add(element);
		this.#draw(element, tag, this.#linesOf(words, look), look);
		element.end();
		return element;
	}

	#draw(element: Place, tag: string, lines: readonly (readonly Piece[])[], look: Look): void {
		const height = look.size * lineHeight;
		for (const line of lines) {
			this.room(height);
			let x = look.left;
			for (const part of byLink(line)) {
				const width = part.reduce((sum, piece) => sum + piece.width, 0);
				const href = part[0]?.href ?? null;
				const link = href === null ? null : this.#doc.struct('Link');
				if (link) element.add(link);
				const content = this.#doc.markStructureContent(link ? 'Link' : tag);
				let at = x;
				for (const piece of part) {
					this.#doc
						.font(piece.font)
						.fontSize(look.size)
						.fillColor(href === null ? look.colour : '#0b5a57');
					// with features (none) the whole stretch is laid out at once: words from the right stay in their order
					this.#doc.text(piece.text, at, this.y, {
						lineBreak: false,
						...(piece.backwards ? { features: [] } : {})
					});
					at += piece.width;
				}
				this.#doc.endMarkedContent();
				(link ?? element).add(content);
				if (link && href !== null) {
					this.#doc.link(x, this.y, width, height, href, {
						structParent: link
					} as PDFKit.Mixins.AnnotationOption);
					link.end();
				}
				x += width;
			}
			this.y += height;
		}
	}

	#linesOf(words: readonly Words[], { size, width }: Look): Piece[][] {
		const lines: Token[][] = [[]];
		let used = 0;
		const turn = () => {
			lines.push([]);
			used = 0;
		};
		for (const token of words.flatMap((each) => this.#tokens(each, size, width))) {
			if (token === 'break') {
				turn();
				continue;
			}
			if (used + token.width > width && used > 0 && !token.blank) turn();
			if (token.blank && used === 0) continue;
			lines.at(-1)?.push(token);
			used += token.width;
		}
		return lines.map((line) => joined(inReadingOrder(line).flatMap(({ pieces }) => pieces)));
	}

	#tokens({ text, weight, href = null }: Words, size: number, widest: number): (Token | 'break')[] {
		return text.split(/(\n|[^\S\n]+)/).flatMap((part): (Token | 'break')[] => {
			if (part === '') return [];
			if (part === '\n') return ['break'];
			const blank = part.trim() === '';
			const token = this.#token(blank ? ' ' : part, weight, size, href, blank);
			return token.width <= widest ? [token] : this.#halves(part, weight, size, href, widest);
		});
	}

	/** A word longer than a line is cut between letters. */
	#halves(word: string, weight: Weight, size: number, href: string | null, widest: number): Token[] {
		const letters = [...word];
		if (letters.length < 2) return [this.#token(word, weight, size, href, false)];
		const middle = Math.ceil(letters.length / 2);
		return [letters.slice(0, middle), letters.slice(middle)].flatMap((half) => {
			const token = this.#token(half.join(''), weight, size, href, false);
			return token.width <= widest ? [token] : this.#halves(half.join(''), weight, size, href, widest);
		});
	}

	#token(text: string, weight: Weight, size: number, href: string | null, blank: boolean): Token {
		const pieces = this.letters.stretches(text, weight).map(({ text: drawn, font }): Piece => {
			this.#doc.font(font).fontSize(size);
			const backwards = this.letters.readsBackwards(drawn);
			return { text: drawn, font, href, backwards, width: this.#doc.widthOfString(drawn) };
		});
		return { pieces, blank, width: pieces.reduce((sum, piece) => sum + piece.width, 0) };
	}

	#turn(): void {
		this.#doc.addPage();
		this.y = this.#top;
	}
}

/** Words that are read from the right stand from the right to the left, as far as they stand beside each other. */
function inReadingOrder(line: readonly Token[]): Token[] {
	const backwards = (token: Token | undefined) => token?.pieces.some((piece) => piece.backwards) ?? false;
	const ordered: Token[] = [];
	for (let at = 0; at < line.length;) {
		let end = at;
		while (backwards(line[end]) || (end > at && line[end]?.blank && backwards(line[end + 1]))) end += 1;
		ordered.push(...(end > at ? line.slice(at, end).reverse() : line.slice(at, at + 1)));
		at = Math.max(end, at + 1);
	}
	return ordered;
}

/** Words of one lettering are drawn together: one by one they take ten times the memory, and are read aloud one by one. */
function joined(pieces: readonly Piece[]): Piece[] {
	return pieces.reduce<Piece[]>((all, piece) => {
		const last = all.at(-1);
		const together = last?.font === piece.font && last.href === piece.href;
		if (!last || !together || last.backwards || piece.backwards) return [...all, piece];
		all[all.length - 1] = { ...last, text: last.text + piece.text, width: last.width + piece.width };
		return all;
	}, []);
}

/** Neighbours that lead to the same address; others by themselves. */
function byLink(pieces: readonly Piece[]): Piece[][] {
	return pieces.reduce<Piece[][]>((parts, piece) => {
		const last = parts.at(-1);
		if (last && last[0]?.href === piece.href) last.push(piece);
		else parts.push([piece]);
		return parts;
	}, []);
}
