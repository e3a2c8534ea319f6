// The demo's plan: invented, short, with gaps that are still to be agreed.
import { generateNKeysBetween } from 'fractional-indexing';
import type { ActionColumn, ActionRow } from '#domain/action-row.ts';
import { newId } from '#domain/ids.ts';
import {
	schemaVersion,
	type Block,
	type CalloutKind,
	type PlanArea,
	type PlanContent
} from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';

interface RowWords extends Readonly<Partial<Record<ActionColumn, string>>> {
	readonly ref: string;
	readonly due?: string;
}

interface Section {
	readonly ref: string;
	readonly title: string;
	readonly plainTitle: string;
	readonly callouts: readonly (readonly [CalloutKind, string])[];
	readonly words: readonly string[];
	readonly rows: readonly RowWords[];
}

const sections: readonly Section[] = [
	{
		ref: '1',
		title: 'Timeliness of assessment',
		plainTitle: 'You get help sooner',
		callouts: [
			[
				'inspectors',
				'Leaders do not always know how long a child waits for an assessment, or who is waiting.'
			],
			['families', '“We were told six weeks. It was fourteen months, and nobody rang.”'],
			['impact', 'Every family knows where they are in the queue, and has somebody to ask.']
		],
		words: [
			'We wrote this part with twelve families, three young people and the therapy team, in two evenings in the library.'
		],
		rows: [
			{
				ref: 'A1',
				what: 'Ring every family on the waiting list each month, say where they are in the queue, and offer help while they wait.',
				who: 'Parent carer forum, therapy team, two young people',
				accountable: 'Head of Therapies, Larkshire NHS',
				impact: 'Calls made; families who say they knew what would happen next',
				timescale: 'From spring 2027',
				m3: 'I have had a call, and a name to ask for.',
				m6: 'I was offered something useful while I waited.',
				linked: '2',
				due: '2027-03-31'
			},
			{
				ref: 'A2',
				what: 'Put one list of everybody who waits in place of the five we have now.',
				who: 'Therapy team, council data team',
				accountable: 'Head of Therapies, Larkshire NHS',
				impact: 'One number that everybody trusts, each month',
				timescale: 'By summer 2027',
				m3: 'The people who ring me know my story already.'
			},
			{
				ref: 'A3',
				what: 'Send a letter with a photo of the person one will meet, and what will happen there.',
				who: 'Young people’s group',
				m6: 'I knew who would open the door.',
				m12: 'I was less worried than last time.'
			}
		]
	},
	{
		ref: '2',
		title: 'Quality and timeliness of annual reviews',
		plainTitle: 'Your plan is right, and on time',
		callouts: [
			['inspectors', 'Too many plans are out of date, and do not say what the child can do now.'],
			['families', '“My daughter is fifteen. Her plan still talks about learning to hold a spoon.”']
		],
		words: [],
		rows: [
			{
				ref: 'B1',
				what: 'Ask the child or young person first, in the way that suits them, before every yearly review.',
				who: 'Schools, young people’s group, parent carer forum',
				accountable: 'Head of Inclusion, Larkshire Council',
				impact: 'Reviews that begin with the child’s own words',
				timescale: 'From September 2027',
				m3: 'Somebody asked me before they asked about me.',
				m12: 'My plan sounds like me.',
				linked: '1',
				due: '2027-09-01'
			},
			{
				ref: 'B2',
				what: 'Write the new plan within twelve weeks of the review, and tell the family if that will be late, and why.',
				accountable: 'Head of Inclusion, Larkshire Council',
				timescale: 'By the end of 2027'
			}
		]
	}
];

/** The content of the demo's plan, with new ids. */
export function demoPlan(): PlanContent {
	const actions: Record<string, ActionRow> = {};
	const areas: Record<string, PlanArea> = {};
	const idOfRef = new Map(sections.map(({ ref }) => [ref, newId<'block'>()] as const));
	const text = (words: string): Block => ({ ...paragraph(words), attrs: { id: newId<'block'>() } });

	const doc: Block[] = [
		heading(newId<'block'>(), '', 'Foreword'),
		text(
			'This is the plan of families, young people and professionals in Larkshire. We wrote it together, and it is not finished: where it says “Not agreed yet”, we still have to talk.'
		)
	];
	for (const { ref, title, plainTitle, callouts, words, rows } of sections) {
		const area = idOfRef.get(ref) ?? newId<'block'>();
		areas[area] = { ref, title, plainTitle };
		const table = newId<'block'>();
		doc.push(
			heading(area, ref, title),
			{ type: 'plainTitle', content: [{ type: 'text', text: plainTitle }] },
			...callouts.map(([kind, says]): Block => ({
				type: 'callout',
				attrs: { id: newId<'block'>(), kind, covers: area },
				content: [paragraph(says)]
			})),
			...words.map(text),
			{ type: 'actionTable', attrs: { id: table, title: 'What we will do' } }
		);
		const ranks = generateNKeysBetween(null, null, rows.length);
		for (const [at, row] of rows.entries()) {
			const linked = row.linked ? idOfRef.get(row.linked) : undefined;
			const areasOfRow = [area, ...(linked ? [linked] : [])].sort();
			actions[newId<'action'>()] = rowFrom(row, { table, rank: ranks[at] ?? '', areas: areasOfRow });
		}
	}
	return {
		schema: schemaVersion,
		meta: {
			title: 'Larkshire improvement plan: special educational needs',
			plainTitle: 'Getting help sooner in Larkshire',
			kind: 'afi',
			period: '2027 to 2028',
			coProductionStatus: ''
		},
		areas,
		doc,
		actions
	};
}

function heading(id: string, ref: string, text: string): Block {
	return { type: 'heading', attrs: { id, ref, level: 1 }, content: [{ type: 'text', text }] };
}

function rowFrom(row: RowWords, place: Pick<ActionRow, 'table' | 'rank' | 'areas'>): ActionRow {
	const cell = (words: string | undefined) => (words ? [paragraph(words)] : []);
	return {
		...place,
		ref: row.ref,
		deletedAt: null,
		due: row.due ?? null,
		responsible: [],
		what: cell(row.what),
		who: cell(row.who),
		accountable: cell(row.accountable),
		impact: cell(row.impact),
		timescale: cell(row.timescale),
		m3: cell(row.m3),
		m6: cell(row.m6),
		m12: cell(row.m12),
		linked: cell(row.linked)
	};
}
