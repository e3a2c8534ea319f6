// What people do to a plan, by chance, on its content.
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { newId } from '#domain/ids.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import type { RichText, TextNode } from '#domain/rich-text.ts';
import type { Chance } from '#tests/random.ts';
import {
	someBlock,
	someHeading,
	someList,
	someParagraph,
	someRich,
	someRow,
	someText,
	someWords
} from './some-plan.ts';

type Edit = (plan: PlanContent, chance: Chance) => PlanContent;

const textEdits: readonly ((text: readonly TextNode[], chance: Chance) => TextNode[])[] = [
	(_, chance) => someText(chance),
	(text, chance) =>
		atSome(text, chance, (node) => [{ ...node, text: `${someWords(chance, 3)} ${node.text}` }]),
	(text, chance) =>
		atSome(text, chance, (node) => (node.text.length > 8 ? [{ ...node, text: node.text.slice(4) }] : [])),
	(text, chance) =>
		atSome(text, chance, (node) => [
			{ ...node, text: node.text.replace(/\S+/u, () => chance.pick(['autumn', 'sooner'])) }
		]),
	// marks: the words stay
	(text, chance) =>
		atSome(text, chance, ({ text: words }) => {
			const cut = chance.below(words.length);
			return [
				{ type: 'text', text: words.slice(0, cut).toWellFormed() },
				{ type: 'text', text: words.slice(cut).toWellFormed(), marks: [{ type: 'italic' }, { type: 'bold' }] }
			];
		})
];

const blockEdits: readonly ((doc: Block[], at: number, chance: Chance) => void)[] = [
	(doc, at, chance) => doc.splice(at, 0, someBlock(chance)),
	(doc, at, chance) => doc.splice(at, 0, ...someHeading(chance)),
	(doc, at) => doc.splice(at, 1),
	(doc, at, chance) => doc.splice(chance.below(doc.length), 0, ...doc.splice(at, 1)),
	// a whole stretch goes elsewhere
	(doc, at, chance) => {
		const stretch = doc.splice(at, 1 + chance.below(4));
		doc.splice(chance.below(doc.length + 1), 0, ...stretch);
	},
	// honest merging can leave a block twice
	(doc, at) => doc.splice(at, 0, doc[at]!),
	(doc, at, chance) => (doc[at] = chance.percent(50) ? someParagraph(chance) : someList(chance)),
	// retyped: the words stay, the kind does not
	(doc, at) => {
		const block = doc[at]!;
		if (block.type === 'paragraph')
			doc[at] = { type: 'bulletList', content: [{ type: 'listItem', content: [block] }] };
		if (block.type === 'heading') doc[at] = { ...block, type: 'paragraph', attrs: { id: block.attrs.id } };
		if (block.type === 'bulletList') doc[at] = { ...block, type: 'orderedList' };
	},
	(doc, at, chance) => (doc[at] = changedInside(doc[at]!, chance)),
	(doc, at, chance) => (doc[at] = changedInside(doc[at]!, chance)),
	(doc, at, chance) => (doc[at] = changedInside(doc[at]!, chance))
];

const rowEdits: readonly ((row: ActionRow, chance: Chance, plan: PlanContent) => ActionRow)[] = [
	(row, chance) => ({ ...row, deletedAt: chance.percent(50) ? null : '2026-04-01T09:00:00.000Z' }),
	(row, chance) => ({ ...row, due: chance.pick([null, '2026-03-31', '2026-06-30']) }),
	(row, chance) => ({ ...row, rank: `a${chance.below(9)}V` }),
	(row, chance, plan) => ({ ...row, table: chance.pick(tablesOf(plan)) ?? row.table }),
	(row, chance, plan) => ({ ...row, mergedInto: chance.pick(Object.keys(plan.actions)) }),
	({ mergedInto: _, ...row }) => row as ActionRow,
	(row, chance, plan) => ({
		...row,
		areas: Object.keys(plan.areas)
			.filter(() => chance.percent(50))
			.sort()
	}),
	(row, chance) => ({ ...row, ref: `A${chance.below(30)}` }),
	(row, chance) => ({ ...row, [chance.pick(actionColumnIds)]: someRich(chance) }),
	(row, chance) => {
		const column = chance.pick(actionColumnIds);
		return { ...row, [column]: row[column].map((block) => changedInside(block, chance)) as RichText };
	}
];

