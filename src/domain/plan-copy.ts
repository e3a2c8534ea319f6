// A plan as the beginning of another one: the same words under new ids.
import type { ActionRow } from './action-row.ts';
import type { PlanContent } from './plan.ts';

/**
 * The same words with new ids for blocks, areas and rows, and everything that names one of them changed with it. Rows that
 * were removed stay behind, and a date is not copied: it was agreed for the first plan.
 */
export function copyOf(content: PlanContent, newId: () => string): PlanContent {
	return copyWithIds(content, newId).content;
}

/** The same, with what each id is called in the copy: for what names a part of the plan from outside. */
export function copyWithIds(
	content: PlanContent,
	newId: () => string
): { readonly content: PlanContent; readonly ids: ReadonlyMap<string, string> } {
	const ids = new Map<string, string>();
	const fresh = (id: string): string => {
		if (id === '') return '';
		const known = ids.get(id) ?? newId();
		ids.set(id, known);
		return known;
	};
	const rows = Object.entries(content.actions).filter(([, row]) => row.deletedAt === null);
	const row = (from: ActionRow): ActionRow => ({
		...renamed(from, fresh),
		table: fresh(from.table),
		areas: from.areas.map(fresh).sort(),
		due: null
	});
	const copy = {
		...content,
		areas: Object.fromEntries(Object.entries(content.areas).map(([id, area]) => [fresh(id), area])),
		doc: content.doc.map((block) => renamed(block, fresh)),
		actions: Object.fromEntries(rows.map(([id, from]) => [fresh(id), row(from)]))
	};
	return { content: copy, ids };
}

/** The ids of blocks stand in `attrs.id`, at any depth; what a callout covers in `attrs.covers`. */
function renamed<Value>(value: Value, fresh: (id: string) => string): Value {
	if (Array.isArray(value)) return value.map((item: unknown) => renamed(item, fresh)) as Value;
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).map(([key, part]: [string, unknown]) =>
		key === 'attrs' ? [key, attributes(part as Attributes, fresh)] : [key, renamed(part, fresh)]
	);
	return Object.fromEntries(entries) as Value;
}

type Attributes = Readonly<Record<string, string | number>>;

function attributes(attrs: Attributes, fresh: (id: string) => string): Attributes {
	return Object.fromEntries(
		Object.entries(attrs).map(([key, value]) => {
			if (key === 'id') return [key, fresh(String(value))];
			if (key === 'covers') return [key, String(value).split(' ').map(fresh).join(' ')];
			return [key, value];
		})
	);
}
