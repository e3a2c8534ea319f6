// A plan after an inspection: "1.0" above "1.1", context blocks in words of their own, bullets typed as dashes and letters o,
// the table's header again in the middle of it, rows left empty, a row linked to nothing, and names under the plan.
import type { ExpectedReading } from '../expected.ts';
import { gap, heading, p, table, title, wordFile } from '../word-file.ts';

const header = ['Relates to', 'Action', 'Lead officer', 'Supported by', 'Success looks like', 'Deadline'];
const empty = ['', '', '', '', '', ''];

export const file = wordFile({
	footer: ['Kestrel Valley AFI plan v0.4'],
	body: [
		title('Kestrel Valley Areas for Improvement Plan'),
		p('May 2026 to April 2028'),
		heading(1, '1.0 Health advice for plans'),
		heading(2, '1.1 Advice comes within six weeks'),
		heading(2, '1.2 Advice says what will be provided'),
		p('The inspection found that:', { bold: true }),
		p('– advice is often late'),
		p('– advice is sometimes copied from older reports'),
		p('The voice of parents, carers and young people', { bold: true }),
		p('“The report was about a boy I did not know,” a mother wrote.'),
		p('The difference we expect to see by spring 2028', { bold: true }),
		p('Families read advice that is on time and about their child.'),
		gap,
		table(
			header,
			[
				'1.1',
				'Agree one form:\no for health advice\no for care advice',
				'Designated Clinical Officer',
				'Therapy leads',
				'– The form is used\n– Advice is on time',
				'4 December 2026'
			],
			empty,
			['1.1, 1.2', 'Read ten reports a month together', 'Head of SEND', 'Kestrel Parents’ Forum', 'Reports grow better', 'Monthly'],
			header,
			['', 'Thank staff who write well', 'Chief Nurse', 'Communications team', 'Staff feel proud', 'Each July'],
			['1.2', 'Teach writers with parents', 'Training manager', 'Kestrel Parents’ Forum', 'Sixty writers taught', 'Spring 2027'],
			empty,
			empty
		),
		heading(1, '2.0 Moving on from school'),
		p('The inspection found that:', { bold: true }),
		p('Planning begins too late for some.'),
		table(header, ['2.0', 'Begin planning in Year 9', 'Head of SEND', 'Schools', 'Every pupil has met an adviser', '31/07/2027'], empty),
		gap,
		p('Signed off by', { bold: true }),
		table(
			['Name', 'Role', 'Signature', 'Date'],
			['Orla Finch', 'Director of Children’s Services', '', '4 May 2026'],
			['Bram Castle', 'Chief Nurse', '', '']
		)
	]
});

export const expected: ExpectedReading = {
	meta: { title: 'Kestrel Valley Areas for Improvement Plan', kind: 'afi', period: 'May 2026 to April 2028' },
	areas: [
		['1.0', 'Health advice for plans'],
		['1.1', 'Advice comes within six weeks'],
		['1.2', 'Advice says what will be provided'],
		['2.0', 'Moving on from school']
	],
	callouts: [
		[
			'inspectors',
			'1.1 1.2',
			'The inspection found that:\n• advice is often late\n• advice is sometimes copied from older reports'
		],
		[
			'families',
			'1.1 1.2',
			'The voice of parents, carers and young people\n“The report was about a boy I did not know,” a mother wrote.'
		],
		[
			'impact',
			'1.1 1.2',
			'The difference we expect to see by spring 2028\nFamilies read advice that is on time and about their child.'
		],
		['inspectors', '2.0', 'The inspection found that:\nPlanning begins too late for some.']
	],
	tables: [
		{
			rows: [
				{
					what: 'Agree one form:\n• for health advice\n• for care advice',
					who: 'Therapy leads',
					accountable: 'Designated Clinical Officer',
					impact: '• The form is used\n• Advice is on time',
					timescale: '4 December 2026',
					due: '2026-12-04',
					linked: '1.1',
					areas: ['1.1']
				},
				{
					what: 'Read ten reports a month together',
					who: 'Kestrel Parents’ Forum',
					accountable: 'Head of SEND',
					impact: 'Reports grow better',
					timescale: 'Monthly',
					linked: '1.1, 1.2',
					areas: ['1.1', '1.2']
				},
				{
					what: 'Thank staff who write well',
					who: 'Communications team',
					accountable: 'Chief Nurse',
					impact: 'Staff feel proud',
					timescale: 'Each July'
				},
				{
					what: 'Teach writers with parents',
					who: 'Kestrel Parents’ Forum',
					accountable: 'Training manager',
					impact: 'Sixty writers taught',
					timescale: 'Spring 2027',
					linked: '1.2',
					areas: ['1.2']
				}
			]
		},
		{
			rows: [
				{
					what: 'Begin planning in Year 9',
					who: 'Schools',
					accountable: 'Head of SEND',
					impact: 'Every pupil has met an adviser',
					timescale: '31/07/2027',
					due: '2027-07-31',
					linked: '2.0',
					areas: ['2.0']
				}
			]
		}
	],
	text: ['Signed off by'],
	unplaced: ['Orla Finch', 'Bram Castle'],
	notes: ['Kestrel Valley AFI plan v0.4']
};
