// A plan of real size in invented words: three areas, seven areas under them, 23 long rows with nine columns and some gaps.
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { emptyMeta, type Block, type PlanContent } from '#domain/plan.ts';
import { paragraph, type RichText, type TextNode } from '#domain/rich-text.ts';

export const words = (text: string): TextNode[] => [{ type: 'text', text }];

export const bullets = (...items: string[]): RichText => [
	{ type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })) }
];

/** A row where everything is blank but what is said. */
export function aRow(is: Partial<ActionRow> = {}): ActionRow {
	const blank = Object.fromEntries(actionColumnIds.map((column) => [column, []]));
	const row = {
		table: 'table1',
		ref: '',
		rank: 'a0',
		deletedAt: null,
		due: null,
		areas: [],
		responsible: [],
		...blank,
		...is
	};
	return row as unknown as ActionRow;
}

export function aPlanContent(is: Partial<PlanContent> = {}): PlanContent {
	const meta = { ...emptyMeta, title: 'Areas for improvement plan', plainTitle: 'Getting help sooner' };
	return {
		schema: 1,
		meta,
		areas: {},
		doc: [{ type: 'paragraph', content: words('Hello.') }],
		actions: {},
		...is
	};
}

const subjects = [
	['the waiting list for therapies', 'Head of Therapies, Larkshire NHS', 'therapy team'],
	['new education, health and care plans', 'Head of Plans, Larkshire Council', 'plan writers'],
	['children who are not in school', 'Head of Inclusion, Larkshire Council', 'attendance team'],
	['places in special schools', 'Head of School Places, Larkshire Council', 'school leaders'],
	['yearly reviews', 'Head of Reviews, Larkshire Council', 'school leaders and health staff'],
	['help for mental health', 'Head of Young Minds, Larkshire NHS', 'mental health team']
] as const;

const areaTitles = [
	['1', 'Leaders should act on the plans that support the strategy, at pace', 'You get help sooner'],
	['1.1', 'All services gather accurate data and use it to find gaps in provision', 'We know who is waiting'],
	['1.2', 'Processes for tracking attendance are more rigorous', 'Nobody misses school for long'],
	[
		'1.3',
		'The time that children wait for a specialist place is reduced',
		'A place in a school that fits you'
	],
	['1.4', 'New places do not lower the quality of the places there are', 'Good places stay good'],
	['2', 'Leaders should improve the timeliness and quality of new plans', 'Your plan is right, and on time'],
	['2.1', 'More new plans are issued in the time the law gives', 'Your plan comes on time'],
	['2.2', 'New plans describe needs with the advice of all professionals', 'Your plan says what you need'],
	['2.3', 'Yearly reviews take place in time and with the views of families', 'Your plan stays up to date'],
	['3', 'Leaders should address long waits for mental health support', 'Shorter waits for mental health']
] as const;

