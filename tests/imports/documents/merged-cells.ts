// A title above the header, two header rows, cells merged over rows and columns, a line across the table, columns we do not know.
import type { ExpectedReading } from '../expected.ts';
import { cell, heading, table, wordFile } from '../word-file.ts';

export const file = wordFile({
	body: [
		heading(1, 'Outcome 1: Children are heard'),
		table(
			[cell('What we will do for outcome 1', { colSpan: 7 })],
			[
				cell('Activity', { rowSpan: 2 }),
				cell('Owner', { rowSpan: 2 }),
				cell('What families will notice', { colSpan: 3 }),
				cell('RAG', { rowSpan: 2 }),
				cell('Which outcome', { rowSpan: 2 })
			],
			['Three months', 'Six months', 'One year'],
			['Ask before every meeting', cell('Head of school', { rowSpan: 2 }), 'A card is sent', 'Cards come back', 'I was asked', 'Green', '1'],
			['Share the notes', cell('Notes reach us', { colSpan: 3 }), 'Amber', '1'],
			[cell('Later', { colSpan: 7 })],
			[cell('Train the clerks', { rowSpan: 2 }), 'Clerk lead', '', '', 'All trained', '', '1'],
			['Deputy clerk', 'Two trained', '', '', '', '1']
		)
	]
});

export const expected: ExpectedReading = {
	meta: {},
	areas: [['Outcome 1', 'Children are heard']],
	tables: [
		{
			title: 'What we will do for outcome 1',
			rows: [
				{
					what: 'Ask before every meeting',
					accountable: 'Head of school',
					m3: 'A card is sent',
					m6: 'Cards come back',
					m12: 'I was asked',
					linked: '1',
					areas: ['Outcome 1']
				},
				{ what: 'Share the notes', accountable: 'Head of school', m3: 'Notes reach us', linked: '1', areas: ['Outcome 1'] }
			]
		},
		{
			title: 'Later',
			rows: [
				{
					what: 'Train the clerks',
					accountable: 'Clerk lead\nDeputy clerk',
					m3: 'Two trained',
					m12: 'All trained',
					linked: '1',
					areas: ['Outcome 1']
				}
			]
		}
	],
	unplaced: ['Row 1: Green'],
	notes: ['Their words were copied to each of these rows']
};
