// What we use of fontkit, which brings no types.
declare module 'fontkit' {
	interface Glyph {
		readonly path: { toSVG(): string };
		readonly advanceWidth: number;
	}
	interface Run {
		readonly glyphs: readonly Glyph[];
		readonly positions: readonly {
			readonly xAdvance: number;
			readonly xOffset: number;
			readonly yOffset: number;
		}[];
		readonly advanceWidth: number;
	}
	interface Font {
		readonly unitsPerEm: number;
		hasGlyphForCodePoint(code: number): boolean;
		layout(text: string): Run;
	}
	export function openSync(file: string): Font;
}
