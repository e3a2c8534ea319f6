// Words copied out of Word: a cell of several paragraphs comes as several lines, numbers and bullets stand before a tab.
import type { ExpectedReading } from '../expected.ts';

export const text = `Brindle Valley joint plan
2026 to 2028

1.\tHearing children

What you told us
•\tNobody asked me, they asked my mum.
•\tI want my reports read to me.

Action\tLead\tPartners\tBy when\tHow we will know
Ask every child before a meeting:
•\ta visit
•\ta drawing\tIda Fern
Head of Therapies\tSchools\t1 May 2027\tChildren say they were asked
Read reports aloud\tMo Baker\tLibrary
Forum\t\tTBC

2.\tTravel

What will be different
Buses come on time.

Action\tLead\tPartners\tBy when\tHow we will know
Test two routes\tAnn Reed\tBus company\tSummer term 2027\tFewer late buses
`;

export const expected: ExpectedReading = {
	meta: { title: 'Brindle Valley joint plan', period: '2026 to 2028' },
	areas: [
		['1', 'Hearing children'],
		['2', 'Travel']
	],
	callouts: [
		[
			'families',
			'1',
			'What you told us\n• Nobody asked me, they asked my mum.\n• I want my reports read to me.'
		],
		['impact', '2', 'What will be different\nBuses come on time.']
	],
	tables: [
		{
			rows: [
				{
					what: 'Ask every child before a meeting:\n• a visit\n• a drawing',
					accountable: 'Ida Fern\nHead of Therapies',
					who: 'Schools',
					timescale: '1 May 2027',
					due: '2027-05-01',
					impact: 'Children say they were asked',
					areas: ['1']
				},
				{
					what: 'Read reports aloud',
					accountable: 'Mo Baker',
					who: 'Library\nForum',
					impact: 'TBC',
					areas: ['1']
				}
			]
		},
		{
			rows: [
				{
					what: 'Test two routes',
					accountable: 'Ann Reed',
					who: 'Bus company',
					timescale: 'Summer term 2027',
					impact: 'Fewer late buses',
					areas: ['2']
				}
			]
		}
	]
};
