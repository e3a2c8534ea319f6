// What one change did to a plan, block by block and row by row. Both documents are copies of one plan, so blocks are known by
// their places in Yjs, which are the same in every copy.
import type * as Y from 'yjs';
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { rowFields, type Hunk, type Inside, type Values } from '#domain/hunks.ts';
import type { Block } from '#domain/plan.ts';
import { keyedBlocks } from './block-keys.ts';
import { readElement, readPlan } from './read.ts';
import { rootsOf } from './roots.ts';

/** Everything that is otherwise in `after`. Putting all of it into a copy of `before` gives what `after` says. */
export function changesBetween(before: Y.Doc, after: Y.Doc): Hunk[] {
	const [was, is] = [readPlan(before), readPlan(after)];
	const areas = new Set([...Object.keys(was.areas), ...Object.keys(is.areas)]);
	const rows = new Set([...Object.keys(was.actions), ...Object.keys(is.actions)]);
	return [
		...valuesBetween(meta(was.meta), meta(is.meta), {}),
		...[...areas].flatMap((areaId) =>
			valuesBetween(meta(was.areas[areaId]), meta(is.areas[areaId]), { areaId })
		),
		...blocksBetween(before, after),
		...[...rows].flatMap((id) => rowBetween(id, was.actions[id], is.actions[id]))
	];
}

function meta(values: object | undefined): Values | null {
	return values ? (values as Values) : null;
}

type Where = { readonly blockId?: string; readonly areaId?: string };

/** Only what differs; a whole area that came or went is all of it. */
function valuesBetween(base: Values | null, next: Values | null, where: Where): Hunk[] {
	if (!base || !next) return base === next ? [] : [{ op: 'attrs', ...where, base, next }];
	const keys = [...new Set([...Object.keys(base), ...Object.keys(next)])].filter(
		(key) => base[key] !== next[key]
	);
	if (keys.length === 0) return [];
	const only = (values: Values) => Object.fromEntries(keys.map((key) => [key, values[key] ?? '']));
	return [{ op: 'attrs', ...where, base: only(base), next: only(next) }];
}

interface Standing {
	readonly key: string;
	readonly yjs: string;
	readonly block: Block;
}

function standingIn(doc: Y.Doc): Standing[] {
	return keyedBlocks(rootsOf(doc).body).flatMap(({ element, key, yjs }) => {
		const block = readElement(element);
		return block ? [{ key, yjs, block }] : [];
	});
}

/** Between two blocks that both have, one has gaps: what was taken away there, and what was put there. */
interface Gap {
	readonly behind: string;
	readonly gone: Standing[];
	readonly come: Standing[];
}

function blocksBetween(before: Y.Doc, after: Y.Doc): Hunk[] {
	const [was, is] = [standingIn(before), standingIn(after)];
	const kept = new Map(is.map((each) => [each.yjs, each]));
	const known = new Set(was.map((each) => each.yjs));
	const gaps = new Map<string, Gap>([['', { behind: '', gone: [], come: [] }]]);
	const hunks: Hunk[] = [];
	let gap = gaps.get('')!;
	for (const each of was) {
		const now = kept.get(each.yjs);
		if (now) {
			hunks.push(...blockBetween(each.key, each.block, now.block));
			gaps.set(each.yjs, (gap = { behind: each.key, gone: [], come: [] }));
		} else gap.gone.push(each);
	}
	gap = gaps.get('')!;
	for (const each of is) {
		if (known.has(each.yjs)) gap = gaps.get(each.yjs)!;
		else gap.come.push(each);
	}
	return [...hunks, ...[...gaps.values()].flatMap(gapHunks)];
}

/** A block that came back in its place under its own id (retyped, undone) has changed; it did not go and come. */
function gapHunks({ behind, gone, come }: Gap): Hunk[] {
	const [first, ...others] = gone;
	const again =
		first && others.length === 0
			? come.find(({ block }) => block.type === first.block.type && idOf(block) === idOf(first.block))
			: undefined;
	if (!first || !again || idOf(first.block) === '') {
		const removed = gone.map(({ key, block }): Hunk => ({
			op: 'delete',
			blockId: key,
			base: block,
			next: null
		}));
		return [...inserted(behind, come), ...removed];
	}
	const at = come.indexOf(again);
	return [
		...inserted(behind, come.slice(0, at)),
		...blockBetween(first.key, first.block, again.block),
		...inserted(first.key, come.slice(at + 1))
	];
}

function inserted(blockId: string, come: readonly Standing[]): Hunk[] {
	return come.length === 0
		? []
		: [{ op: 'insert-after', blockId, base: null, next: come.map(({ block }) => block) }];
}

function blockBetween(blockId: string, was: Block, is: Block): Hunk[] {
	const hunks = valuesBetween(valuesOf(was), valuesOf(is), { blockId });
	const [base, next] = [insideOf(was), insideOf(is)];
	return same(base, next) ? hunks : [...hunks, { op: 'text', blockId, base, next }];
}

function rowBetween(actionId: string, was: ActionRow | undefined, is: ActionRow | undefined): Hunk[] {
	if (!is) return [];
	if (!was) return [{ op: 'action.insert', actionId, base: null, next: is }];
	if (was.deletedAt === null && is.deletedAt !== null)
		return [
			...cellsBetween(actionId, was, is),
			{ op: 'action.remove', actionId, base: was, next: is.deletedAt }
		];
	return cellsBetween(actionId, was, is);
}

function cellsBetween(actionId: string, was: ActionRow, is: ActionRow): Hunk[] {
	const removed = was.deletedAt === null && is.deletedAt !== null;
	const values = rowFields
		.filter((column) => !same(was[column], is[column]) && !(removed && column === 'deletedAt'))
		.map((column): Hunk => {
			const [base, next] = [was[column] ?? null, is[column] ?? null];
			return { op: 'action.set', actionId, column, base, next };
		});
	const cells = actionColumnIds
		.filter((column) => !same(was[column], is[column]))
		.map((column): Hunk => ({ op: 'text', actionId, column, base: was[column], next: is[column] }));
	return [...values, ...cells];
}

/** What stands inside a block. */
export function insideOf(block: Block): Inside {
	return 'content' in block ? (block.content ?? []) : [];
}

/** The values of a block. */
export function valuesOf(block: Block): Values {
	return 'attrs' in block ? ((block.attrs ?? {}) as Values) : {};
}

function idOf(block: Block): string {
	return String(valuesOf(block)['id'] ?? '');
}

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
