// What somebody suggests, as data: the plan as they saw it, and as they would have it, compared block by block and row by row.
// What belongs together (a block that was moved, split, joined or made into something else) is one change: taken whole or not.
import { actionColumnIds, type ActionRow } from '../action-row.ts';
import { aligned } from '../diff/alignment.ts';
import { wordsIn, type Node } from '../diff/difference.ts';
import { longestRising } from '../diff/longest-rising.ts';
import { signing } from '../diff/nodes-between.ts';
import { isSilent } from '../diff/steps.ts';
import { rowFields, type Hunk, type Inside, type Values } from '../hunks.ts';
import type { Block, PlanContent } from '../plan.ts';
import { wordsOf } from '../word-edits.ts';
import { alike } from './alike.ts';

/** A block and how others find it: by its own id, or by where Yjs has it. */
export interface Keyed {
	readonly key: string;
	readonly block: Block;
	/** It has stood there from the beginning: no other block is it, and it has not moved. */
	readonly stood?: boolean;
}

export interface KeyedPlan {
	readonly content: PlanContent;
	/** The blocks of the text, in order. A block that both plans have has the same key in both. */
	readonly blocks: readonly Keyed[];
}

/** Changes that are taken or declined together. */
export type Part = readonly Hunk[];

/** Everything that is otherwise in `is`. */
export function suggestedBetween(was: KeyedPlan, is: KeyedPlan): Part[] {
	return [
		...valuesBetween({ ...was.content.meta }, { ...is.content.meta }, {}).map((hunk) => [hunk]),
		...blocksBetween(was.blocks, is.blocks),
		...Object.entries(is.content.actions).flatMap(([id, row]) =>
			rowBetween(id, own(was.content.actions, id), row)
		)
	];
}

/** No reader sees these. */
const silentValues: readonly string[] = ['id', 'guide'];

function valuesBetween(base: Values, next: Values, where: { readonly blockId?: string }): Hunk[] {
	const keys = [...new Set([...Object.keys(base), ...Object.keys(next)])].filter(
		(key) => base[key] !== next[key] && !silentValues.includes(key)
	);
	if (keys.length === 0) return [];
	const only = (values: Values) => Object.fromEntries(keys.map((key) => [key, values[key] ?? '']));
	return [{ op: 'attrs', ...where, base: only(base), next: only(next) }];
}

/** A change of the text, and the places (of the blocks as they were) it takes words from and brings words of. */
interface Piece {
	readonly hunks: Hunk[];
	readonly takes: Set<number>;
	readonly brings: Set<number>;
}

function blocksBetween(was: readonly Keyed[], is: readonly Keyed[]): Part[] {
	const { pairs } = aligned(was.map(named), is.map(named), signing());
	const stays = staying(was, is, pairs);
	const pieces: Piece[] = [];
	let behind = '';
	let come: { readonly block: Block; readonly from: number | undefined }[] = [];
	const put = (): void => {
		const shown = come.filter(({ block, from }) => from !== undefined || !isSilent(block as Node));
		come = [];
		if (shown.length === 0) return;
		pieces.push({
			hunks: [{ op: 'insert-after', blockId: behind, base: null, next: shown.map(({ block }) => block) }],
			takes: new Set(),
			brings: new Set(shown.flatMap(({ from }) => (from === undefined ? [] : [from])))
		});
	};
	is.forEach(({ block }, to) => {
		const from = stays.get(to);
		if (from === undefined) {
			come.push({ block, from: pairs.get(to) });
			return;
		}
		put();
		behind = was[from]!.key;
		const hunks = blockBetween(was[from]!, block);
		if (hunks.length > 0) pieces.push({ hunks, takes: new Set([from]), brings: new Set() });
	});
	put();
	const [left, paired] = [new Set(stays.values()), new Set(pairs.values())];
	was.forEach(({ key, block }, from) => {
		if (left.has(from) || (!paired.has(from) && isSilent(block as Node))) return;
		pieces.push({
			hunks: [{ op: 'delete', blockId: key, base: block, next: null }],
			takes: new Set([from]),
			brings: new Set()
		});
	});
	return together(pieces);
}

/** Which blocks are where they were. Of two that changed places it is known which one was carried. */
function staying(
	was: readonly Keyed[],
	is: readonly Keyed[],
	pairs: ReadonlyMap<number, number>
): Map<number, number> {
	const all = [...pairs].filter(([to, from]) => was[from]!.block.type === is[to]!.block.type);
	const stood = all.filter(([to]) => is[to]!.stood);
	const fits = all
		.filter(([to, from]) => stood.every((other) => other[0] === to || other[0] < to === other[1] < from))
		.sort(([a], [b]) => a - b);
	const kept = longestRising(fits.map(([, from]) => from));
	return new Map(fits.filter((_, at) => kept.has(at)));
}

function named({ key, block }: Keyed): Node {
	return { ...(block as Node), attrs: { ...valuesOf(block), id: key } };
}

