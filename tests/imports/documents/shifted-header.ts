// The header stands one column to the left of its rows; a table of signatures and a table of dates are no action tables.
import type { ExpectedReading } from '../expected.ts';
import { heading, p, table, wordFile } from '../word-file.ts';

export const file = wordFile({
	body: [
		heading(1, 'Signed by'),
		table(['Ana Pool', 'Signature', ''], ['Board chair', '', '2 June 2026']),
		heading(1, 'Area 1 – School places'),
		table(
			['Agreed actions', 'Who takes part', 'Led by', 'Deadline', 'Linked to', ''],
			['1', 'Count the places we need', 'All heads', 'Places team', 'by 30 June 2026', 'Area 1'],
			['2', 'Build one more class', 'Builders', 'Places team', '2027/28', 'Area 1']
		),
		p('Approved by both bodies.'),
		table(['Meeting', 'Room'], ['3 May', 'Library'], ['9 June', 'Hall'])
	]
});

export const expected: ExpectedReading = {
	meta: {},
	areas: [['Area 1', 'School places']],
	tables: [
		{
			rows: [
				{
					ref: '1',
					what: 'Count the places we need',
					who: 'All heads',
					accountable: 'Places team',
					timescale: 'by 30 June 2026',
					due: '2026-06-30',
					linked: 'Area 1',
					areas: ['Area 1']
				},
				{
					ref: '2',
					what: 'Build one more class',
					who: 'Builders',
					accountable: 'Places team',
					timescale: '2027/28',
					linked: 'Area 1',
					areas: ['Area 1']
				}
			]
		}
	],
	text: ['Signed by', 'Approved by both bodies.'],
	unplaced: ['Ana Pool | Signature', 'Meeting | Room']
};
