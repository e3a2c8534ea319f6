// Made from a PDF: lines of every page stand in the text, a table is cut at each page, its header printed again with a slip,
// and rows go on in the middle of a sentence.
import type { ExpectedReading } from '../expected.ts';
import { cell, heading, p, table, wordFile } from '../word-file.ts';

const page = [p('Oakvale Partnership Improvement Plan 2025'), p('Page 3 of 9')];

export const file = wordFile({
	body: [
		p('Oakvale Partnership Improvement Plan'),
		heading(1, '1. Autism assessments'),
		heading(2, '1.1 Shorter waits'),
		...page,
		table(
			['What will we do?', 'Who is involved?', 'Success measures', 'When', 'Linked to area'],
			['Open a second clinic. The new clinic will', 'Two psychologists', '- waits fall below a year', 'March', '1.1'],
			['work on Saturdays, too.', 'a nurse', '- nobody waits alone', 'and April', ''],
			['Write to everybody who waits', 'Office', cell('Letters sent'), '', '1.1']
		),
		...page,
		table(
			['What will we do?', 'Who is involved?', 'Success measures', 'When', 'Link to area'],
			['', 'Volunteers', '', '', ''],
			['Visit three nurseries', 'Health visitor', 'Visits done', 'May', '1.1']
		),
		...page,
		table(['', '', 'Nurseries are pleased', '', ''], ['Ask families in June', 'Forum', 'Eighty answers', 'June', '1.1'], ['-----', '---', '---', '---', '----'])
	]
});

export const expected: ExpectedReading = {
	meta: { title: 'Oakvale Partnership Improvement Plan' },
	areas: [
		['1', 'Autism assessments'],
		['1.1', 'Shorter waits']
	],
	tables: [
		{
			rows: [
				{
					what: 'Open a second clinic. The new clinic will work on Saturdays, too.',
					who: 'Two psychologists a nurse',
					impact: '• waits fall below a year\n• nobody waits alone',
					timescale: 'March and April',
					linked: '1.1',
					areas: ['1.1']
				},
				{ what: 'Write to everybody who waits', who: 'Office\nVolunteers', impact: 'Letters sent', linked: '1.1', areas: ['1.1'] },
				{
					what: 'Visit three nurseries',
					who: 'Health visitor',
					impact: 'Visits done\nNurseries are pleased',
					timescale: 'May',
					linked: '1.1',
					areas: ['1.1']
				},
				{ what: 'Ask families in June', who: 'Forum', impact: 'Eighty answers', timescale: 'June', linked: '1.1', areas: ['1.1'] }
			]
		}
	],
	notes: ['Oakvale Partnership Improvement Plan 2025', 'Page 3 of 9']
};