function blockBetween({ key, block: was }: Keyed, is: Block): Hunk[] {
	const hunks = valuesBetween(valuesOf(was), valuesOf(is), { blockId: key });
	const [base, next] = [insideOf(was), insideOf(is)];
	return alike(base, next) ? hunks : [...hunks, { op: 'text', blockId: key, base, next }];
}

/** Changes that were found one by one, put together as they belong. */
export function partsOf(hunks: readonly Hunk[]): Part[] {
	const named = new Map<string, number>();
	const number = (id: string): number => {
		const known = named.get(id) ?? named.size;
		named.set(id, known);
		return known;
	};
	return together(
		hunks.map((hunk) => ({
			hunks: [hunk],
			takes: new Set(
				'blockId' in hunk && hunk.blockId && hunk.op !== 'insert-after' ? [number(hunk.blockId)] : []
			),
			brings: new Set(
				hunk.op === 'insert-after'
					? hunk.next.flatMap((block) => {
							const id = valuesOf(block)['id'];
							return typeof id === 'string' && id !== '' ? [number(id)] : [];
						})
					: []
			)
		}))
	);
}

/** Pieces that move words between them are one. */
function together(pieces: readonly Piece[]): Part[] {
	const parts: Piece[][] = [];
	for (const piece of pieces) {
		const kin = parts.filter((part) => part.some((other) => belong(piece, other) || belong(other, piece)));
		const rest = parts.filter((part) => !kin.includes(part));
		parts.splice(0, parts.length, ...rest, [...kin.flat(), piece]);
	}
	const order = new Map(pieces.map((piece, at) => [piece, at]));
	return parts
		.map((part) => part.toSorted((a, b) => order.get(a)! - order.get(b)!))
		.sort(([a], [b]) => order.get(a!)! - order.get(b!)!)
		.map((part) => part.flatMap(({ hunks }) => hunks));
}

/** Enough of the words that one takes away come back in the other. */
const mostOf = 0.5;
const fewestWords = 2;

function belong(one: Piece, other: Piece): boolean {
	if (one === other) return false;
	if ([...one.takes].some((from) => other.brings.has(from))) return true;
	const [gone, come] = [wordsBy(one, 'base'), wordsBy(other, 'next')];
	const lost = without(gone, wordsBy(one, 'next'));
	const gained = without(come, wordsBy(other, 'base'));
	const shared = lost.length - without(lost, gained).length;
	return lost.length >= fewestWords && shared >= lost.length * mostOf;
}

function wordsBy({ hunks }: Piece, side: 'base' | 'next'): string[] {
	return hunks.flatMap((hunk) => {
		if (hunk.op !== 'text' && hunk.op !== 'insert-after' && hunk.op !== 'delete') return [];
		const said = hunk[side];
		const nodes = said === null ? [] : Array.isArray(said) ? (said as readonly Node[]) : [said as Node];
		return nodes.flatMap((node) => wordsOf(wordsIn(node)).filter((word) => word.trim() !== ''));
	});
}

/** Each word is taken out as often as it stands in the others. */
function without(words: readonly string[], others: readonly string[]): string[] {
	const left = new Map<string, number>();
	for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
	return words.filter((word) => {
		const count = left.get(word) ?? 0;
		left.set(word, count - 1);
		return count <= 0;
	});
}

function rowBetween(actionId: string, was: ActionRow | undefined, is: ActionRow): Part[] {
	// a row that came and went again was never suggested
	if (!was) return is.deletedAt === null ? [[{ op: 'action.insert', actionId, base: null, next: is }]] : [];
	const removed = was.deletedAt === null && is.deletedAt !== null;
	if (removed) return [[{ op: 'action.remove', actionId, base: was, next: is.deletedAt }]];
	const values = rowFields
		.filter((column) => !alike(was[column] ?? null, is[column] ?? null))
		.map((column): Hunk => ({
			op: 'action.set',
			actionId,
			column,
			base: was[column] ?? null,
			next: is[column] ?? null
		}));
	const places = values.filter((hunk) => 'column' in hunk && placing.includes(hunk.column));
	const cells = actionColumnIds
		.filter((column) => !alike(was[column], is[column]))
		.map((column): Part => [{ op: 'text', actionId, column, base: was[column], next: is[column] }]);
	const others = values.filter((hunk) => !places.includes(hunk)).map((hunk): Part => [hunk]);
	return [...(places.length > 0 ? [places] : []), ...others, ...cells];
}

/** Where a row stands is one thing, though it takes several values to say. */
const placing: readonly string[] = ['table', 'rank', 'mergedInto', 'deletedAt'];

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
	return Object.hasOwn(record, key) ? record[key] : undefined;
}

function insideOf(block: Block): Inside {
	return 'content' in block ? (block.content ?? []) : [];
}

function valuesOf(block: Block): Values {
	return 'attrs' in block ? ((block.attrs ?? {}) as Values) : {};
}
