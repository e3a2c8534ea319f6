// Blocks → items: what each one is, before anybody asks to which area it belongs.
import type { CalloutKind } from '#domain/plan.ts';
import { sectionsOf } from './bands.ts';
import type { Findings } from '#document/foreign/findings.ts';
import { allBold, type FoundHeading } from './headings.ts';
import type { CalloutItem, HeadingItem, Item } from './item.ts';
import {
	dropStart,
	tidy,
	wordsOf,
	wordsOfTable,
	type SourceBlock,
	type SourceParagraph,
	type SourceTable
} from '#document/foreign/source.ts';
import {
	gridOf,
	headerOf,
	repeatsHeader,
	turned,
	wordsAt,
	type Grid,
	type Header
} from '#document/foreign/tables.ts';
import { calloutNamed, plainWords } from '#document/foreign/vocabulary.ts';

/**
 * Names what each block is. A table that is none of ours goes to the tray, word for word; in a document of prose it becomes
 * lines of text.
 */
export function itemsOf(
	blocks: readonly SourceBlock[],
	headings: ReadonlyMap<SourceParagraph, FoundHeading>,
	findings: Findings,
	prose = false
): Item[] {
	const items: Item[] = [];
	let again = false;
	for (const block of blocks) {
		const found =
			block.kind === 'paragraph'
				? paragraphItems(block, headings.get(block), prose)
				: tableItems(block, items, headings, findings, prose);
		for (const item of found) {
			if (item.is === 'heading' && isPrintedAgain(item, items)) {
				findings.hold('This heading is printed again where its section goes on.', printedLine(item));
				again = true;
				continue;
			}
			const previous = items.at(-1);
			const goesOn =
				again && item.is === 'table' && previous?.is === 'table' && samePrint(previous.header, item.header);
			items.push(goesOn ? { ...item, goesOn } : item);
			again = false;
		}
	}
	return items;
}

/** Whether a heading only says that the section before goes on: "Priority 1: Travel (continued)". */
function isPrintedAgain(heading: HeadingItem, before: readonly Item[]): boolean {
	const section = before.findLast((item) => item.is === 'heading' && item.level <= heading.level);
	if (section?.is !== 'heading') return false;
	const [said, says] = [printedLine(section), printedLine(heading)].map(plainWords);
	const opening = says?.replace(/ cont(inued| d|d)?$/, '');
	const rightBefore = before.at(-1) === section;
	return opening === said && (opening !== says || heading.ref !== '' || rightBefore);
}

function printedLine(heading: HeadingItem): string {
	return tidy(`${heading.ref} ${heading.texts.map((text) => text.text).join('')}`);
}

function paragraphItems(
	paragraph: SourceParagraph,
	heading: FoundHeading | undefined,
	prose: boolean
): Item[] {
	const words = wordsOf(paragraph);
	if (words === '') return [];
	const inline = inlineCallout(paragraph);
	if (inline) return inline;
	const kind = paragraph.list && !heading ? null : calloutNamed(words);
	// a report speaks of families and inspectors all the time; only a question or "you said" opens a box
	const opens = !prose || /^(what|you)\b/i.test(words);
	if (kind && opens && (heading || allBold(paragraph) || /[:;?]$/.test(words) || /^what\b/i.test(words))) {
		return [{ is: 'callout', kind, heading: paragraph.texts, blocks: [], closed: false }];
	}
	if (heading) return [{ is: 'heading', ...heading }];
	return [{ is: 'words', paragraph }];
}

/** "What families told us: we wait too long" with the opening in bold is a heading and its words in one line. */
function inlineCallout(paragraph: SourceParagraph): Item[] | null {
	const opening = paragraph.texts.findIndex((text) => !text.bold && text.text.trim() !== '');
	if (opening <= 0 || paragraph.list) return null;
	const heading = paragraph.texts.slice(0, opening);
	const kind = calloutNamed(heading.map((text) => text.text).join(''));
	const rest = paragraph.texts.slice(opening);
	const boundary =
		heading
			.map((text) => text.text)
			.join('')
			.slice(-1) + (rest[0]?.text[0] ?? '');
	// bold that ends inside a word is no heading
	if (!kind || /^[\p{L}\p{N}]{2}$/u.test(boundary)) return null;
	const dash = /^[\s:;–—-]+/.exec(rest.map((text) => text.text).join(''))?.[0].length ?? 0;
	return [
		{ is: 'callout', kind, heading, blocks: [{ ...paragraph, texts: dropStart(rest, dash) }], closed: false }
	];
}

