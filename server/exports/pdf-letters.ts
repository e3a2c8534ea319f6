// Which lettering draws which letter. Ours has the letters of Europe's west; what it lacks comes from one that knows Greek, Cyrillic,
// Arabic, Hebrew, arrows and signs; what neither has is shown as a box, and the file says so.
import { fileURLToPath } from 'node:url';
import type PDFDocument from 'pdfkit';

export type Weight = 'regular' | 'bold' | 'italic';

const own = (name: string) =>
	fileURLToPath(
		import.meta.resolve(
			`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${name}.woff`
		)
	);
const other = (name: string) => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
const files: Readonly<Record<Weight, readonly [name: string, file: () => string][]>> = {
	regular: [
		['regular', () => own('latin-400-normal')],
		['regular-ext', () => own('latin-ext-400-normal')],
		['regular-other', () => other('DejaVuSans')]
	],
	bold: [
		['bold', () => own('latin-700-normal')],
		['bold-ext', () => own('latin-ext-700-normal')],
		['bold-other', () => other('DejaVuSans-Bold')]
	],
	italic: [
		['italic', () => own('latin-400-italic')],
		['italic-ext', () => own('latin-ext-400-italic')],
		['italic-other', () => other('DejaVuSans-Oblique')]
	]
};

/** What pdfkit keeps of the lettering in use; its types do not say so. */
interface Lettering {
	readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } };
}

export interface Stretch {
	readonly text: string;
	readonly font: string;
}

/** Joins two signs, or chooses how the one before is drawn: no letters of their own. */
const silent = /[\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}]/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

export class Letters {
	/** A letter was met that no lettering has. */
	lacking = false;
	readonly #doc: typeof PDFDocument.prototype;
	readonly #known = new Map<string, string>();
	readonly #loaded = new Set<string>();

	constructor(doc: typeof PDFDocument.prototype) {
		this.#doc = doc;
	}

	/** Words, cut where the lettering changes. */
	stretches(text: string, weight: Weight): Stretch[] {
		const found: { text: string; font: string }[] = [];
		for (const letter of text) {
			if (silent.test(letter)) continue;
			const { font, drawn } = this.#fontOf(letter, weight);
			const last = found.at(-1);
			if (last?.font === font) last.text += drawn;
			else found.push({ text: drawn, font });
		}
		return found;
	}

	readsBackwards(text: string): boolean {
		return rightToLeft.test(text);
	}

	#fontOf(letter: string, weight: Weight): { font: string; drawn: string } {
		const key = `${weight}${letter}`;
		const known = this.#known.get(key);
		if (known !== undefined) return known === '' ? this.#box(weight) : { font: known, drawn: letter };
		for (const [name, file] of files[weight]) {
			this.#load(name, file);
			this.#doc.font(name);
			if ((this.#doc as unknown as Lettering)._font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) {
				this.#known.set(key, name);
				return { font: name, drawn: letter };
			}
		}
		this.#known.set(key, '');
		return this.#box(weight);
	}

	#box(weight: Weight): { font: string; drawn: string } {
		this.lacking = true;
		return { font: `${weight}-other`, drawn: '□' };
	}

	#load(name: string, file: () => string): void {
		if (this.#loaded.has(name)) return;
		this.#doc.registerFont(name, file());
		this.#loaded.add(name);
	}
}
