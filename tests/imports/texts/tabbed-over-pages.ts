// A plan made from a PDF: a banner on every page, rows torn over pages, a header printed again and shifted, tags left behind.
import type { ExpectedReading } from '../expected.ts';

const page =
	'Larkfield Additional Needs Board – Getting It Right Action Plan\nCo-designed with families in May, and open for more views';
const header = 'What will we do?\tWho helps?\tWho leads?\tBy when\tWhat will families notice?\t\tArea';

export const text = `
${page}

Getting It Right

Larkfield Additional Needs Board Action Plan

March 2027

${page}

Why we write this

Families waited and nobody told them why. We will

do better, and we say how below:

1. Nobody waits without being told why

2. Moving to a new school is planned early

${page}

1. Nobody waits without being told why

What families told us:

- We rang and rang.
- The waiting list is a secret <p></p>

What impact will this have

<ul style="list-style-type: none"> • Every family knows their place • Letters are in plain words

${page}

${header}
\t\t\t\t3 months\t6 months\t
<p>Write to every family on the list.</p> <p>We will:</p> <ul style="x"> • agree the letter • send it and\t<p>Parent forum</p> <p>Clinic team</p>\tIda Fern, Clinic Lead\t31 March 2027\tI had a letter\tI know whom to ring\t1

${page}

${header}
print it in <b>large</b> letters\t\t\t\tin words I understand\t\t
Open a phone line on Tuesdays\tClinic team Parent forum Youth group\tMo Baker\t\t\tSomebody answers\t1 2
---\t--\t--\t--\t--\t--\t--

${page}

2. Moving to a new school is planned early

What inspectors found

“Plans for moving on come late.” Inspection of Larkfield, 3 to 7 March 2025 4 and some come never.

What will we do?\tWho helps?\tWho leads?\tBy when\tWhat will families notice?\t\tArea\t
Start planning in the autumn\tSchools\tAnn Reed\tAutumn term\t\tWe had a meeting\t2
\tand colleges\t\t\t\t\t
`;

export const expected: ExpectedReading = {
	meta: {
		title: 'Getting It Right',
		period: 'March 2027',
		coProductionStatus: 'Co-designed with families in May, and open for more views'
	},
	areas: [
		['1', 'Nobody waits without being told why'],
		['2', 'Moving to a new school is planned early']
	],
	callouts: [
		['families', '1', '• We rang and rang.\n• The waiting list is a secret'],
		['impact', '1', '• Every family knows their place\n• Letters are in plain words'],
		[
			'inspectors',
			'2',
			'What inspectors found\n“Plans for moving on come late.” Inspection of Larkfield, 3 to 7 March 2025 4 and some come never.'
		]
	],
	tables: [
		{
			rows: [
				{
					what: 'Write to every family on the list.\nWe will:\n• agree the letter\n• send it and print it in large letters',
					who: 'Parent forum\nClinic team',
					accountable: 'Ida Fern, Clinic Lead',
					timescale: '31 March 2027',
					due: '2027-03-31',
					m3: 'I had a letter in words I understand',
					m6: 'I know whom to ring',
					linked: '1',
					areas: ['1']
				},
				{
					what: 'Open a phone line on Tuesdays',
					who: 'Clinic team Parent forum Youth group',
					accountable: 'Mo Baker',
					m6: 'Somebody answers',
					linked: '1 2',
					areas: ['1', '2']
				}
			]
		},
		{
			rows: [
				{
					what: 'Start planning in the autumn',
					who: 'Schools and colleges',
					accountable: 'Ann Reed',
					timescale: 'Autumn term',
					impact: 'We had a meeting',
					linked: '2',
					areas: ['2']
				}
			]
		}
	],
	text: ['Families waited and nobody told them why. We will do better, and we say how below:'],
	notes: [
		'This looks like a list without anything between its entries',
		'The foot of a page of another document'
	]
};
