// What is in a plan, for the list beside it: its sections by their plain titles, and how many actions stand in each.
import { rowsOfTable } from '#domain/action-row.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';

export interface Section {
	/** Id of the heading that opens it. */
	readonly id: string;
	readonly ref: string;
	readonly level: number;
	/** The plain title; the official one where there is none. */
	readonly title: string;
	/**
	 * Actions in the tables of a section of the highest level, also under the headings below it: its table often stands behind
	 * the last of them, and its actions are not about that one alone.
	 */
	readonly rows: number;
}

/** The parts of a text that the list is made of. */
export type Outline = readonly (
	| {
			readonly type: 'heading';
			readonly id: string;
			readonly ref: string;
			readonly level: number;
			readonly title: string;
	  }
	| { readonly type: 'plainTitle'; readonly title: string }
	| { readonly type: 'actionTable'; readonly id: string }
)[];

/** The sections of an outline; `rowsIn` counts the actions of a table. Headings without an id cannot be gone to and are left out. */
export function sectionsOf(outline: Outline, rowsIn: (table: string) => number): Section[] {
	const sections: Section[] = [];
	const seen = new Set<string>();
	let fresh = false;
	const known = new Set<string>();
	const top = Math.min(...outline.map((part) => (part.type === 'heading' ? part.level : Infinity)));
	for (const part of outline) {
		const last = sections.at(-1);
		if (part.type === 'heading') {
			// two people can split one heading at once: until that is mended, the first of two with one id is it
			fresh = part.id !== '' && !known.has(part.id);
			known.add(part.id);
			if (fresh) sections.push({ id: part.id, ref: part.ref, level: part.level, title: part.title, rows: 0 });
			continue;
		}
		if (part.type === 'plainTitle' && fresh && last && part.title !== '') {
			sections[sections.length - 1] = { ...last, title: part.title };
		}
		if (part.type === 'actionTable' && last && !seen.has(part.id)) {
			seen.add(part.id);
			const at = Math.max(
				sections.findLastIndex(({ level }) => level === top),
				0
			);
			sections[at] = { ...sections[at]!, rows: sections[at]!.rows + rowsIn(part.id) };
		}
		fresh = false;
	}
	return sections;
}

/** The sections of a plan as content. */
export function sectionsOfContent(content: Pick<PlanContent, 'doc' | 'actions'>): Section[] {
	return sectionsOf(content.doc.flatMap(partOf), (table) => rowsOfTable(content.actions, table).length);
}

function partOf(block: Block): Outline {
	if (block.type === 'heading') {
		const { id, ref, level } = block.attrs;
		return [{ type: 'heading', id, ref, level, title: plainText(block.content ?? []) }];
	}
	if (block.type === 'plainTitle') return [{ type: 'plainTitle', title: plainText(block.content ?? []) }];
	if (block.type === 'actionTable') return [{ type: 'actionTable', id: block.attrs.id }];
	return [{ type: 'plainTitle', title: '' }];
}
