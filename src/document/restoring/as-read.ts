// A version as reading the document would say it: PostgreSQL keeps the keys of objects, and a version its marks, in an order
// of their own. What says the same must be the same text, or it would be written again.
import { actionColumnIds, type ActionColumn, type ActionRow } from '#domain/action-row.ts';
import { comparable } from '#domain/diff/comparable.ts';
import type { Node } from '#domain/diff/difference.ts';
import type { Block, PlanContent, PlanMeta } from '#domain/plan.ts';
import type { Mark, RichText, TextNode } from '#domain/rich-text.ts';
import { emptyMeta } from '#domain/plan.ts';
import { isNodeName, markNames, nodes } from '../schema.ts';

/** What it lacks, as an older release did not know it, is empty. */
export function asRead(kept: Partial<PlanContent>): PlanContent {
	const { schema, meta, areas, doc, actions } = comparable(kept);
	return {
		schema,
		meta: Object.fromEntries(
			Object.keys(emptyMeta).map((key) => [key, meta[key as keyof PlanMeta]])
		) as unknown as PlanMeta,
		areas: record(areas, ({ ref, title, plainTitle }) => ({ ref, title, plainTitle })),
		doc: doc.map((block) => inOrder(block as Node) as Block),
		actions: record(actions, rowInOrder)
	};
}

function rowInOrder({
	table,
	rank,
	deletedAt,
	mergedInto,
	ref,
	due,
	areas,
	responsible,
	...cells
}: ActionRow): ActionRow {
	const read = actionColumnIds.map((column): [ActionColumn, RichText] => [
		column,
		cells[column].map((block) => inOrder(block as Node)) as unknown as RichText
	]);
	return {
		...{ table, rank, deletedAt },
		...(mergedInto === undefined ? {} : { mergedInto }),
		...{ ref, due, areas: [...areas].sort(), responsible: [...responsible].sort() },
		...(Object.fromEntries(read) as Record<ActionColumn, RichText>)
	};
}

function inOrder(node: Node | TextNode): unknown {
	if ('text' in node) return words(node);
	const { type, attrs, content = [] } = node;
	const known = isNodeName(type) ? Object.keys(nodes[type].attributes) : [];
	const values = known.flatMap((key) => (attrs?.[key] === undefined ? [] : [[key, attrs[key]]]));
	return {
		type,
		...(attrs ? { attrs: Object.fromEntries(values) } : {}),
		...(content.length > 0 ? { content: content.map(inOrder) } : {})
	};
}

function words({ type, text, marks = [] }: TextNode): TextNode {
	const sorted = markNames.flatMap((name): Mark[] => marks.filter((mark) => mark.type === name).map(mark));
	return { type, text, ...(sorted.length > 0 ? { marks: sorted } : {}) };
}

function mark(each: Mark): Mark {
	return each.type === 'link' ? { type: each.type, attrs: { href: each.attrs.href } } : { type: each.type };
}

function record<Value>(
	values: Readonly<Record<string, Value>>,
	read: (value: Value) => Value
): Record<string, Value> {
	const entries = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, value]) => [key, read(value)]));
}
