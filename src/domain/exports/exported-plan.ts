// A plan on its way into a file: what a reader would see of it, in order, each part with a name by which it is found again when
// the file comes back. Removed rows, and rows whose table is gone, are not in it.
import { rowsOfTable, type ActionColumn, type ActionRow, type WholeRow } from '../action-row.ts';
import {
	calloutTitles,
	type Block,
	type CalloutKind,
	type Heading,
	type PlanArea,
	type PlanContent,
	type PlanMeta
} from '../plan.ts';
import { isBlank, paragraph, plainText, type RichBlock, type RichText, type TextNode } from '../rich-text.ts';

/** A place of the plan in a file: letters, digits and low lines only, because Word's bookmarks allow no others. */
export type PlaceKey = string;

export interface ExportedHeading {
	readonly kind: 'heading';
	readonly key: PlaceKey;
	readonly id: string;
	readonly ref: string;
	/** 1 to 4. */
	readonly level: number;
	readonly words: readonly TextNode[];
	/** The plain title right below it; none when nobody has written one. */
	readonly plain: readonly TextNode[];
	readonly plainKey: PlaceKey;
}

export interface ExportedWords {
	readonly kind: 'words';
	readonly key: PlaceKey;
	readonly id: string;
	readonly block: RichBlock;
}

export interface ExportedCallout {
	readonly kind: 'callout';
	readonly key: PlaceKey;
	readonly id: string;
	readonly callout: CalloutKind;
	readonly title: string;
	readonly content: RichText;
	/** Where a quotation comes from; '' for words of the plan's own. */
	readonly source: string;
}

export interface ExportedPicture {
	readonly kind: 'picture';
	readonly key: PlaceKey;
	readonly id: string;
	readonly src: string;
	readonly alt: string;
}

export interface ExportedRow extends WholeRow {
	readonly key: PlaceKey;
	/** "A1" as printed, or its place in the plan. */
	readonly name: string;
	/** The title of the section it stands in. */
	readonly section: string;
	/** The numbers of the areas it is linked to. */
	readonly areaRefs: readonly string[];
	readonly cells: Readonly<Record<ActionColumn, RichText>>;
}

export interface ExportedTable {
	readonly kind: 'table';
	readonly key: PlaceKey;
	readonly id: string;
	readonly title: string;
	readonly rows: readonly ExportedRow[];
}

export type ExportedPart =
	ExportedHeading | ExportedWords | ExportedCallout | ExportedPicture | ExportedTable;

export interface ExportedPlan {
	readonly meta: PlanMeta;
	readonly parts: readonly ExportedPart[];
}

/** Everything of a plan that goes into a file. */
export function exportedPlan(plan: PlanContent): ExportedPlan {
	const parts: ExportedPart[] = [];
	const tables = new Set<string>();
	const place = { section: '', actions: 0 };
	plan.doc.forEach((block, at) => {
		const key = blockKey(block, at);
		const id = idOf(block);
		switch (block.type) {
			case 'heading': {
				const heading = headingOf(block, key, plan, at);
				place.section = heading ? plainText(heading.words).trim() : '';
				if (heading) parts.push(heading);
				break;
			}
			case 'plainTitle':
				// one that no heading stands before is a line of text
				if (!isHeadingWithWords(plan, at - 1) && plainText(block.content ?? []).trim() !== '')
					parts.push({
						kind: 'words',
						key,
						id: '',
						block: { type: 'paragraph', content: block.content ?? [] }
					});
				break;
			case 'callout':
				if (!isBlank(block.content ?? []) && block.attrs.kind in calloutTitles)
					parts.push({
						kind: 'callout',
						key,
						id,
						callout: block.attrs.kind,
						title: calloutTitles[block.attrs.kind],
						content: (block.content ?? []).filter((each) => !isBlank([each])),
						source: block.attrs.source ?? ''
					});
				break;
			case 'image':
				parts.push({ kind: 'picture', key, id, src: block.attrs.src, alt: block.attrs.alt.trim() });
				break;
			case 'actionTable': {
				if (tables.has(block.attrs.id)) break;
				tables.add(block.attrs.id);
				const rows = rowsOfTable(plan.actions, block.attrs.id).map((row) => {
					place.actions += row.row.ref.trim() === '' ? 1 : 0;
					return rowOf(row, plan.areas, place);
				});
				parts.push({ kind: 'table', key, id, title: block.attrs.title.trim(), rows });
				break;
			}
			case 'paragraph':
			case 'bulletList':
			case 'orderedList':
				if (!isBlank([block])) parts.push({ kind: 'words', key, id, block });
		}
	});
	return { meta: plan.meta, parts };
}

/** What is printed in a cell. Areas that are only linked are printed by their numbers. */
export function printedCell(
	row: ActionRow,
	column: ActionColumn,
	areas: Readonly<Record<string, PlanArea>>
): RichText {
	if (column === 'linked' && isBlank(row.linked)) {
		const refs = refsOf(row, areas);
		return refs.length === 0 ? [] : [paragraph(refs.join(', '))];
	}
	return row[column].filter((block) => !isBlank([block]));
}

export const rowKey = (id: string): PlaceKey => (isPlain(id) ? `r_${id}` : '');

/** By its own id where it has one; else by where it stood in that state of the plan. */
export function blockKey(block: Block, at: number): PlaceKey {
	const id = idOf(block);
	return isPlain(id) ? `b_${id}` : `n_${at}`;
}

/** Word takes at most 40 characters. */
const isPlain = (id: string): boolean => /^[A-Za-z0-9_]{1,30}$/.test(id);

function idOf(block: Block): string {
	const attrs = 'attrs' in block ? block.attrs : undefined;
	return attrs && 'id' in attrs && typeof attrs.id === 'string' ? attrs.id : '';
}

function headingOf(block: Heading, key: string, plan: PlanContent, at: number): ExportedHeading | null {
	const words = block.content ?? [];
	if (plainText(words).trim() === '') return null;
	const next = plan.doc[at + 1];
	const own = next?.type === 'plainTitle' ? (next.content ?? []) : [];
	const area = plan.areas[block.attrs.id];
	return {
		kind: 'heading',
		key,
		id: block.attrs.id,
		ref: (block.attrs.ref || area?.ref || '').trim(),
		level: Math.min(Math.max(block.attrs.level, 1), 4),
		words,
		plain: plainText(own).trim() === '' ? [] : own,
		plainKey: `n_${at + 1}`
	};
}

function isHeadingWithWords(plan: PlanContent, at: number): boolean {
	const block = plan.doc[at];
	return block?.type === 'heading' && plainText(block.content ?? []).trim() !== '';
}

function rowOf(
	whole: WholeRow,
	areas: PlanContent['areas'],
	place: { section: string; actions: number }
): ExportedRow {
	const { row } = whole;
	const cell = (column: ActionColumn) => printedCell(row, column, areas);
	return {
		...whole,
		key: rowKey(whole.id),
		name: row.ref.trim() || String(place.actions),
		section: place.section,
		areaRefs: refsOf(row, areas),
		cells: {
			what: cell('what'),
			who: cell('who'),
			accountable: cell('accountable'),
			impact: cell('impact'),
			timescale: cell('timescale'),
			m3: cell('m3'),
			m6: cell('m6'),
			m12: cell('m12'),
			linked: cell('linked')
		}
	};
}

function refsOf(row: ActionRow, areas: Readonly<Record<string, PlanArea>>): string[] {
	return row.areas
		.flatMap((id) => (Object.hasOwn(areas, id) ? [areas[id]!.ref.trim() || areas[id]!.title.trim()] : []))
		.filter((ref) => ref !== '')
		.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
