// Taking a restore back, while others have gone on writing: what it did is undone, what was written since stays. Where both are
// about the same words, the newer ones stay, and are counted.
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { aligned } from '#domain/diff/alignment.ts';
import type { Node } from '#domain/diff/difference.ts';
import { signing } from '#domain/diff/nodes-between.ts';
import type { Inside } from '#domain/hunks.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import { insideOf, valuesOf } from '../changes-between.ts';
import { mergeInside } from '../merge-inside.ts';

export interface Merged {
	readonly content: PlanContent;
	/** How many things stay as they are now, because somebody has written in them since. */
	readonly kept: number;
}

/** Does to `now` what leads from `base` to `next`. */
export function mergedPlan(base: PlanContent, now: PlanContent, next: PlanContent): Merged {
	const count = { kept: 0 };
	const values = <Values extends object>(was: Values, is: Values, wanted: Values): Values => {
		const keys = Object.keys({ ...is, ...wanted }) as (keyof Values)[];
		return Object.fromEntries(
			keys.map((key) => [key, either(was[key], is[key], wanted[key], count)])
		) as Values;
	};
	const each = <Value>(
		was: Readonly<Record<string, Value>>,
		is: Readonly<Record<string, Value>>,
		wanted: Readonly<Record<string, Value>>,
		merge: (was: Value, is: Value, wanted: Value) => Value
	): Record<string, Value> =>
		Object.fromEntries(
			Object.keys({ ...is, ...wanted }).flatMap((id): [string, Value][] => {
				const [before, present, after] = [own(was, id), own(is, id), own(wanted, id)];
				if (before && present && after) return [[id, merge(before, present, after)]];
				const left = either(before, present, after, count);
				return left === undefined ? [] : [[id, left]];
			})
		);
	const content = {
		schema: now.schema,
		meta: values(base.meta, now.meta, next.meta),
		areas: each(base.areas, now.areas, next.areas, values),
		doc: mergedBlocks(base.doc, now.doc, next.doc, count),
		actions: each(base.actions, now.actions, next.actions, (was, is, wanted) =>
			mergedRow(was, is, wanted, count)
		)
	};
	return { content, kept: count.kept };
}

interface Count {
	kept: number;
}

function either<Value>(was: Value, is: Value, wanted: Value, count: Count): Value {
	if (same(was, wanted) || same(is, wanted)) return is;
	if (same(was, is)) return wanted;
	count.kept++;
	return is;
}

function mergedRow(was: ActionRow, is: ActionRow, wanted: ActionRow, count: Count): ActionRow {
	if (same(was, wanted)) return is;
	const wrote = actionColumnIds.some((column) => !same(was[column], is[column]));
	// it had come back, and somebody has written in it since: it stays, with their words
	const goes = was.deletedAt === null && wanted.deletedAt !== null;
	if (goes && wrote) {
		count.kept++;
		return is;
	}
	const cells = actionColumnIds.map((column) => [
		column,
		inside(was[column], is[column], wanted[column], count)
	]);
	const { mergedInto: _mergedInto, ...row } = is;
	const into = either(was.mergedInto, is.mergedInto, wanted.mergedInto, count);
	return {
		...row,
		...(into === undefined ? {} : { mergedInto: into }),
		table: either(was.table, is.table, wanted.table, count),
		rank: either(was.rank, is.rank, wanted.rank, count),
		ref: either(was.ref, is.ref, wanted.ref, count),
		due: either(was.due, is.due, wanted.due, count),
		deletedAt: either(was.deletedAt, is.deletedAt, wanted.deletedAt, count),
		areas: mergedSet(was.areas, is.areas, wanted.areas),
		responsible: mergedSet(was.responsible, is.responsible, wanted.responsible),
		...Object.fromEntries(cells)
	};
}

function mergedSet(was: readonly string[], is: readonly string[], wanted: readonly string[]): string[] {
	const kept = is.filter((id) => wanted.includes(id) || !was.includes(id));
	return [...new Set([...kept, ...wanted.filter((id) => !was.includes(id))])].sort();
}

function inside(was: Inside, is: Inside, wanted: Inside, count: Count): Inside {
	if (same(was, wanted)) return is;
	const merged = mergeInside(was, is, wanted);
	if (!merged) count.kept++;
	return merged ?? is;
}

/** A place in the text while it is put together; compared by being the same one. */
interface Place {
	block: Block;
}

function mergedBlocks(
	base: readonly Block[],
	now: readonly Block[],
	next: readonly Block[],
	count: Count
): readonly Block[] {
	if (same(base, next)) return now;
	const sign = signing();
	const present = aligned(base as Node[], now as Node[], sign);
	const wanted = aligned(base as Node[], next as Node[], sign);
	const places: Place[] = now.map((block) => ({ block }));
	const placeOf = new Map([...present.pairs].map(([to, from]) => [from, places[to]!]));
	const staying = new Set(wanted.pairs.values());
	base.forEach((block, from) => {
		const place = placeOf.get(from);
		if (staying.has(from) || !place) return;
		if (same(place.block, block)) places.splice(places.indexOf(place), 1);
		else count.kept++;
	});
	let behind: Place | null = null;
	const put = (place: Place): void => {
		places.splice(behind ? places.indexOf(behind) + 1 : 0, 0, place);
	};
	next.forEach((block, to) => {
		const from = wanted.pairs.get(to);
		const place = from === undefined ? { block } : placeOf.get(from);
		// somebody has taken it away since
		if (!place) return;
		if (from === undefined) put(place);
		else {
			place.block = mergedBlock(base[from]!, place.block, block, count);
			if (wanted.moved.has(to)) {
				places.splice(places.indexOf(place), 1);
				put(place);
			}
		}
		behind = place;
	});
	return places.map(({ block }) => block);
}

function mergedBlock(was: Block, is: Block, wanted: Block, count: Count): Block {
	if (same(was, wanted)) return is;
	if (was.type !== is.type || is.type !== wanted.type) return either(was, is, wanted, count);
	const keys = Object.keys({ ...valuesOf(is), ...valuesOf(wanted) });
	const attrs = keys.map((key) => [
		key,
		either(valuesOf(was)[key], valuesOf(is)[key], valuesOf(wanted)[key], count)
	]);
	const content = inside(insideOf(was), insideOf(is), insideOf(wanted), count);
	return {
		type: is.type,
		...(keys.length > 0
			? { attrs: Object.fromEntries(attrs.filter(([, value]) => value !== undefined)) }
			: {}),
		...(content.length > 0 ? { content } : {})
	} as Block;
}

function own<Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined {
	return Object.hasOwn(record, id) ? record[id] : undefined;
}

function same(one: unknown, other: unknown): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}
