// A difference put into the state it starts from. That the other state comes out is what makes a description true.
import type { ActionRow } from '../action-row.ts';
import type { Block, PlanContent } from '../plan.ts';
import type { RichText, TextNode } from '../rich-text.ts';
import type { Node, NodeChange, Piece, PlanDifference, RowChange, Step, ValueChange } from './difference.ts';
import { sameMarks } from './words-between.ts';

/** Throws when the difference was not made from this state. */
export function applied(content: PlanContent, difference: PlanDifference): PlanContent {
	fits(content.schema === difference.schema.was);
	const actions = { ...content.actions };
	for (const change of difference.rows) put(actions, change.id, appliedRow(actions[change.id], change));
	const areas = { ...content.areas };
	for (const { id, is } of difference.areas) put(areas, id, is);
	return {
		schema: difference.schema.is,
		meta: withValues({ ...content.meta }, difference.meta),
		areas,
		doc: appliedSteps(content.doc as readonly Node[], difference.steps) as unknown as Block[],
		actions
	};
}

function put<Value>(record: Record<string, Value>, key: string, value: Value | null): void {
	if (value === null) delete record[key];
	else record[key] = value;
}

function appliedRow(row: ActionRow | undefined, { was, is, values, cells }: RowChange): ActionRow | null {
	fits((was === null) === (row === undefined));
	if (!row || !is) return is;
	const next = withValues({ ...row }, values);
	for (const { column, steps } of cells)
		Object.assign(next, { [column]: appliedSteps(row[column] as Node[], steps) as unknown as RichText });
	return next;
}

function withValues<Record extends object>(
	record: Record,
	changes: readonly ValueChange<string, unknown>[]
): Record {
	const next = { ...record } as { [key: string]: unknown };
	for (const { key, was, is } of changes) {
		fits(JSON.stringify(next[key] ?? null) === JSON.stringify(was));
		if (is === null && !nullable.includes(key)) delete next[key];
		else next[key] = is;
	}
	return next as Record;
}

/** The two values of a row that are null, and never left out, while there are none. */
const nullable: readonly string[] = ['due', 'deletedAt'];

/** Every node of the first list must be accounted for, once. */
function appliedSteps(nodes: readonly Node[], steps: readonly Step[]): Node[] {
	const seen = new Set<number>();
	const once = (from: number): Node => {
		fits(!seen.has(from) && nodes[from] !== undefined);
		seen.add(from);
		return nodes[from]!;
	};
	const next = steps.flatMap((step): Node[] => {
		if (step.op === 'added') return [step.node];
		if (step.op === 'away') return [];
		const node = once(step.from);
		if (step.op === 'removed') return [];
		return [step.op === 'same' ? node : appliedChange(node, step.change)];
	});
	fits(seen.size === nodes.length);
	return next;
}

function appliedChange(node: Node, { is, attrs, inside }: NodeChange): Node {
	if (inside.kind === 'anew') return is;
	const values = withValues(node.attrs ?? {}, attrs);
	const content =
		inside.kind === 'same'
			? (node.content ?? [])
			: inside.kind === 'words'
				? appliedWords((node.content ?? []) as readonly TextNode[], inside.pieces)
				: appliedSteps((node.content ?? []) as readonly Node[], inside.steps);
	return {
		type: is.type,
		...(Object.keys(values).length > 0 ? { attrs: values } : {}),
		...(content.length > 0 ? { content } : {})
	};
}

function appliedWords(nodes: readonly TextNode[], pieces: readonly Piece[]): TextNode[] {
	const before = pieces.filter(({ op }) => op !== 'added').map(({ text }) => text);
	fits(before.join('') === nodes.map(({ text }) => text).join(''));
	const next: TextNode[] = [];
	for (const { op, text, marks } of pieces) {
		if (op === 'removed') continue;
		const last = next.at(-1);
		if (last && sameMarks(last.marks ?? [], marks))
			next[next.length - 1] = { ...last, text: last.text + text };
		else next.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
	}
	return next;
}

function fits(holds: boolean): void {
	if (!holds) throw new Error('This difference was not made from this state of the plan.');
}
