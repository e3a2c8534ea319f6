// Whether words that went through Word say the same as before: blanks, empty lines and how runs are cut mean nothing.
import { printable } from '#domain/exports/printable.ts';
import type { ListItem, RichBlock, RichText, TextNode } from '#domain/rich-text.ts';

interface Line {
	readonly depth: number;
	readonly ordered: boolean;
	readonly runs: readonly string[];
}

export function sameWords(one: RichText, other: RichText): boolean {
	return JSON.stringify(linesOf(one)) === JSON.stringify(linesOf(other));
}

/** Only letters and where they stand: a heading's looks are the style's. */
export function sameText(one: readonly TextNode[], other: readonly TextNode[]): boolean {
	const said = (nodes: readonly TextNode[]) => tidied(nodes.map(({ text }) => text).join(''));
	return said(one) === said(other);
}

export function tidied(text: string): string {
	// what no file can hold was left out when it was made
	return printable(text).normalize('NFC').replace(/\s+/g, ' ').trim();
}

function linesOf(blocks: RichText): Line[] {
	return blocks.flatMap((block) => blockLines(block, 0)).filter(({ runs }) => runs.length > 0);
}

function blockLines(block: RichBlock | ListItem, depth: number, ordered = false): Line[] {
	if (block.type === 'paragraph') return [{ depth, ordered, runs: runsOf(block.content ?? []) }];
	if (block.type === 'listItem')
		return (block.content ?? []).flatMap((each) => blockLines(each, depth, ordered));
	const numbered = block.type === 'orderedList';
	return (block.content ?? []).flatMap((item) => blockLines(item, depth + 1, numbered));
}

function runsOf(nodes: readonly TextNode[]): string[] {
	const runs: { marks: string; text: string }[] = [];
	for (const { text, marks = [] } of nodes) {
		// blanks between bold words are bold or not as the program likes
		const looks =
			text.trim() === ''
				? (runs.at(-1)?.marks ?? '')
				: JSON.stringify(marks.map((mark) => (mark.type === 'link' ? mark.attrs.href : mark.type)).sort());
		const last = runs.at(-1);
		if (last?.marks === looks) last.text += text;
		else runs.push({ marks: looks, text });
	}
	return runs
		.map(({ marks, text }) => ({ marks, text: tidied(text) }))
		.filter(({ text }) => text !== '')
		.map(({ marks, text }) => `${marks}${text}`);
}
