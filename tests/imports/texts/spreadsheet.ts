// Cells copied out of a spreadsheet: a cell of several lines stands between quotation marks, which are doubled inside.
import type { ExpectedReading } from '../expected.ts';

export const text = [
	'Ref\tWhat are we going to do?\tWho is responsible?\tTimescale\t3 months\t6 months\t12 months\tRAG',
	'A1\t"Open a quiet room\n- with ""soft"" lights\n- near the door"\tMo Baker\t31/01/2027\tThere is a room\t\tI go there\tGreen',
	'A2\tTrain staff, 5" screens and all\t"Ann Reed\nIda Fern"\tongoing\t\tThey ask first\t\tAmber',
	'\t\t\t\t\t\t\t',
	'A3\tTell families\tMo Baker\t\t\t\tWe knew in time\t'
].join('\r\n');

export const expected: ExpectedReading = {
	meta: { title: '' },
	areas: [],
	tables: [
		{
			rows: [
				{
					ref: 'A1',
					what: 'Open a quiet room\n• with "soft" lights\n• near the door',
					accountable: 'Mo Baker',
					timescale: '31/01/2027',
					due: '2027-01-31',
					m3: 'There is a room',
					m12: 'I go there'
				},
				{
					ref: 'A2',
					what: 'Train staff, 5" screens and all',
					accountable: 'Ann Reed\nIda Fern',
					timescale: 'ongoing',
					m6: 'They ask first'
				},
				{ ref: 'A3', what: 'Tell families', accountable: 'Mo Baker', m12: 'We knew in time' }
			]
		}
	],
	unplaced: ['Amber']
};
