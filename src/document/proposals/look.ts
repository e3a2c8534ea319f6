// A part of a suggestion as somebody looks at it before they answer: how it stands to the plan now, and the few blocks or the
// one row it is about, before and after. Nothing is written, and no copy of the plan is made.
import * as Y from 'yjs';
import type { ActionRow } from '#domain/action-row.ts';
import type { Hunk, Inside, RowValue, Values } from '#domain/hunks.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import { alike } from '#domain/proposals/alike.ts';
import type { Keyed, KeyedPlan, Part } from '#domain/proposals/hunks-between.ts';
import type { Fit } from '#domain/proposals/proposal.ts';
import { threeWay } from '#domain/proposals/three-way.ts';
import { valuesOf } from '../changes-between.ts';
import { insideNow } from './beside.ts';

export interface Look {
	readonly fit: Fit;
	/** The plan, no more of it than it takes, as it is now and as it would be; where the part does not fit, as it was suggested. */
	readonly was: PlanContent;
	readonly is: PlanContent;
	/** Where the words have changed since: as they were then, and as they are now. */
	readonly since: { readonly was: PlanContent; readonly is: PlanContent } | null;
}

/** How one change stands to the plan now. */
interface Stand {
	readonly fit: Fit;
	/** The words, or the values, as the plan would say them; null where it cannot. */
	readonly wanted: Inside | Values | RowValue | null;
}

/** `plan` is what `doc` says. */
export function lookAt(doc: Y.Doc, plan: KeyedPlan, part: Part): Look {
	const stands = new Map(part.map((hunk) => [hunk, standOf(doc, plan, hunk)] as const));
	const all = [...stands.values()].map(({ fit }) => fit);
	const fit = all.includes('gone')
		? 'gone'
		: all.includes('changed')
			? 'changed'
			: all.every((each) => each === 'in-already')
				? 'in-already'
				: 'fits';
	const now = little(plan, part, plan.blocks, (id) => rowOf(plan, id));
	if (fit === 'fits' || fit === 'in-already')
		return {
			fit,
			was: now.content,
			is: carriedOut(now, part, (hunk) => stands.get(hunk)?.wanted ?? null),
			since: null
		};
	const { was, is } = lookBack(plan, part);
	return { fit, was, is, since: fit === 'changed' ? { was, is: now.content } : null };
}

/** A part as it was when it was suggested, whatever has become of the plan since. */
export function lookBack(plan: KeyedPlan, part: Part): Pick<Look, 'was' | 'is'> {
	const was = little(plan, part, asThen(plan, part), (id) => rowThen(plan, part, id));
	return {
		was: was.content,
		is: carriedOut(was, part, (hunk) => hunk.next as Stand['wanted'])
	};
}

function standOf(doc: Y.Doc, { content, blocks }: KeyedPlan, hunk: Hunk): Stand {
	const present = (key: string) => blocks.find((each) => each.key === key)?.block;
	switch (hunk.op) {
		case 'text': {
			const now = insideNow(doc, hunk);
			const removed = 'actionId' in hunk && content.actions[hunk.actionId]?.deletedAt !== null;
			if (!now || removed) return { fit: 'gone', wanted: null };
			const wanted = threeWay(hunk.base, now, hunk.next, 'conflict');
			if (!wanted) return { fit: 'changed', wanted: null };
			return { fit: alike(wanted, now) ? 'in-already' : 'fits', wanted };
		}
		case 'insert-after':
			return { fit: hunk.blockId === '' || present(hunk.blockId) ? 'fits' : 'gone', wanted: null };
		case 'delete': {
			const block = present(hunk.blockId);
			if (!block) return { fit: 'in-already', wanted: null };
			return { fit: alike(block, hunk.base) ? 'fits' : 'changed', wanted: null };
		}
		case 'attrs': {
			const block = hunk.blockId === undefined ? undefined : present(hunk.blockId);
			if (hunk.blockId !== undefined && !block) return { fit: 'gone', wanted: null };
			const now = block ? valuesOf(block) : { ...content.meta };
			return { fit: valuesFit(now, hunk.base ?? {}, hunk.next ?? {}), wanted: hunk.next };
		}
		default:
			return rowStand(content, hunk);
	}
}

