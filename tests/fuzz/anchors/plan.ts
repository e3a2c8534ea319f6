// A plan whose words repeat as words do: sections, paragraphs, a list, a callout, two tables with rows.
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import type { Chance } from '#tests/random.ts';

const vocabulary =
	'families schools parents nurses children letters waiting within two weeks every term new plan listen carers less and then we will the to of for in a it is not when they ask answer before support health meetings transport autumn clearly together'.split(
		' '
	);
/** What people write again and again. */
const phrases = [
	'families and schools',
	'we will listen',
	'within two weeks',
	'parent carers told us',
	'not agreed yet',
	'every term'
];

export function someWords(chance: Chance, most = 14): string {
	const words: string[] = [];
	for (let n = 1 + chance.below(most); n > 0; n--)
		words.push(chance.percent(12) ? chance.pick(phrases) : chance.pick(vocabulary));
	return words.join(' ');
}

type Write = (words: string) => string;

export function somePlan(chance: Chance, write: Write): PlanContent {
	const sentence = (): string => `${someWords(chance)}.`;
	const text = (): string =>
		write([sentence(), sentence(), ...(chance.percent(50) ? [sentence()] : [])].join(' '));
	const heading = (id: string, level: number): Block => ({
		type: 'heading',
		attrs: { id, ref: '', level },
		content: [{ type: 'text', text: write(someWords(chance, 5)) }]
	});
	const line = (id: string): Block => ({ ...paragraph(text()), attrs: { id } });
	const items = [1, 2, 3].map(() => ({
		type: 'listItem' as const,
		content: [paragraph(write(someWords(chance, 8)))]
	}));
	return {
		...{ schema: schemaVersion, meta: { ...emptyMeta, title: 'A plan' }, areas: {} },
		doc: [
			heading('h1', 1),
			...['p1', 'p2', 'p3'].map(line),
			heading('h2', 2),
			...['p4', 'p5'].map(line),
			{ type: 'bulletList', content: items },
			{ type: 'actionTable', attrs: { id: 't1', title: 'Actions' } },
			heading('h3', 1),
			{ type: 'callout', attrs: { id: 'c1', kind: 'families', covers: '' }, content: [paragraph(text())] },
			...['p6', 'p7', 'p8'].map(line),
			{ type: 'actionTable', attrs: { id: 't2', title: 'More actions' } }
		],
		actions: Object.fromEntries(
			['r1', 'r2', 'r3'].map((id, at) => [id, someRow(chance, write, at < 2 ? 't1' : 't2', `a${at + 1}`)])
		)
	};
}

function someRow(chance: Chance, write: Write, table: string, rank: string): ActionRow {
	const cells = actionColumnIds.map((column) => [
		column,
		['what', 'who', 'impact', 'm3'].includes(column)
			? [
					paragraph(write(someWords(chance, 9))),
					...(chance.percent(30) ? [paragraph(write(someWords(chance, 4)))] : [])
				]
			: []
	]);
	const place = { table, rank, ref: '', deletedAt: null, due: null, areas: [], responsible: [] };
	return { ...place, ...Object.fromEntries(cells) } as ActionRow;
}
