// A plan typed in an e-mail: capitals for headings, bars for a table, a ruler of another width, page numbers in between.
import type { ExpectedReading } from '../expected.ts';

export const text = `Oakmere short breaks plan - draft

Priority 1: Breaks close to home

Families tell us:
* Saturdays are the hardest,
  and Sundays are not much easier

1

Steps | Owner | Deadline | Which priority
---|--|
Open the hall on Saturdays | Mo Baker | by 1 June 2027 | 1
**Ask** the [youth group](https://example.org/youth) | Ann Reed | | 1 and 2
 | and Ida Fern | |

2

Priority 2: Breaks for teenagers

What inspectors said: "too little for anybody over 12" (page 4)

Steps | Owner | Deadline | Which priority
--|--|--|--
Plan a weekend away | Ann Reed | Easter 2028 | 2

3

Signed by | Date
--|--
Chair of the board | 3 May 2027
`;

export const expected: ExpectedReading = {
	meta: { title: 'Oakmere short breaks plan - draft' },
	areas: [
		['Priority 1', 'Breaks close to home'],
		['Priority 2', 'Breaks for teenagers']
	],
	callouts: [
		[
			'families',
			'Priority 1',
			'Families tell us:\n• Saturdays are the hardest, and Sundays are not much easier'
		],
		['inspectors', 'Priority 2', 'What inspectors said: "too little for anybody over 12" (page 4)']
	],
	tables: [
		{
			rows: [
				{
					what: 'Open the hall on Saturdays',
					accountable: 'Mo Baker',
					timescale: 'by 1 June 2027',
					due: '2027-06-01',
					linked: '1',
					areas: ['Priority 1']
				},
				{
					what: 'Ask the youth group',
					accountable: 'Ann Reed and Ida Fern',
					linked: '1 and 2',
					areas: ['Priority 1', 'Priority 2']
				}
			]
		},
		{
			rows: [
				{
					what: 'Plan a weekend away',
					accountable: 'Ann Reed',
					timescale: 'Easter 2028',
					linked: '2',
					areas: ['Priority 2']
				}
			]
		}
	],
	unplaced: ['Chair of the board']
};