const planEdits: readonly Edit[] = [
	(plan, chance) => ({
		...plan,
		meta: { ...plan.meta, title: someWords(chance), plainTitle: chance.pick(['', 'You']) }
	}),
	(plan, chance) => {
		const table = chance.pick(tablesOf(plan)) ?? newId<'block'>();
		return { ...plan, actions: { ...plan.actions, [newId<'action'>()]: someRow(chance, table) } };
	},
	(plan, chance) => {
		const gone = chance.pick(Object.keys(plan.actions));
		return {
			...plan,
			actions: Object.fromEntries(Object.entries(plan.actions).filter(([id]) => id !== gone))
		};
	},
	(plan, chance) => {
		const id = chance.pick([...Object.keys(plan.areas), newId<'block'>()]);
		return {
			...plan,
			areas: { ...plan.areas, [id]: { ref: '3.1', title: someWords(chance), plainTitle: '' } }
		};
	},
	(plan) => ({ ...plan, areas: {} })
];

export const editAnything: Edit = (plan, chance) => {
	const kind = chance.below(10);
	if (kind < 5 && plan.doc.length > 0) {
		const doc = [...plan.doc];
		chance.pick(blockEdits)(doc, chance.below(doc.length), chance);
		return { ...plan, doc };
	}
	const id = chance.pick(Object.keys(plan.actions));
	const row = id === undefined ? undefined : plan.actions[id];
	if (kind < 9 && id !== undefined && row)
		return { ...plan, actions: { ...plan.actions, [id]: chance.pick(rowEdits)(row, chance, plan) } };
	return chance.pick(planEdits)(plan, chance);
};

function tablesOf({ doc }: PlanContent): string[] {
	return doc.flatMap((block) => (block.type === 'actionTable' ? [block.attrs.id] : []));
}

/** The words of something in it, however deep. */
function changedInside<Any extends object>(node: Any, chance: Chance): Any {
	const content = 'content' in node ? (node.content as readonly object[]) : [];
	const isText = content.some((child) => 'text' in child);
	if (!isText && content.length > 0) {
		const at = chance.below(content.length);
		return {
			...node,
			content: content.map((child, index) => (index === at ? changedInside(child, chance) : child))
		};
	}
	if (!isText) return node;
	const { content: _, ...bare } = node as Any & { content: unknown };
	const next = canonical(chance.pick(textEdits)(content as readonly TextNode[], chance));
	return (next.length > 0 ? { ...bare, content: next } : bare) as Any;
}

function atSome(
	text: readonly TextNode[],
	chance: Chance,
	change: (node: TextNode) => readonly TextNode[]
): TextNode[] {
	const chosen = chance.below(Math.max(1, text.length));
	return text.flatMap((node, at) => (at === chosen ? change(node) : [node]));
}

/** As reading gives it: marks in one order, runs that look the same as one, none empty. */
function canonical(text: readonly TextNode[]): TextNode[] {
	const runs: TextNode[] = [];
	for (const { text: words, marks = [] } of text) {
		const sorted = [...marks].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
		const last = runs.at(-1);
		if (words === '') continue;
		if (last && JSON.stringify(last.marks ?? []) === JSON.stringify(sorted))
			runs[runs.length - 1] = { ...last, text: last.text + words };
		else runs.push({ type: 'text', text: words, ...(sorted.length > 0 ? { marks: sorted } : {}) });
	}
	return runs;
}
