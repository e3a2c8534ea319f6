// Words as outlines: a picture drawn of them looks the same on every machine, whatever lettering is installed there.
import { fileURLToPath } from 'node:url';
import { openSync, type Font } from 'fontkit';

export type Weight = '400' | '700';

const fileOf = (name: string): string => fileURLToPath(import.meta.resolve(name));
const own = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';

/** Ours has the letters of Europe's west; what it lacks comes from one that knows most others. */
const files: Readonly<Record<Weight, readonly string[]>> = {
	'400': [
		`${own}-latin-400-normal.woff`,
		`${own}-latin-ext-400-normal.woff`,
		'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'
	],
	'700': [
		`${own}-latin-700-normal.woff`,
		`${own}-latin-ext-700-normal.woff`,
		'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'
	]
};

/** Letters that were opened once; made anew for each picture, and forgotten with it. */
export class Lettering {
	readonly #open = new Map<string, Font>();

	/** Width of a line, px. */
	width(text: string, size: number, weight: Weight): number {
		return this.#stretches(text, weight).reduce(
			(sum, { font, text: part }) => sum + (font.layout(part).advanceWidth / font.unitsPerEm) * size,
			0
		);
	}

	/** SVG of a line whose letters stand on (x, y). */
	line(text: string, at: { x: number; y: number; size: number; weight: Weight; colour: string }): string {
		let { x } = at;
		const drawn = this.#stretches(text, at.weight).map(({ font, text: part }) => {
			const scale = at.size / font.unitsPerEm;
			const run = font.layout(part);
			return run.glyphs.map((glyph, index) => {
				const place = run.positions[index]!;
				const d = glyph.path.toSVG();
				const left = x + place.xOffset * scale;
				x += place.xAdvance * scale;
				const to = `translate(${left.toFixed(2)} ${(at.y - place.yOffset * scale).toFixed(2)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})`;
				return d === '' ? '' : `<path transform="${to}" d="${d}"/>`;
			});
		});
		return `<g fill="${at.colour}">${drawn.flat().join('')}</g>`;
	}

	/** The words in lines of at most this width; the last one ends with dots where there are more. */
	lines(
		text: string,
		size: number,
		weight: Weight,
		{ wide, most }: { wide: number; most: number }
	): string[] {
		const lines: string[] = [];
		for (const word of text.split(/\s+/).filter((each) => each !== '')) {
			const last = lines.at(-1);
			const longer = last === undefined ? word : `${last} ${word}`;
			if (last === undefined) lines.push(word);
			else if (this.width(longer, size, weight) <= wide) lines[lines.length - 1] = longer;
			else lines.push(word);
		}
		const cut = lines.length > most;
		return lines
			.slice(0, most)
			.map((line, at) => this.#fitted(line, cut && at === most - 1, { size, weight, wide }));
	}

	#fitted(
		line: string,
		more: boolean,
		{ size, weight, wide }: { size: number; weight: Weight; wide: number }
	): string {
		const end = more ? ' …' : '';
		let letters = [...line];
		let shown = line + end;
		while (letters.length > 1 && this.width(shown, size, weight) > wide) {
			letters = letters.slice(0, -1);
			shown = `${letters.join('').trimEnd()}…`;
		}
		return shown;
	}

	#stretches(text: string, weight: Weight): { font: Font; text: string }[] {
		const found: { font: Font; text: string }[] = [];
		for (const letter of text) {
			const font = this.#fontFor(letter, weight);
			const last = found.at(-1);
			if (last?.font === font) last.text += letter;
			else found.push({ font, text: letter });
		}
		return found;
	}

	#fontFor(letter: string, weight: Weight): Font {
		const fonts = files[weight].map((file) => {
			const there = this.#open.get(file) ?? openSync(fileOf(file));
			this.#open.set(file, there);
			return there;
		});
		return fonts.find((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) ?? fonts[0]!;
	}
}
