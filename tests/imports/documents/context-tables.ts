// Context blocks inside tables and inside a line, headings numbered by Word itself, boxes made of a table with one cell.
import type { ExpectedReading } from '../expected.ts';
import { bullets, cell, countedHeading, p, table, title, wordFile } from '../word-file.ts';

export const file = wordFile({
	body: [
		title('Rowan Vale Priority Action Plan'),
		countedHeading(1, 'Help with feelings'),
		countedHeading(2, 'Counsellors in school'),
		table(
			['What inspectors told us', 'What families told us'],
			[cell([bullets('Too few counsellors.')]), cell([p('My daughter '), p('waits.')])]
		),
		countedHeading(2, 'A line to call'),
		p('**What young people told us:** the line is always busy.'),
		p('So we stopped calling.'),
		table(['A box of one cell.'], ['And another one.']),
		table(
			['What difference will this make?', 'Calls are answered.'],
			['What did the regulators say?', cell('The line is weak.\nIt closes at four.')]
		),
		countedHeading(1, 'Help at home'),
		table(
			['We will', 'With whom', 'Who leads', 'Evidence of impact', 'Area for improvement'],
			['Visit at home', 'Family workers', 'Ros Teal', 'Forty visits', '1.2'],
			['Lend toys', 'Library', 'Kit Moss', 'Toys are used', '2; 9']
		)
	]
});

export const expected: ExpectedReading = {
	meta: { title: 'Rowan Vale Priority Action Plan', kind: 'pap' },
	areas: [
		['1', 'Help with feelings'],
		['1.1', 'Counsellors in school'],
		['1.2', 'A line to call'],
		['2', 'Help at home']
	],
	callouts: [
		['inspectors', '1.1', '• Too few counsellors.'],
		['families', '1.1', 'My daughter\nwaits.'],
		['families', '1.2', 'What young people told us:\nthe line is always busy.\nSo we stopped calling.\nA box of one cell.\nAnd another one.'],
		['impact', '1.2', 'What difference will this make?\nCalls are answered.'],
		['inspectors', '1.2', 'What did the regulators say?\nThe line is weak.\nIt closes at four.']
	],
	tables: [
		{
			rows: [
				{
					what: 'Visit at home',
					who: 'Family workers',
					accountable: 'Ros Teal',
					impact: 'Forty visits',
					linked: '1.2',
					areas: ['1.2']
				},
				{ what: 'Lend toys', who: 'Library', accountable: 'Kit Moss', impact: 'Toys are used', linked: '2; 9', areas: ['2'] }
			]
		}
	],
	notes: ['The number 1.1 was counted by the word processor. Check that it is right.', 'This row is linked to 9, which is no area of this plan.']
};