export function aPlanOfRealSize(): PlanContent {
	const areas = Object.fromEntries(
		areaTitles.map(([ref, title, plainTitle]) => [areaId(ref), { ref, title, plainTitle }])
	);
	const doc: Block[] = [
		{ type: 'heading', attrs: { id: 'foreword', ref: '', level: 1 }, content: words('Foreword') },
		paragraph(
			'Inspectors came in the spring and said what must get better. This plan says what we will do about it, who does it, and how families will notice.'
		),
		paragraph('It is a starting point. We look at it every three months, together.')
	];
	for (const [ref, title, plainTitle] of areaTitles) {
		const id = areaId(ref);
		doc.push({
			type: 'heading',
			attrs: { id, ref, level: ref.includes('.') ? 2 : 1 },
			content: words(title)
		});
		doc.push({ type: 'plainTitle', content: words(plainTitle) });
		if (ref.includes('.') || ref === '3') {
			const about = { covers: ref === '1.3' ? 'area1-3 area1-4' : id };
			doc.push({
				type: 'callout',
				attrs: { id: `i${id}`, kind: 'inspectors', ...about },
				content: [
					paragraph(
						`Leaders do not always know what happens to ${subjects[id.length % 6]?.[0]}. Too many families have to chase for an answer, and what is written down in one service does not reach another one.`
					)
				]
			});
			doc.push({
				type: 'callout',
				attrs: { id: `f${id}`, kind: 'families', ...about },
				content: bullets(
					'“We were told six weeks. It was fourteen months, and nobody rang.”',
					'“I said the same thing to five people, and then a sixth asked me again.”',
					'Young people want to know who they will meet, and what will happen then.'
				)
			});
			doc.push({
				type: 'callout',
				attrs: { id: `e${id}`, kind: 'impact', ...about },
				content: [
					paragraph(
						'In 18 months families will know where they are in the queue, who is dealing with it, and what they can use while they wait.'
					)
				]
			});
		}
		if (['1.4', '2.3', '3'].includes(ref))
			doc.push({ type: 'actionTable', attrs: { id: `table${ref.slice(0, 1)}`, title: 'What we will do' } });
	}
	const actions: Record<string, ActionRow> = {};
	[13, 8, 2].forEach((many, area) => {
		for (let at = 0; at < many; at++) actions[`row${area + 1}x${at}`] = aLongRow(area + 1, at);
	});
	const meta = {
		...emptyMeta,
		title: 'Local area partnership: areas for improvement plan',
		plainTitle: 'Getting help sooner in Larkshire',
		period: 'September 2026 to March 2028',
		coProductionStatus:
			'Co-production with parent carers is planned for autumn 2026 and this plan will then be updated'
	};
	return { schema: 1, meta, areas, doc, actions };
}

function areaId(ref: string): string {
	return `area${ref.replace('.', '-')}`;
}

function aLongRow(area: number, at: number): ActionRow {
	const [what, lead, team] = subjects[(at + area) % subjects.length] ?? subjects[0];
	const other = subjects[(at + area + 2) % subjects.length]?.[0] ?? what;
	return aRow({
		table: `table${area}`,
		ref: `${String.fromCharCode(64 + area)}${at + 1}`,
		rank: `a${String.fromCharCode(97 + at)}`,
		due: at % 3 === 0 ? '2027-03-31' : null,
		areas: area === 3 ? ['area3'] : [`area${area}-${(at % 3) + 1}`, ...(at % 4 === 0 ? ['area2-2'] : [])],
		linked: [paragraph(area === 3 ? '3' : `${area}.${(at % 3) + 1}${at % 4 === 0 ? ' 2.2' : ''}`)],
		what: [
			paragraph(
				`We will look at ${what} from end to end, together with the families who have been through it, and change what makes them wait. This is action ${at + 1}.`
			),
			paragraph('We will:'),
			...bullets(
				`write down what we know about ${what} today, and where the figures come from`,
				`find the gaps, also those between ${what} and ${other}`,
				'ring every family on the list each month, say where they are in the queue, and offer help while they wait',
				'agree who decides when two services do not agree, so that nobody is passed from one to the other'
			)
		],
		who: bullets(
			`Parent carer forum and the ${team}`,
			'Two representatives of the young people’s group',
			'Commissioning manager, special schools and mainstream schools'
		),
		accountable: [paragraph(lead), paragraph('Director of Children’s Services, Larkshire Council')],
		impact: bullets(
			`A shared picture of ${what}, looked at each month`,
			'Fewer families who say that they had to chase for an answer',
			`60% in six months and 70-80% in twelve months for ${other}`
		),
		timescale:
			at % 5 === 4
				? []
				: [
						paragraph(
							at % 2
								? 'Autumn term 2026/27'
								: 'Actions have commenced. A new way of working will be in place by December 2026'
						)
					],
		m3: bullets(
			'I have had a call, and a name to ask for.',
			`The service understands the present position of ${what}, and has told the forum.`
		),
		m6:
			at % 4 === 1
				? []
				: bullets(
						'I was offered something useful while I waited.',
						'Figures are shown every month in words that families can follow.'
					),
		m12:
			at % 3 === 2
				? []
				: [paragraph(`I know what happens next with ${what}, and it happens when they said it would.`)]
	});
}
