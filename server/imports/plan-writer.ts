// Items → the plan itself: headings with their areas, boxes with what they cover, tables with their rows.
import { generateNKeysBetween } from 'fractional-indexing';
import { actionColumns, type ActionRow } from '#domain/action-row.ts';
import { newId, type ActionId, type BlockId } from '#domain/ids.ts';
import { calloutTitles, type Block, type PlanArea } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import { longestTitle } from '#document/schema.ts';
import type { FoundArea } from './areas.ts';
import type { Findings } from '#document/foreign/findings.ts';
import { splitRef } from '#document/foreign/numbers.ts';
import type { CalloutItem, HeadingItem, Item, TableItem } from './item.ts';
import { linksIn } from '#document/foreign/linked.ts';
import { richFrom, textNodes } from '#document/foreign/rich.ts';
import { readRows, titleAbove, type ReadRow } from '#document/foreign/rows.ts';
import { tidy, wordsOfBlocks, type SourceBlock, type SourceParagraph } from '#document/foreign/source.ts';
import { endOfMonth, plainDate, plainWords } from '#document/foreign/vocabulary.ts';

/** An attribute holds so many ids; a real box speaks for a handful of areas. */
const mostCovered = 90;

/** Writes a plan from items, one after the other. What finds no place goes to the findings. */
export class PlanWriter {
	readonly doc: Block[] = [];
	readonly areas: Record<string, PlanArea> = {};
	readonly actions: Record<string, ActionRow> = {};
	readonly printedHeadings: string[] = [];
	private readonly findings: Findings;
	private readonly found: ReadonlyMap<HeadingItem, FoundArea>;
	/** Areas named one after the other: a context block below speaks for all of them. */
	private run: FoundArea[] = [];
	private runEnded = false;
	private area: FoundArea | null = null;

	constructor(findings: Findings, found: ReadonlyMap<HeadingItem, FoundArea>) {
		this.findings = findings;
		this.found = found;
		for (const [heading, area] of found) {
			const title = tidy(heading.texts.map((text) => text.text).join(''));
			this.areas[area.id] = { ref: area.ref, title: title.slice(0, longestTitle), plainTitle: '' };
		}
	}

	write(items: readonly Item[]): void {
		for (let place = 0; place < items.length;) place = this.writeFrom(items, place);
	}

	/** How many of the areas are parts of another. */
	subAreas(): number {
		return [...this.found.values()].filter((area) => area.parent !== null).length;
	}

	/** Writes the item at a place with what belongs to it, and says where the next one is. */
	private writeFrom(items: readonly Item[], place: number): number {
		const item = items[place];
		if (!item) return place + 1;
		if (item.is === 'heading') {
			this.writeHeading(item);
			return place + 1;
		}
		this.runEnded = true;
		if (item.is === 'table') {
			const end = endOf(items, place + 1, (next) => next.is === 'table' && next.goesOn);
			this.writeTable(items.slice(place, end).filter((next) => next.is === 'table'));
			return end;
		}
		const end =
			item.is === 'callout' && item.closed
				? place + 1
				: endOf(items, place + 1, (next) => next.is === 'words');
		const words = items.slice(place, end).flatMap((next) => (next.is === 'words' ? [next.paragraph] : []));
		if (item.is === 'callout') this.writeCallout(item, words);
		else this.writeWords(words);
		return end;
	}

	private writeHeading(item: HeadingItem): void {
		const area = this.found.get(item);
		const id = area?.id ?? newId<'block'>();
		const content = textNodes(item.texts, this.findings).map((node) => ({
			...node,
			marks: node.marks?.filter((mark) => mark.type !== 'bold')
		}));
		const plain = content.map(({ marks, ...node }) =>
			marks && marks.length > 0 ? { ...node, marks } : node
		);
		const ref = item.ref || (area?.refGiven ? area.ref : '');
		this.doc.push({ type: 'heading', attrs: { id, ref, level: item.level }, content: plain });
		const title = plainText(plain);
		if (item.ref !== '' && splitRef(title).ref === item.ref)
			this.findings.note('The number stands twice here.', `${item.ref} ${title}`, id);
		if (item.counted)
			this.findings.note(
				`The number ${item.ref} was counted by the word processor. Check that it is right.`,
				title,
				id
			);
		if (!area) return;
		if (area.refGiven)
			this.findings.note(`The file prints no number for this area. We gave it ${area.ref}.`, title, id);
		if (this.runEnded) this.run = [];
		this.runEnded = false;
		this.run.push(area);
		this.area = area;
	}

	private writeWords(paragraphs: readonly SourceParagraph[]): void {
		for (const block of richFrom(paragraphs, this.findings, 'the text')) {
			this.doc.push(block.type === 'paragraph' ? { ...block, attrs: { id: newId<'block'>() } } : block);
		}
	}

