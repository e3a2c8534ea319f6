// One table per action with the names of the columns down its side, headings underlined or in capitals, areas spelled in words.
import type { ExpectedReading } from '../expected.ts';
import { p, raw, run, table, wordFile } from '../word-file.ts';

const underlined = (words: string) => raw(`<w:p>${run(words, '<w:u w:val="single"/>')}</w:p>`);

export const file = wordFile({
	body: [
		p('STARGRAVE ACTION PLAN'),
		p('We wrote this with sixty families.'),
		underlined('Priority One: Calmer mornings'),
		underlined('Parent carers’ views'),
		p('Mornings are the worst.'),
		table(['Action', 'Meet the bus'], ['Who is involved', 'Bus company\nSchools'], ['Lead', 'Una Reed'], ['By when', '5 May 2027'], ['Month 6', 'Buses wait'], ['Status', 'Begun']),
		table(['Action', 'Open early'], ['Who is involved', 'Caretakers'], ['Lead', 'Col Ash'], ['By when', ''], ['Month 6', ''], ['Status', '']),
		underlined('Priority Two: Quieter halls'),
		table(['Improvement', 'Start date', 'End date', 'Lead', 'Priority'], ['Carpets in every hall', 'May 2026', 'June 2026', 'Site team', 'P2'], ['Bells become', 'July', '', 'Music team', 'P1, P2'], ['music', '', '', '', ''])
	]
});

export const expected: ExpectedReading = {
	meta: { title: 'STARGRAVE ACTION PLAN' },
	areas: [
		['Priority One', 'Calmer mornings'],
		['Priority Two', 'Quieter halls']
	],
	callouts: [['families', 'Priority One', 'Parent carers’ views\nMornings are the worst.']],
	tables: [
		{
			rows: [
				{
					what: 'Meet the bus',
					who: 'Bus company\nSchools',
					accountable: 'Una Reed',
					timescale: '5 May 2027',
					due: '2027-05-05',
					m6: 'Buses wait',
					areas: ['Priority One']
				},
				{ what: 'Open early', who: 'Caretakers', accountable: 'Col Ash', areas: ['Priority One'] }
			]
		},
		{
			rows: [
				{ what: 'Carpets in every hall', accountable: 'Site team', timescale: 'May 2026\nJune 2026', linked: 'P2', areas: ['Priority Two'] },
				{ what: 'Bells become music', accountable: 'Music team', timescale: 'July', linked: 'P1, P2', areas: ['Priority One', 'Priority Two'] }
			]
		}
	],
	text: ['We wrote this with sixty families.'],
	unplaced: ['Begun'],
	notes: ['Start date | End date']
};