function valuesFit(now: Values, base: Values, next: Values): Fit {
	const keys = Object.keys(next);
	if (keys.every((key) => (now[key] ?? '') === next[key])) return 'in-already';
	return keys.every((key) => [base[key] ?? '', next[key]].includes(now[key] ?? '')) ? 'fits' : 'changed';
}

type RowHunk = Extract<Hunk, { op: 'action.set' | 'action.insert' | 'action.remove' }>;

function rowStand({ actions, doc }: PlanContent, hunk: RowHunk): Stand {
	if (hunk.op === 'action.insert') {
		const table = doc.some((block) => block.type === 'actionTable' && block.attrs.id === hunk.next.table);
		const there = Object.hasOwn(actions, hunk.actionId);
		return { fit: there ? 'in-already' : table ? 'fits' : 'gone', wanted: null };
	}
	const row = actions[hunk.actionId];
	if (!row) return { fit: 'gone', wanted: null };
	if (hunk.op === 'action.remove')
		return { fit: row.deletedAt === null ? 'fits' : 'in-already', wanted: null };
	const { column, base, next } = hunk;
	const now = row[column] ?? null;
	if (alike(now, next)) return { fit: 'in-already', wanted: next };
	if (Array.isArray(base) && Array.isArray(next) && Array.isArray(now)) {
		const kept = (now as string[]).filter((id) => next.includes(id) || !base.includes(id));
		const come = (next as string[]).filter((id) => !base.includes(id) && !kept.includes(id));
		return { fit: 'fits', wanted: [...kept, ...come].sort() };
	}
	return { fit: alike(now, base) ? 'fits' : 'changed', wanted: next };
}

/** The blocks a part is about, as they were when it was suggested. */
function asThen({ blocks }: KeyedPlan, part: Part): Keyed[] {
	const standing = new Set(blocks.map(({ key }) => key));
	const changed = blocks.map(({ key, block }): Keyed => {
		const hunks = part.filter((hunk) => 'blockId' in hunk && hunk.blockId === key);
		return { key, block: hunks.reduce((each, hunk) => asBefore(each, hunk), block) };
	});
	// what is gone from the plan stood somewhere: it is shown by itself
	const gone = part.flatMap((hunk): Keyed[] => {
		if (!('blockId' in hunk) || hunk.blockId === undefined || standing.has(hunk.blockId)) return [];
		if (hunk.op === 'delete') return [{ key: hunk.blockId, block: hunk.base }];
		if (hunk.op !== 'text') return [];
		return [{ key: hunk.blockId, block: blockOf(hunk.base) }];
	});
	return [...changed, ...gone];
}

function asBefore(block: Block, hunk: Hunk): Block {
	if (hunk.op === 'delete') return hunk.base;
	if (hunk.op === 'text' && !('actionId' in hunk)) return saying(block, hunk.base);
	return hunk.op === 'attrs' ? withValues(block, hunk.base ?? {}) : block;
}

/** Words that stood in a block of which nothing else is known any more. */
function blockOf(inside: Inside): Block {
	const first = inside[0]?.type;
	if (first === 'listItem') return { type: 'bulletList', content: inside } as Block;
	if (first === undefined || first === 'text') return { type: 'paragraph', content: inside } as Block;
	return { type: 'callout', attrs: { id: '', kind: 'families', covers: '' }, content: inside } as Block;
}

interface Little {
	readonly content: PlanContent;
	readonly blocks: readonly Keyed[];
}