	private writeCallout(item: CalloutItem, words: readonly SourceBlock[]): void {
		const id = newId<'block'>();
		const covers = this.run
			.filter((area) => !this.run.some((other) => other.parent === area.id))
			.map((area) => area.id);
		const heading = item.heading.map((text) => ({ ...text, bold: true }));
		const isOurs =
			plainWords(heading.map((text) => text.text).join('')) === plainWords(calloutTitles[item.kind]);
		// the printed heading may say more than ours ("over the next 18 months"), so it stays as the first line
		const opening: SourceBlock[] = isOurs ? [] : [{ kind: 'paragraph', texts: heading }];
		const content = richFrom([...opening, ...item.blocks, ...words], this.findings, 'this box');
		this.doc.push({
			type: 'callout',
			attrs: { id, kind: item.kind, covers: covers.slice(0, mostCovered).join(' ') },
			content
		});
	}

	private writeTable(parts: readonly TableItem[]): void {
		const [first, ...more] = parts;
		if (!first) return;
		let groups = readRows(first.grid, first.header, this.findings, [], titleAbove(first.grid, first.header));
		for (const part of more) {
			const last = groups.at(-1);
			const onwards = readRows(part.grid, part.header, this.findings, last?.rows ?? [], last?.title ?? '');
			groups = [...groups.slice(0, -1), ...onwards];
			const above = titleAbove(part.grid, part.header);
			if (above !== '')
				this.findings.hold('This line is printed above the table again on another page.', above);
			if (part.header.height > 0)
				this.findings.hold('These headings were printed again on another page.', printedOf(part));
		}
		this.noteSharedColumns(first);
		const ids = groups.map((group) => this.writeRows(group.title, group.rows, first));
		const printed = printedOf(first);
		if (printed === '') return;
		this.printedHeadings.push(printed);
		this.findings.hold(
			'The file headed the columns of this table like this. A plan has headings of its own.',
			printed,
			ids[0] ?? ''
		);
	}

	/** Two printed columns that name the same of ours: their words stand together. */
	private noteSharedColumns({ header }: TableItem): void {
		for (const { id, label } of actionColumns) {
			const names = [...new Set(header.printed.filter((name, x) => header.columns[x] === id && name !== ''))];
			if (names.length > 1)
				this.findings.note(`The words of these columns stand together under “${label}”.`, names.join(' | '));
		}
	}

	private writeRows(title: string, rows: readonly ReadRow[], { header }: TableItem): BlockId {
		const table = newId<'block'>();
		this.doc.push({ type: 'actionTable', attrs: { id: table, title: title.slice(0, longestTitle) } });
		if (title.length > longestTitle)
			this.findings.putAside('This title of a table is too long for a title.', title.slice(longestTitle));
		const ranks = generateNKeysBetween(null, null, rows.length);
		rows.forEach((row, place) => {
			const id = newId<'action'>();
			this.actions[id] = {
				...row.cells,
				table,
				ref: row.ref,
				rank: ranks[place] ?? '',
				deletedAt: null,
				due: this.dueOf(plainText(row.cells.timescale), id),
				areas: this.linksOf(row, header.columns.includes('linked'), id),
				responsible: []
			};
		});
		return table;
	}

	/** A day that the timescale says, or the last one of a month it names the end of, which a person should check. */
	private dueOf(timescale: string, id: ActionId): string | null {
		const day = plainDate(timescale);
		if (day) return day;
		const last = endOfMonth(timescale);
		if (last)
			this.findings.note(
				'The last day of this month was taken as the due date. Check that it is right.',
				timescale,
				id
			);
		return last;
	}

	/** What a row says it is linked to; in a table without that column, the area in which it stands. */
	private linksOf(row: ReadRow, printsLinks: boolean, id: ActionId): string[] {
		if (!printsLinks) return this.area ? [this.area.parent ?? this.area.id] : [];
		const words = plainText(row.cells.linked);
		const { areas, unknown } = linksIn(words, this.areas);
		if (unknown.length > 0)
			this.findings.note(
				`This row is linked to ${unknown.join(', ')}, which is no area of this plan.`,
				words,
				id
			);
		return areas;
	}
}

function printedOf({ header, grid }: TableItem): string {
	const cells = new Set(
		grid.slice(header.from, header.from + header.height).flatMap((line) => line.map((place) => place?.cell))
	);
	return [...cells]
		.map((cell) => (cell ? tidy(wordsOfBlocks(cell.blocks)) : ''))
		.filter((words) => words !== '')
		.join(' | ');
}

function endOf(items: readonly Item[], from: number, belongs: (item: Item) => boolean): number {
	let end = from;
	for (let item = items[end]; item && belongs(item); item = items[end]) end += 1;
	return end;
}
