// Where something goes that comes back: behind what it stood behind, as far as that is there.
import { generateKeyBetween } from 'fractional-indexing';
import { rowsOfTable, type ActionRow } from '#domain/action-row.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import { longestRank } from '../schema.ts';

type Blocks = readonly Block[];

/** From a heading up to, not including, the next one of its level or higher. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** Where a section stands; null when it is not there. */
export function spanOf(doc: Blocks, heading: string): Span | null {
	const from = doc.findIndex((block) => block.type === 'heading' && block.attrs.id === heading);
	const first = doc[from];
	if (first?.type !== 'heading') return null;
	const length = doc
		.slice(from + 1)
		.findIndex((block) => block.type === 'heading' && block.attrs.level <= first.attrs.level);
	return { from, to: length === -1 ? doc.length : from + 1 + length };
}

export function idOf(block: Block | undefined): string {
	return block && 'attrs' in block ? (block.attrs?.id ?? '') : '';
}

/** The place in `doc` for something that stood at `at` in `before`: behind its nearest neighbour that is there. */
export function placeLike(doc: Blocks, before: Blocks, at: number): number {
	// what stands in both is itself, and not another one that bears its id
	const both = new Map(doc.map((block, place) => [block, place]));
	const stood = new Set(before);
	const others = doc.flatMap((block, place) => (stood.has(block) ? [] : [[idOf(block), place] as const]));
	const places = new Map(others.toReversed());
	const placeOf = (block: Block): number | undefined =>
		both.get(block) ?? (idOf(block) === '' ? undefined : places.get(idOf(block)));
	for (const block of before.slice(0, at).toReversed()) {
		const place = placeOf(block);
		if (place !== undefined) return doc[place + 1]?.type === 'plainTitle' ? place + 2 : place + 1;
	}
	for (const block of before.slice(at + 1)) {
		const place = placeOf(block);
		if (place !== undefined) return place;
	}
	return doc.length;
}

/** The place in `doc` for a section that is not there: behind the section before it, or first in the one around it. */
export function placeOfSection(doc: Blocks, before: Blocks, { from, to }: Span): number {
	const own = before[from];
	let level = own?.type === 'heading' ? own.attrs.level : 1;
	for (const block of before.slice(0, from).toReversed()) {
		if (block.type !== 'heading' || block.attrs.level > level) continue;
		const span = spanOf(doc, block.attrs.id);
		if (span && block.attrs.level === level) return span.to;
		if (span) {
			const length = doc.slice(span.from + 1, span.to).findIndex(({ type }) => type === 'heading');
			return length === -1 ? span.to : span.from + 1 + length;
		}
		level = block.attrs.level;
	}
	for (const block of before.slice(to)) {
		const span = block.type === 'heading' ? spanOf(doc, block.attrs.id) : null;
		if (span) return span.from;
	}
	return doc.length;
}

/** A rank in `table` for a row that stood in a table before: next to the neighbours it had. */
export function rankLike(
	actions: PlanContent['actions'],
	table: string,
	{
		id,
		row,
		before
	}: { readonly id: string; readonly row: ActionRow; readonly before: PlanContent['actions'] }
): string {
	const order = rowsOfTable(actions, table).filter((each) => each.id !== id);
	const stood = rowsOfTable(before, row.table).map((each) => each.id);
	const at = stood.indexOf(id);
	const placeOf = (other: string): number => order.findIndex((each) => each.id === other);
	const behind = stood.slice(0, Math.max(at, 0)).findLast((other) => placeOf(other) !== -1);
	const ahead =
		behind === undefined && at !== -1
			? stood.slice(at + 1).find((other) => placeOf(other) !== -1)
			: undefined;
	const place =
		behind !== undefined ? placeOf(behind) : ahead !== undefined ? placeOf(ahead) - 1 : order.length - 1;
	const below = order[place]?.row.rank ?? null;
	// nothing fits between rows that stand level: they are passed
	const above =
		order.slice(place + 1).find((each) => below === null || each.row.rank > below)?.row.rank ?? null;
	if ((below === null || row.rank > below) && (above === null || row.rank < above)) return row.rank;
	const rank = generateKeyBetween(below, above);
	return rank.length <= longestRank ? rank : row.rank;
}
