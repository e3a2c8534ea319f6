// The demo's plan: invented, short, with gaps that are still to be agreed.
import type { PlanContent } from '#domain/plan.ts';
import { composePlan, type AreaWords } from './demo/compose.ts';

const areas: readonly AreaWords[] = [
	{
		ref: '1',
		title: 'Timeliness of assessment',
		plainTitle: 'You get help sooner',
		boxes: [
			{
				kind: 'inspectors',
				covers: ['1'],
				says: ['Leaders do not always know how long a child waits for an assessment, or who is waiting.']
			},
			{
				kind: 'families',
				covers: ['1'],
				says: ['“We were told six weeks. It was fourteen months, and nobody rang.”']
			},
			{
				kind: 'impact',
				covers: ['1'],
				says: ['Every family knows where they are in the queue, and has somebody to ask.']
			}
		],
		words: [
			'We wrote this part with twelve families, three young people and the therapy team, in two evenings in the library.'
		],
		rows: [
			{
				ref: 'A1',
				areas: ['1', '2'],
				what: 'Ring every family on the waiting list each month, say where they are in the queue, and offer help while they wait.',
				who: 'Parent carer forum, therapy team, two young people',
				accountable: 'Head of Therapies, Larkshire NHS',
				impact: 'Calls made; families who say they knew what would happen next',
				timescale: 'From spring 2027',
				m3: 'I have had a call, and a name to ask for.',
				m6: 'I was offered something useful while I waited.',
				due: '2027-03-31'
			},
			{
				ref: 'A2',
				areas: ['1'],
				what: 'Put one list of everybody who waits in place of the five we have now.',
				who: 'Therapy team, council data team',
				accountable: 'Head of Therapies, Larkshire NHS',
				impact: 'One number that everybody trusts, each month',
				timescale: 'By summer 2027',
				m3: 'The people who ring me know my story already.'
			},
			{
				ref: 'A3',
				areas: ['1'],
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
		boxes: [
			{
				kind: 'inspectors',
				covers: ['2'],
				says: ['Too many plans are out of date, and do not say what the child can do now.']
			},
			{
				kind: 'families',
				covers: ['2'],
				says: ['“My daughter is fifteen. Her plan still talks about learning to hold a spoon.”']
			}
		],
		words: [],
		rows: [
			{
				ref: 'B1',
				areas: ['1', '2'],
				what: 'Ask the child or young person first, in the way that suits them, before every yearly review.',
				who: 'Schools, young people’s group, parent carer forum',
				accountable: 'Head of Inclusion, Larkshire Council',
				impact: 'Reviews that begin with the child’s own words',
				timescale: 'From September 2027',
				m3: 'Somebody asked me before they asked about me.',
				m12: 'My plan sounds like me.',
				due: '2027-09-01'
			},
			{
				ref: 'B2',
				areas: ['2'],
				what: 'Write the new plan within twelve weeks of the review, and tell the family if that will be late, and why.',
				accountable: 'Head of Inclusion, Larkshire Council',
				timescale: 'By the end of 2027'
			}
		]
	}
];

/** The content of the demo's plan, with new ids. */
export function demoPlan(): PlanContent {
	return composePlan({
		meta: {
			title: 'Larkshire improvement plan: special educational needs',
			plainTitle: 'Getting help sooner in Larkshire',
			kind: 'afi',
			period: '2027 to 2028',
			coProductionStatus: ''
		},
		foreword: [
			'This is the plan of families, young people and professionals in Larkshire. We wrote it together, and it is not finished: where it says “Not agreed yet”, we still have to talk.'
		],
		areas,
		tableTitle: 'What we will do'
	});
}
