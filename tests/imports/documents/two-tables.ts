// Areas without numbers below one heading that names the plan, two tables in one area on pages of their own, links by title.
import type { ExpectedReading } from '../expected.ts';
import { heading, landscape, p, table, wordFile } from '../word-file.ts';

export const file = wordFile({
	header: ['Consultation with parent carers ends in October'],
	body: [
		heading(1, 'Progress update for Hillbeck'),
		heading(2, 'Waiting well'),
		p('While you wait, you are not alone.'),
		heading(3, 'What parents and carers have said'),
		p('Nobody rang us.'),
		landscape,
		heading(3, 'This year'),
		table(
			['Responsible person', 'What we will do', 'Timeframe', 'Related to'],
			['Mina Holt', 'Ring each family monthly', 'from May', 'Waiting well'],
			['Jo Abel', 'Train the callers', '', 'Moving on']
		),
		heading(3, 'Next year'),
		table(['Responsible person', 'What we will do', 'Timeframe', 'Related to'], ['Mina Holt', 'Open a help desk', '2027', 'All areas']),
		landscape,
		heading(2, 'Moving on'),
		table(['Task', 'Owner', 'Due date'], ['Visit two colleges', 'Careers team', '4 October 2026'])
	]
});

export const expected: ExpectedReading = {
	meta: { title: 'Progress update for Hillbeck', kind: 'update', coProductionStatus: 'Consultation with parent carers ends in October' },
	areas: [
		['1', 'Waiting well'],
		['2', 'Moving on']
	],
	callouts: [['families', '1', 'What parents and carers have said\nNobody rang us.']],
	tables: [
		{
			rows: [
				{ what: 'Ring each family monthly', accountable: 'Mina Holt', timescale: 'from May', linked: 'Waiting well', areas: ['1'] },
				{ what: 'Train the callers', accountable: 'Jo Abel', linked: 'Moving on', areas: ['2'] }
			]
		},
		{ rows: [{ what: 'Open a help desk', accountable: 'Mina Holt', timescale: '2027', linked: 'All areas', areas: ['1', '2'] }] },
		{ rows: [{ what: 'Visit two colleges', accountable: 'Careers team', timescale: '4 October 2026', due: '2026-10-04', areas: ['2'] }] }
	],
	text: ['While you wait, you are not alone.', 'This year', 'Next year'],
	notes: ['We gave it 1.', 'We gave it 2.']
};
