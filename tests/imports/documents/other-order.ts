// Columns in another order under other names, a printed number per row, dates, no months, no column for areas.
import type { ExpectedReading } from '../expected.ts';
import { bullets, heading, p, table, title, wordFile } from '../word-file.ts';

export const file = wordFile({
	header: ['Fenmoor SEND Improvement Plan 2026', 'Working draft for co-production with young people'],
	footer: ['Page 1'],
	body: [
		title('Fenmoor SEND Improvement Plan'),
		p('2026 to 2028'),
		heading(1, 'Welcome'),
		p('This plan says **what we will change** and by when. Read more on [our page](https://fenmoor.example/send).'),
		heading(1, 'Priority 1: Short breaks'),
		heading(2, 'What inspectors found'),
		bullets('Breaks are hard to find.', 'Families wait eight months.'),
		table(
			['No.', 'By when', 'Lead officer', 'Action', 'Partners', 'How will we know?'],
			['A1', '31 March 2027', 'Head of Short Breaks', 'Open two Saturday clubs', 'Forum; two schools', 'Sixty places filled'],
			['A2', 'Summer 2027', 'Forum chair', 'Print a list of clubs', '', 'Every family has the list']
		),
		heading(1, 'Priority 2: Travel to school'),
		table(
			['No.', 'By when', 'Lead officer', 'Action', 'Partners', 'How will we know?'],
			['B1', '01/09/2026', 'Travel manager', 'Meet every driver', 'Drivers', 'Fewer late arrivals']
		)
	]
});

export const expected: ExpectedReading = {
	meta: {
		title: 'Fenmoor SEND Improvement Plan',
		kind: 'afi',
		period: '2026 to 2028',
		coProductionStatus: 'Working draft for co-production with young people'
	},
	areas: [
		['Priority 1', 'Short breaks'],
		['Priority 2', 'Travel to school']
	],
	callouts: [['inspectors', 'Priority 1', 'What inspectors found\n• Breaks are hard to find.\n• Families wait eight months.']],
	tables: [
		{
			rows: [
				{
					ref: 'A1',
					what: 'Open two Saturday clubs',
					who: 'Forum; two schools',
					accountable: 'Head of Short Breaks',
					impact: 'Sixty places filled',
					timescale: '31 March 2027',
					due: '2027-03-31',
					areas: ['Priority 1']
				},
				{
					ref: 'A2',
					what: 'Print a list of clubs',
					accountable: 'Forum chair',
					impact: 'Every family has the list',
					timescale: 'Summer 2027',
					areas: ['Priority 1']
				}
			]
		},
		{
			rows: [
				{
					ref: 'B1',
					what: 'Meet every driver',
					who: 'Drivers',
					accountable: 'Travel manager',
					impact: 'Fewer late arrivals',
					timescale: '01/09/2026',
					due: '2026-09-01',
					areas: ['Priority 2']
				}
			]
		}
	],
	text: ['Welcome', 'This plan says what we will change and by when. Read more on our page.'],
	notes: ['Fenmoor SEND Improvement Plan 2026', 'No. | By when | Lead officer | Action | Partners | How will we know?']
};