/** No more of the plan than it takes to show a part: its blocks, those it stands behind, and the headings above them. */
function little(
	{ content }: KeyedPlan,
	part: Part,
	all: readonly Keyed[],
	rowAs: (id: string) => ActionRow | undefined
): Little {
	const ids = [...new Set(part.flatMap((hunk) => ('actionId' in hunk ? [hunk.actionId] : [])))];
	const tables = new Set(
		part.flatMap((hunk) => {
			if (!('actionId' in hunk)) return [];
			const row = hunk.op === 'action.insert' ? hunk.next : content.actions[hunk.actionId];
			return row ? [row.table] : [];
		})
	);
	const keys = new Set(part.flatMap((hunk) => ('blockId' in hunk ? [hunk.blockId] : [])));
	let heading: Keyed | undefined;
	const chosen = new Set<Keyed>();
	for (const each of all) {
		if (each.block.type === 'heading') heading = each;
		const wanted =
			keys.has(each.key) || (each.block.type === 'actionTable' && tables.has(each.block.attrs.id));
		if (!wanted) continue;
		if (heading) chosen.add(heading);
		chosen.add(each);
	}
	const blocks = all.filter((each) => chosen.has(each));
	const actions = Object.fromEntries(
		ids.flatMap((id) => {
			const row = rowAs(id);
			return row ? [[id, row]] : [];
		})
	);
	return { content: { ...content, doc: blocks.map(({ block }) => block), actions }, blocks };
}

/** What it would say with the part in it. */
function carriedOut(
	{ content, blocks }: Little,
	part: Part,
	wantedOf: (hunk: Hunk) => Stand['wanted']
): PlanContent {
	let doc: readonly Keyed[] = blocks;
	let meta = content.meta;
	const actions: Record<string, ActionRow> = { ...content.actions };
	for (const hunk of part) {
		if (hunk.op === 'insert-after') {
			const at = doc.findIndex(({ key }) => key === hunk.blockId) + 1;
			doc = [...doc.slice(0, at), ...hunk.next.map((block) => ({ key: '', block })), ...doc.slice(at)];
		} else if (hunk.op === 'delete') doc = doc.filter(({ key }) => key !== hunk.blockId);
		else if (hunk.op === 'action.insert') actions[hunk.actionId] = hunk.next;
		else if (hunk.op === 'attrs' && hunk.blockId === undefined)
			meta = { ...meta, ...(wantedOf(hunk) as object) };
		else if ('actionId' in hunk) {
			const row = actions[hunk.actionId];
			const column = hunk.op === 'action.remove' ? 'deletedAt' : hunk.column;
			if (row)
				actions[hunk.actionId] = {
					...row,
					[column]: hunk.op === 'action.remove' ? hunk.next : wantedOf(hunk)
				};
		} else
			doc = doc.map((each) => {
				if (each.key !== hunk.blockId) return each;
				const wanted = wantedOf(hunk);
				const block =
					hunk.op === 'text'
						? saying(each.block, wanted as Inside)
						: withValues(each.block, wanted as Values);
				return { ...each, block };
			});
	}
	return { ...content, meta, actions, doc: doc.map(({ block }) => block) };
}

function saying(block: Block, inside: Inside): Block {
	const { content: _content, ...rest } = block as { content?: unknown; type: string };
	return (inside.length > 0 ? { ...rest, content: inside } : rest) as Block;
}

function withValues(block: Block, values: Values): Block {
	return { ...block, attrs: { ...valuesOf(block), ...values } } as Block;
}

function rowOf({ content: { actions } }: KeyedPlan, id: string): ActionRow | undefined {
	return Object.hasOwn(actions, id) ? actions[id] : undefined;
}

/** A row as it was when something about it was suggested. */
function rowThen(plan: KeyedPlan, part: Part, id: string): ActionRow | undefined {
	if (part.some((hunk) => hunk.op === 'action.insert' && hunk.actionId === id)) return undefined;
	const row = rowOf(plan, id);
	return (
		row &&
		part.reduce((each, hunk) => {
			if (!('actionId' in hunk) || hunk.actionId !== id || hunk.op === 'action.insert') return each;
			if (hunk.op === 'action.remove') return { ...each, deletedAt: null };
			return { ...each, [hunk.column]: hunk.base, deletedAt: hunk.op === 'text' ? null : each.deletedAt };
		}, row)
	);
}
