// A document as it came from outside, before anybody has understood it. Word, a pasted table or HTML all become this tree;
// the reader (read-plan.ts) knows nothing of Word. Whatever has no place here is handed over word for word in `pieces`.

export interface SourceText {
	/** Words; a newline is a line break inside the paragraph. */
	readonly text: string;
	readonly bold?: boolean;
	readonly italic?: boolean;
	/** Tells headings where nothing else does; it is no mark of ours. */
	readonly underlined?: boolean;
	readonly href?: string;
}

export interface SourceParagraph {
	readonly kind: 'paragraph';
	readonly texts: readonly SourceText[];
	/** 1 to 6 when a heading style says so. */
	readonly heading?: number;
	/** Styled as the title of the document. */
	readonly title?: boolean;
	/** Names of places that the program which wrote the file put into it (Word's bookmarks). */
	readonly places?: readonly string[];
	/** Point size of its words, when the file says one. */
	readonly size?: number;
	/** Numbered or bulleted by the program that wrote it; the number itself is not among the words. */
	readonly list?: {
		readonly level: number;
		readonly ordered: boolean;
		/** Said by the first entry of a numbered list that does not begin with 1. */
		readonly start?: number;
	};
}

export interface SourceCell {
	readonly blocks: readonly SourceBlock[];
	readonly colSpan?: number;
	readonly rowSpan?: number;
}

export interface SourceTable {
	readonly kind: 'table';
	readonly rows: readonly (readonly SourceCell[])[];
}

export type SourceBlock = SourceParagraph | SourceTable;

/** Something that has no place in a plan: why, in a plain sentence, and its words as they stood. */
export interface Piece {
	readonly why: string;
	readonly words: string;
}

export interface SourceDocument {
	readonly blocks: readonly SourceBlock[];
	/** Lines printed at the top or foot of pages, each once per part that prints it. */
	readonly pageLines: readonly string[];
	readonly pieces: readonly Piece[];
}

/** The words of a paragraph, line breaks as spaces. */
export function wordsOf(paragraph: SourceParagraph): string {
	return tidy(paragraph.texts.map((text) => text.text).join(''));
}

/** Blanks and line breaks as single spaces, none at the ends. */
export function tidy(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** The words of blocks: a line per paragraph, cells of a row separated by a bar. */
export function wordsOfBlocks(blocks: readonly SourceBlock[]): string {
	return blocks
		.map((block) => (block.kind === 'paragraph' ? wordsOf(block) : wordsOfTable(block)))
		.filter((words) => words !== '')
		.join('\n');
}

export function wordsOfTable(table: SourceTable): string {
	return table.rows
		.map((row) =>
			row
				.map((cell) => wordsOfBlocks(cell.blocks).replaceAll('\n', ' '))
				.filter((words) => words !== '')
				.join(' | ')
		)
		.filter((words) => words !== '')
		.join('\n');
}

/** Drops the first characters of texts. */
export function dropStart(texts: readonly SourceText[], length: number): SourceText[] {
	const rest: SourceText[] = [];
	let left = length;
	for (const text of texts) {
		if (left >= text.text.length) left -= text.text.length;
		else {
			rest.push({ ...text, text: text.text.slice(left) });
			left = 0;
		}
	}
	return rest;
}

/** The first characters of texts. */
export function takeStart(texts: readonly SourceText[], length: number): SourceText[] {
	const taken: SourceText[] = [];
	let left = length;
	for (const text of texts) {
		if (left <= 0) break;
		taken.push(text.text.length <= left ? text : { ...text, text: text.text.slice(0, left) });
		left -= text.text.length;
	}
	return taken;
}
