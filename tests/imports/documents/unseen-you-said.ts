// An action log of a health partnership: what families said in a column of its own, a column of colours, one priority going on
// over a change to pages on their side, its heading and table header printed again.
import type { ExpectedReading } from '../expected.ts';
import { bullets, cell, gap, heading, landscape, p, table, wordFile } from '../word-file.ts';

const header = ['You said', 'We will', 'Who leads', 'By when', 'How will we know it is better?', 'RAG'];

export const file = wordFile({
	footer: ['Co-produced with Saltmarsh Parent Carer Voice, spring 2026', 'Page 2 of 5'],
	body: [
		p('You said, we will', { bold: true, size: 24 }),
		p('Action log of the Saltmarsh Coast Children’s Health Partnership', { size: 14 }),
		p('April 2026 to March 2027'),
		gap,
		p('Families came to six drop-ins. This is what they asked for and what we have promised.'),
		heading(1, 'Priority one – Being listened to'),
		table(
			header,
			[
				'“Letters use words we do not know.”',
				'Write every letter again, with parents:\n- first the welcome letter\n- then the letter after a stay',
				'Amina Stroud, Patient Experience Lead',
				'30 June 2026',
				'Nine in ten families say letters are clear',
				'Amber'
			],
			[
				'“Nobody rings us back.”',
				'Ring back within two working days',
				'Clinic managers\nwith the parent forum',
				'Ongoing',
				'Calls are counted every month',
				'Green'
			]
		),
		landscape,
		heading(1, 'Priority one – Being listened to (continued)'),
		table(header, [
			'“We tell our story again and again.”',
			'Try a one-page profile in two clinics',
			'Tom Oakshott',
			'By Friday 27 November 2026',
			'Families say they repeat themselves less',
			'Red'
		]),
		heading(1, 'Priority two – Equipment that comes in time'),
		table(
			header,
			[
				cell('“My son outgrew his chair before it came.”', { rowSpan: 2 }),
				'Lend a chair while a child waits',
				'Equipment Service Manager',
				'Quarter 2 2026/27',
				'No child waits without a chair',
				''
			],
			['Tell families each month where their order is', 'Equipment Service Manager', '', 'Fewer calls to ask', 'Amber']
		),
		gap,
		p('What the colours mean', { bold: true }),
		bullets('Red: not begun', 'Amber: begun, with worries', 'Green: going well')
	]
});

export const expected: ExpectedReading = {
	meta: {
		title: 'You said, we will',
		period: 'April 2026 to March 2027',
		coProductionStatus: 'Co-produced with Saltmarsh Parent Carer Voice, spring 2026'
	},
	areas: [
		['Priority one', 'Being listened to'],
		['Priority two', 'Equipment that comes in time']
	],
	callouts: [],
	tables: [
		{
			rows: [
				{
					what: 'Write every letter again, with parents:\n• first the welcome letter\n• then the letter after a stay',
					accountable: 'Amina Stroud, Patient Experience Lead',
					impact: 'Nine in ten families say letters are clear',
					timescale: '30 June 2026',
					due: '2026-06-30',
					areas: ['Priority one']
				},
				{
					what: 'Ring back within two working days',
					accountable: 'Clinic managers\nwith the parent forum',
					impact: 'Calls are counted every month',
					timescale: 'Ongoing',
					areas: ['Priority one']
				},
				{
					what: 'Try a one-page profile in two clinics',
					accountable: 'Tom Oakshott',
					impact: 'Families say they repeat themselves less',
					timescale: 'By Friday 27 November 2026',
					due: '2026-11-27',
					areas: ['Priority one']
				}
			]
		},
		{
			rows: [
				{
					what: 'Lend a chair while a child waits',
					accountable: 'Equipment Service Manager',
					impact: 'No child waits without a chair',
					timescale: 'Quarter 2 2026/27',
					areas: ['Priority two']
				},
				{
					what: 'Tell families each month where their order is',
					accountable: 'Equipment Service Manager',
					impact: 'Fewer calls to ask',
					areas: ['Priority two']
				}
			]
		}
	],
	text: [
		'Action log of the Saltmarsh Coast Children’s Health Partnership',
		'Families came to six drop-ins. This is what they asked for and what we have promised.',
		'What the colours mean',
		'• Red: not begun',
		'• Green: going well'
	],
	// what families said and the colours have no column of ours
	unplaced: [
		'Letters use words we do not know.',
		'Nobody rings us back.',
		'We tell our story again and again.',
		'My son outgrew his chair before it came.',
		'Amber',
		'Green',
		'Red'
	],
	notes: ['Page 2 of 5', '(continued)']
};
