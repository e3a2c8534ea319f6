// The shape of a reading, checked wherever one comes in: from the child process that read a stranger's file, and from the
// table where it waited. Only known nodes and marks pass, links are checked, ids are ids.
import * as v from 'valibot';
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import { calloutKinds, planKinds, schemaVersion } from '#domain/plan.ts';
import type { List, ListItem, RichBlock } from '#domain/rich-text.ts';
import {
	isAllowedLink,
	isDay,
	isRank,
	isSafeId,
	longestAttribute,
	longestBlock,
	longestTitle
} from '#document/schema.ts';
import type { Reading } from './reading.ts';

const id = v.pipe(
	v.string(),
	v.check((value) => isSafeId(value))
);
const title = v.pipe(v.string(), v.maxLength(longestTitle));
const attribute = v.pipe(v.string(), v.maxLength(longestAttribute));
const mark = v.variant('type', [
	v.strictObject({ type: v.literal('bold') }),
	v.strictObject({ type: v.literal('italic') }),
	v.strictObject({
		type: v.literal('link'),
		attrs: v.strictObject({ href: v.pipe(v.string(), v.check(isAllowedLink)) })
	})
]);
const textNode = v.strictObject({
	type: v.literal('text'),
	text: v.pipe(v.string(), v.minLength(1), v.maxLength(longestBlock)),
	marks: v.exactOptional(v.array(mark))
});
export const texts = v.array(textNode);
const paragraph = v.strictObject({
	type: v.literal('paragraph'),
	attrs: v.exactOptional(v.strictObject({ id })),
	content: v.exactOptional(texts)
});
const list: v.GenericSchema<List> = v.strictObject({
	type: v.picklist(['bulletList', 'orderedList']),
	content: v.exactOptional(v.array(v.lazy(() => listItem)))
});
const listItem: v.GenericSchema<ListItem> = v.strictObject({
	type: v.literal('listItem'),
	content: v.exactOptional(v.array(v.union([paragraph, v.lazy(() => list)])))
});
export const richText: v.GenericSchema<RichBlock[]> = v.array(v.union([paragraph, list]));
const block = v.union([
	v.strictObject({
		type: v.literal('heading'),
		attrs: v.strictObject({
			id,
			ref: attribute,
			level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))
		}),
		content: v.exactOptional(texts)
	}),
	v.strictObject({
		type: v.literal('callout'),
		attrs: v.strictObject({
			id,
			kind: v.picklist(calloutKinds),
			covers: attribute,
			source: v.exactOptional(attribute)
		}),
		content: v.exactOptional(richText)
	}),
	v.strictObject({ type: v.literal('actionTable'), attrs: v.strictObject({ id, title }) }),
	paragraph,
	list
]);
export const cells = Object.fromEntries(actionColumnIds.map((column) => [column, richText])) as Record<
	ActionColumn,
	typeof richText
>;
const row = v.strictObject({
	...cells,
	table: id,
	ref: attribute,
	rank: v.pipe(
		v.string(),
		v.check((value) => isRank(value))
	),
	deletedAt: v.null(),
	due: v.nullable(
		v.pipe(
			v.string(),
			v.check((value) => isDay(value))
		)
	),
	areas: v.array(id),
	responsible: v.array(id)
});
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.strictObject({
	content: v.strictObject({
		schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(schemaVersion)),
		meta: v.strictObject({
			title,
			plainTitle: title,
			kind: v.picklist(planKinds),
			period: title,
			coProductionStatus: attribute
		}),
		areas: v.record(id, v.strictObject({ ref: attribute, title, plainTitle: title })),
		doc: v.array(block),
		actions: v.record(id, row)
	}),
	unplaced: v.array(v.strictObject({ why: v.string(), words: v.string() })),
	notes: v.array(
		v.strictObject({ says: v.string(), quote: v.string(), target: v.string(), holds: v.exactOptional(count) })
	),
	counts: v.strictObject({
		areas: count,
		subAreas: count,
		tables: count,
		rows: count,
		callouts: count,
		unplaced: count,
		notes: count
	})
});

/** A reading of the right shape, or a fault: what our own reader wrote never fails here. */
export function checkedReading(value: unknown): Reading {
	return v.parse(schema, value);
}
