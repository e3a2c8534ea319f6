// The delivery plan of a strategy: one big table in which every outcome is a row over its whole width, signs from twelve months
// back to three, an owner standing once for two rows, and an outcome that has no actions yet.
import type { ExpectedReading } from '../expected.ts';
import { cell, heading, p, table, title, wordFile } from '../word-file.ts';

const across = (words: string) => [cell([p(words, { bold: true })], { colSpan: 7 })];

export const file = wordFile({
	header: ['Thornwick Borough Council and NHS Thornwick'],
	body: [
		title('SEND and Inclusion Strategy: Delivery Plan'),
		p('2026–2029'),
		heading(1, 'Our vision'),
		p('Every child in Thornwick is understood, **safe** and proud of what they do.'),
		heading(1, 'What we will deliver'),
		table(
			[
				cell('Ref', { rowSpan: 2 }),
				cell('What we will do', { rowSpan: 2 }),
				cell('Owner', { rowSpan: 2 }),
				cell('Delivery partners', { rowSpan: 2 }),
				cell('What children and families will notice', { colSpan: 3 })
			],
			['After 12 months', 'After 6 months', 'After 3 months'],
			across('Outcome 1: I am understood early'),
			[
				'1a',
				'Train every nursery to use the _First Signs_ checklist',
				cell('Head of Early Years', { rowSpan: 2 }),
				'Nurseries, health visitors',
				'All nurseries spot needs early',
				'Half of them are trained',
				'Ten nurseries have begun'
			],
			['1b', 'Open a helpline for childminders', 'Library service', '', 'The line is open five days', 'The line is open on Mondays'],
			across('Outcome 2: I feel I belong at my school'),
			[
				'2a',
				'Agree a charter of welcome with pupils',
				'Principal Educational Psychologist',
				'School councils; Thornwick Parents Together',
				'Pupils tell us they feel welcome',
				'',
				'Pupils have written a first charter'
			],
			across('Outcome 3: I have friends and things to do'),
			[cell('Actions will be agreed with young people in the autumn.', { colSpan: 7 })]
		),
		heading(1, 'How we check progress'),
		p('The Inclusion Board looks at this plan four times a year.')
	]
});

export const expected: ExpectedReading = {
	meta: { title: 'SEND and Inclusion Strategy: Delivery Plan', kind: 'strategy', period: '2026–2029' },
	areas: [
		['Outcome 1', 'I am understood early'],
		['Outcome 2', 'I feel I belong at my school'],
		['Outcome 3', 'I have friends and things to do']
	],
	callouts: [],
	tables: [
		{
			rows: [
				{
					ref: '1a',
					what: 'Train every nursery to use the First Signs checklist',
					who: 'Nurseries, health visitors',
					accountable: 'Head of Early Years',
					m3: 'Ten nurseries have begun',
					m6: 'Half of them are trained',
					m12: 'All nurseries spot needs early',
					areas: ['Outcome 1']
				},
				{
					ref: '1b',
					what: 'Open a helpline for childminders',
					who: 'Library service',
					accountable: 'Head of Early Years',
					m3: 'The line is open on Mondays',
					m6: 'The line is open five days',
					areas: ['Outcome 1']
				}
			]
		},
		{
			rows: [
				{
					ref: '2a',
					what: 'Agree a charter of welcome with pupils',
					who: 'School councils; Thornwick Parents Together',
					accountable: 'Principal Educational Psychologist',
					m3: 'Pupils have written a first charter',
					m12: 'Pupils tell us they feel welcome',
					areas: ['Outcome 2']
				}
			]
		}
	],
	text: [
		'Our vision',
		'Every child in Thornwick is understood, safe and proud of what they do.',
		'What we will deliver',
		'Actions will be agreed with young people in the autumn.',
		'How we check progress',
		'The Inclusion Board looks at this plan four times a year.'
	],
	notes: ['Thornwick Borough Council and NHS Thornwick']
};
