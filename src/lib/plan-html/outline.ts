// The flat document, read once: which heading carries which plain title, which ids are free to be an address.
import { blankColumns, rowsOfTable, type ActionRow } from '#domain/action-row.ts';
import { isId } from '#domain/ids.ts';
import type { Block, Heading, PlanContent } from '#domain/plan.ts';
import { plainText, type TextNode } from '#domain/rich-text.ts';

export interface TitledSection {
	readonly kind: 'section';
	/** Empty when an earlier heading already has this id: the first in document order is it. */
	readonly id: string;
	readonly ref: string;
	/** The words readers meet first; the plain ones where somebody wrote them. */
	readonly title: readonly TextNode[];
	/** The plain title as mere words, '' while nobody has written one. */
	readonly plain: string;
	/** The official words under them, when there are both. */
	readonly official: readonly TextNode[] | null;
	/** 2 to 6, without gaps, as screen readers expect. */
	readonly level: number;
	/** Belongs in the list of contents. */
	readonly main: boolean;
}

export interface ShownRow {
	readonly id: string;
	readonly row: ActionRow;
	/** "A1" as printed, or its place in the plan. */
	readonly name: string;
	/** Ids of rows that were put together with it: their addresses lead here. */
	readonly also?: readonly string[];
}

export interface ShownTable {
	readonly kind: 'table';
	readonly id: string;
	readonly title: string;
	readonly rows: readonly ShownRow[];
	/** The same table was drawn before (two people moved it at once). */
	readonly again: boolean;
	readonly level: number;
}

export interface ShownBlock {
	readonly kind: 'block';
	readonly block: Exclude<Block, { type: 'heading' | 'actionTable' }>;
	/** Level of a heading inside this block. */
	readonly level: number;
}

export type Part = TitledSection | ShownTable | ShownBlock;

/** What a public reader sees of a plan, in order. Removed rows, and rows whose table is gone, are not in it. */
export function outlineOf(plan: PlanContent): Part[] {
	const parts: Part[] = [];
	const used = new Set<string>();
	const tables = new Set<string>();
	let level = 1;
	let actions = 0;
	let untitled = false;
	for (let at = 0; at < plan.doc.length; at++) {
		const block = plan.doc[at];
		if (!block) continue;
		if (block.type === 'heading') {
			const next = plan.doc[at + 1];
			if (next?.type === 'plainTitle') at++;
			const section = sectionOf(block, plan, next?.type === 'plainTitle' ? (next.content ?? []) : [], level);
			untitled = !section;
			if (!section) continue;
			level = section.level;
			parts.push(used.has(section.id) || !isId(section.id) ? { ...section, id: '' } : section);
			used.add(section.id);
		} else if (block.type === 'actionTable') {
			const again = tables.has(block.attrs.id);
			const rows = again ? [] : rowsOfTable(plan.actions, block.attrs.id);
			// under the part before it, an empty table would say that this one has no actions; nothing leads to it then
			if (untitled && rows.length === 0 && !again) continue;
			tables.add(block.attrs.id);
			const shown = rows.map(({ id, row, parts }) => ({
				id,
				row,
				name: row.ref.trim() || String(++actions),
				also: parts.slice(1).map((part) => part.id)
			}));
			parts.push({
				kind: 'table',
				id: block.attrs.id,
				title: block.attrs.title.trim(),
				rows: shown,
				again,
				level: level + 1
			});
		} else {
			parts.push({ kind: 'block', block, level: Math.min(level + 1, 6) });
		}
	}
	return parts;
}

function sectionOf(
	heading: Heading,
	plan: PlanContent,
	plainTitle: readonly TextNode[],
	before: number
): TitledSection | null {
	const { id, level: wanted } = heading.attrs;
	const area = plan.areas[id];
	const ref = (heading.attrs.ref || area?.ref || '').trim();
	const official = wordsOrNull(heading.content ?? [], ref);
	const plain =
		wordsOrNull(plainTitle, ref) ??
		(area?.plainTitle.trim() ? [{ type: 'text', text: area.plainTitle } as const] : null);
	const title = plain ?? official;
	if (!title) return null;
	const level = Math.max(2, Math.min(wanted + 1, before + 1, 5));
	return {
		kind: 'section',
		id,
		ref,
		title,
		plain: plain ? plainText(plain).trim() : '',
		official: plain && official && !same(plain, official) ? official : null,
		level,
		main: wanted <= 2
	};
}

/** The words, without a printed number that is shown on its own anyway; null when there are none. */
function wordsOrNull(nodes: readonly TextNode[], ref: string): readonly TextNode[] | null {
	if (plainText(nodes).trim() === '') return null;
	const [first, ...rest] = nodes;
	if (!first || ref === '' || !first.text.startsWith(ref)) return nodes;
	const without = first.text.slice(ref.length);
	return /^[.:)]?\s+\S/.test(without)
		? [{ ...first, text: without.replace(/^[.:)]?\s+/, '') }, ...rest]
		: nodes;
}

function same(a: readonly TextNode[], b: readonly TextNode[]): boolean {
	return plainText(a).trim() === plainText(b).trim();
}

/** How many headings have nothing under them: no words, no table, no smaller heading. */
export function emptySections(parts: readonly Part[]): number {
	return parts.filter((part, at) => {
		if (part.kind !== 'section') return false;
		const rest = parts.slice(at + 1);
		const end = rest.findIndex((other) => other.kind === 'section');
		const under = end < 0 ? rest : rest.slice(0, end);
		const next = rest[end];
		const hasParts = next?.kind === 'section' && next.level > part.level;
		return !hasParts && !under.some(saysSomething);
	}).length;
}

function saysSomething(part: Part): boolean {
	if (part.kind === 'table') return part.rows.length > 0;
	return part.kind === 'block' && (part.block.type === 'image' || wordsIn(part.block).trim() !== '');
}

const wordsIn = (node: unknown): string =>
	typeof node !== 'object' || node === null
		? ''
		: 'text' in node
			? String(node.text)
			: 'content' in node && Array.isArray(node.content)
				? node.content.map(wordsIn).join('')
				: '';

/** How many rows a reader sees, and how many of their cells nobody has filled. The linked areas count in either form. */
export function countsOf(parts: readonly Part[]): { actions: number; gaps: number } {
	const rows = parts.flatMap((part) => (part.kind === 'table' ? part.rows : []));
	const gaps = rows.map(({ row }) => blankColumns(row).length);
	return { actions: rows.length, gaps: gaps.reduce((sum, n) => sum + n, 0) };
}
