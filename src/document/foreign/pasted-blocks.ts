// Pasted words → blocks of a plan: headings, paragraphs and lists, nothing else.
import type { Block } from '#domain/plan.ts';
import { longestBlock } from '#document/schema.ts';
import { Findings } from './findings.ts';
import { richFrom, textNodes } from './rich.ts';
import { wordsOf, type SourceBlock, type SourceParagraph, type SourceText } from './source.ts';

/** Where words go: into the text itself, or into a cell, a list or a box, which hold no headings. */
export type PastedInto = 'text' | 'inside';

/** More letters than any heading has; a longer one is a paragraph somebody made large. */
const longestHeading = Math.min(400, longestBlock);

/** Blocks without ids. A table of something else becomes a line per row, its cells between dots. */
export function blocksFrom(source: readonly SourceBlock[], into: PastedInto): Block[] {
	const findings = new Findings();
	const blocks: Block[] = [];
	let run: SourceParagraph[] = [];
	const close = (): void => {
		blocks.push(...richFrom(run, findings, 'the text'));
		run = [];
	};
	for (const line of source.flatMap(linesOf)) {
		const heading = into === 'text' ? headingFrom(line, findings) : null;
		if (heading === null) run.push(line);
		else {
			close();
			blocks.push(heading);
		}
	}
	close();
	return blocks;
}

function headingFrom(line: SourceParagraph, findings: Findings): Block | null {
	if (line.heading === undefined || wordsOf(line).length > longestHeading) return null;
	// a heading is bold by being one
	const texts = line.texts.map(({ bold: _, ...text }): SourceText => text);
	const content = textNodes(texts, findings);
	if (content.length === 0) return null;
	return { type: 'heading', attrs: { id: '', ref: '', level: Math.min(line.heading, 4) }, content };
}

function linesOf(block: SourceBlock): SourceParagraph[] {
	if (block.kind === 'paragraph') return [block];
	return block.rows.flatMap((row): SourceParagraph[] => {
		const cells = row
			.map((cell) => cell.blocks.flatMap(linesOf).filter((line) => wordsOf(line) !== ''))
			.filter((lines) => lines.length > 0);
		const isLine = cells.length > 1 && cells.every(([first, second]) => !second && !first?.list);
		if (!isLine) return cells.flat();
		const texts = cells.flat().flatMap(({ texts: words }, place) => [...(place > 0 ? [dot] : []), ...words]);
		return [{ kind: 'paragraph', texts }];
	});
}

const dot: SourceText = { text: ' · ' };
