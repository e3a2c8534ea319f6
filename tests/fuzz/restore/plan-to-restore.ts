// The plan people write in: three sections, one of them inside another, a table of actions, and ids on what has ids in life.
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { someWords } from '#tests/fuzz/diff/some-plan.ts';
import type { Chance } from '#tests/random.ts';

export const sections = ['first', 'inner', 'second', 'third'] as const;

export function planToRestore(chance: Chance): PlanContent {
	const heading = (id: string, level: number): Block => ({
		type: 'heading',
		attrs: { id, ref: '', level },
		content: [{ type: 'text', text: `Section ${id}` }]
	});
	const line = (id: string): Block => ({
		...paragraph(`${someWords(chance)} ${someWords(chance)}`),
		attrs: { id }
	});
	const list: Block = {
		type: 'bulletList',
		content: [1, 2, 3].map(() => ({ type: 'listItem', content: [paragraph(someWords(chance))] }))
	};
	return {
		schema: schemaVersion,
		meta: { ...emptyMeta, title: 'A plan' },
		areas: { first: { ref: '1', title: 'First', plainTitle: '' } },
		doc: [
			heading('first', 1),
			...['p1', 'p2'].map(line),
			list,
			heading('inner', 2),
			...['p3', 'p4'].map(line),
			{ type: 'actionTable', attrs: { id: 'table', title: 'Actions' } },
			heading('second', 1),
			...['p5', 'p6', 'p7'].map(line),
			heading('third', 1),
			line('p8'),
			{ type: 'actionTable', attrs: { id: 'other', title: 'More actions' } }
		],
		actions: Object.fromEntries(
			['r1', 'r2', 'r3', 'r4'].map((id, at) => [id, aRow(chance, at < 3 ? 'table' : 'other', `a${at + 1}`)])
		)
	};
}

function aRow(chance: Chance, table: string, rank: string): ActionRow {
	const cells = actionColumnIds.map((column) => [column, [paragraph(someWords(chance))]]);
	const place = { table, rank, ref: '', deletedAt: null, due: null, areas: [], responsible: [] };
	return { ...place, ...Object.fromEntries(cells) } as ActionRow;
}
