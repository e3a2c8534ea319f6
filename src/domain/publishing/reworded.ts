// Other words in some places of a plan that is frozen: wherever words stand in it, and nowhere else.
import { actionColumnIds, type ActionRow } from '../action-row.ts';
import type { Block, PlanContent } from '../plan.ts';
import type { ListItem, RichBlock, TextNode } from '../rich-text.ts';

/** Characters `from` to `to` of a line read `by`. */
export interface Spot {
	readonly from: number;
	readonly to: number;
	readonly by: string;
}

/** Where a line stands: in words that were quoted, in a row that was removed, or anywhere else. */
export type Where = 'plain' | 'quoted' | 'removed';

/** Which characters of a line are to read otherwise; in their order, none over another. */
export type SpotsOf = (line: string, where: Where) => readonly Spot[];

type Inside = RichBlock | ListItem;

/** The plan with these spots reworded. What has none is the very same. */
export function reworded(content: PlanContent, spotsOf: SpotsOf): PlanContent {
	const { meta, areas, doc, actions } = content;
	const plain = (text: string): string => inText(text, spotsOf(text, 'plain'));
	const { title, plainTitle, period, coProductionStatus } = meta;
	return {
		...content,
		meta: {
			...meta,
			title: plain(title),
			plainTitle: plain(plainTitle),
			period: plain(period),
			coProductionStatus: plain(coProductionStatus)
		},
		areas: Object.fromEntries(
			Object.entries(areas).map(([id, area]) => [
				id,
				{ ...area, title: plain(area.title), plainTitle: plain(area.plainTitle) }
			])
		),
		doc: doc.map((block) => inBlock(block, spotsOf)),
		actions: Object.fromEntries(Object.entries(actions).map(([id, row]) => [id, inRow(row, spotsOf)]))
	};
}

function inBlock(block: Block, spotsOf: SpotsOf): Block {
	switch (block.type) {
		case 'heading':
		case 'plainTitle':
			return { ...block, ...runsOf(block, spotsOf, 'plain') };
		case 'image':
			return { ...block, attrs: { ...block.attrs, alt: said(block.attrs.alt, spotsOf) } };
		case 'actionTable':
			return { ...block, attrs: { ...block.attrs, title: said(block.attrs.title, spotsOf) } };
		case 'callout': {
			const { source } = block.attrs;
			const where = source ? 'quoted' : 'plain';
			return {
				...block,
				...(source ? { attrs: { ...block.attrs, source: inText(source, spotsOf(source, where)) } } : {}),
				...(block.content ? { content: block.content.map((inside) => inNode(inside, spotsOf, where)) } : {})
			};
		}
		default:
			return inNode(block, spotsOf, 'plain');
	}
}

function said(text: string, spotsOf: SpotsOf): string {
	return inText(text, spotsOf(text, 'plain'));
}

function inRow(row: ActionRow, spotsOf: SpotsOf): ActionRow {
	const where = row.deletedAt === null ? 'plain' : 'removed';
	const cells = actionColumnIds.map((column) => [
		column,
		(row[column] as readonly Inside[]).map((node) => inNode(node, spotsOf, where))
	]);
	return { ...row, ...(Object.fromEntries(cells) as Pick<ActionRow, (typeof actionColumnIds)[number]>) };
}

function inNode<Node extends Inside>(node: Node, spotsOf: SpotsOf, where: Where): Node {
	if (node.type === 'paragraph') return { ...node, ...runsOf(node, spotsOf, where) };
	if (!node.content) return node;
	return {
		...node,
		content: (node.content as readonly Inside[]).map((inside) => inNode(inside, spotsOf, where))
	};
}

/** Runs of a line are read together: marks in the middle of a word hide nothing. */
function runsOf(
	{ content }: { readonly content?: readonly TextNode[] },
	spotsOf: SpotsOf,
	where: Where
): { content?: readonly TextNode[] } {
	if (!content) return {};
	const spots = spotsOf(content.map(({ text }) => text).join(''), where);
	return { content: spots.length === 0 ? content : inRuns(content, spots) };
}

function inText(text: string, spots: readonly Spot[]): string {
	let at = 0;
	let now = '';
	for (const { from, to, by } of spots) {
		now += text.slice(at, from) + by;
		at = to;
	}
	return now + text.slice(at);
}

/** New words look like the first letter of those that stood there. */
export function inRuns(runs: readonly TextNode[], spots: readonly Spot[]): TextNode[] {
	const all: TextNode[] = [];
	const put = (run: TextNode, text: string): void => {
		if (text === '') return;
		const last = all.at(-1);
		if (last && JSON.stringify(last.marks ?? []) === JSON.stringify(run.marks ?? []))
			all[all.length - 1] = { ...last, text: last.text + text };
		else all.push({ ...run, text });
	};
	let start = 0;
	for (const run of runs) {
		const end = start + run.text.length;
		let at = start;
		for (const { from, to, by } of spots) {
			if (to <= start || from >= end) continue;
			put(run, run.text.slice(at - start, Math.max(from, at) - start));
			if (from >= start) put(run, by);
			at = Math.min(to, end);
		}
		put(run, run.text.slice(at - start));
		start = end;
	}
	return all;
}