function tableItems(
	table: SourceTable,
	before: readonly Item[],
	headings: ReadonlyMap<SourceParagraph, FoundHeading>,
	findings: Findings,
	prose: boolean
): Item[] {
	const grid = gridOf(table);
	const width = grid[0]?.length ?? 0;
	const previous = before.at(-1);
	const read = (inner: readonly SourceBlock[]) => itemsOf(inner, headings, findings, prose);
	const header = headerOf(grid);
	const onwards = previous?.is === 'table' ? { ...previous.header, from: 0, height: 0 } : null;
	const repeats =
		onwards?.columns.length === width &&
		grid[0] !== undefined &&
		(!header || (previous?.is === 'table' && !samePrint(previous.header, header))) &&
		repeatsHeader(grid[0], onwards);
	if (onwards && repeats)
		return sectionsOf({ is: 'table', grid, header: onwards, goesOn: true }, before, read);
	if (header)
		return sectionsOf(
			{ is: 'table', grid, header, goesOn: previous?.is === 'table' && samePrint(previous.header, header) },
			before,
			read
		);
	if (width === 1) return read(table.rows.flatMap((row) => row.flatMap((cell) => cell.blocks)));
	const callouts = calloutCells(table);
	if (callouts) return callouts;
	const side = sideHeader(grid);
	if (side) {
		const goesOn = previous?.is === 'table' && samePrint(previous.header, side);
		return [{ is: 'table', grid: turned(grid), header: side, goesOn }];
	}
	const words = wordsOfTable(table);
	const isSigned = /\bsign(ed|ature)\b/i.test(words);
	if (onwards && onwards.columns.length === width && !isSigned) {
		return sectionsOf({ is: 'table', grid, header: onwards, goesOn: true }, before, read);
	}
	if (prose) return linesOfTable(table);
	const under = before.findLast((item) => item.is === 'heading');
	const place = under ? ` under “${shortened(tidy(under.texts.map((text) => text.text).join('')))}”` : '';
	findings.putAside(
		isSigned
			? `This table${place} is for signatures, not for actions.`
			: `This table${place} has no headings that we know from action tables.`,
		words
	);
	return [];
}

/** A line of text per row. */
function linesOfTable(table: SourceTable): Item[] {
	return table.rows.flatMap((row): Item[] => {
		const texts = [{ text: wordsOfTable({ kind: 'table', rows: [row] }).replaceAll('\n', ' ') }];
		return tidy(texts[0]?.text ?? '') === ''
			? []
			: [{ is: 'words', paragraph: { kind: 'paragraph', texts } }];
	});
}

/** A table per action, its columns named down the side: at least three of them, or a box with two lines would be one. */
function sideHeader(grid: Grid): Header | null {
	const side = headerOf(turned(grid));
	if (!side || side.from > 0 || side.height > 1) return null;
	const named = side.columns.filter((column) => column !== null && column !== 'other').length;
	return named >= 3 && named >= side.columns.length / 2 ? side : null;
}

function samePrint(one: Header, other: Header): boolean {
	return (
		one.printed.length === other.printed.length &&
		one.columns.every((column, x) => column === other.columns[x])
	);
}

function shortened(words: string): string {
	return words.length > 80 ? `${words.slice(0, 77)}…` : words;
}

/** A table whose headings name context blocks, across the top or down the side. */
function calloutCells(table: SourceTable): CalloutItem[] | null {
	const items: CalloutItem[] = [];
	const [top, ...below] = table.rows;
	const acrossTop = top?.map((cell) => calloutNamed(wordsAt({ cell, begins: true, fromAbove: false }))) ?? [];
	if (
		below.length > 0 &&
		acrossTop.length > 1 &&
		below.every((row) => row.length <= acrossTop.length) &&
		acrossTop.every((kind) => kind !== null)
	) {
		top?.forEach((cell, x) => {
			const kind = acrossTop[x];
			if (kind)
				items.push(
					calloutOf(
						kind,
						cell.blocks,
						below.flatMap((row) => row[x]?.blocks ?? [])
					)
				);
		});
		return items;
	}
	for (const [side, ...rest] of table.rows) {
		const kind = side ? calloutNamed(wordsAt({ cell: side, begins: true, fromAbove: false })) : null;
		if (!side || !kind || rest.length === 0) return null;
		items.push(
			calloutOf(
				kind,
				side.blocks,
				rest.flatMap((cell) => cell.blocks)
			)
		);
	}
	return items;
}

function calloutOf(
	kind: CalloutKind,
	heading: readonly SourceBlock[],
	blocks: readonly SourceBlock[]
): CalloutItem {
	const texts = heading.flatMap((block) =>
		block.kind === 'paragraph' ? [...block.texts, { text: ' ' }] : []
	);
	const inner = heading.filter((block) => block.kind === 'table');
	return { is: 'callout', kind, heading: texts, blocks: [...inner, ...blocks], closed: true };
}
