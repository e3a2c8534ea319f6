// Markdown, as many programs write it: settings before the text, a table with bars, a numbered list that goes on from elsewhere.
import type { ExpectedReading } from '../expected.ts';

export const name = 'plan.md';
export const text = `---
author: the board
---

# Rushey Green plan

Summer 2027

## 1. Sleep

### What families told us

> Nights are *long*, and
> mornings come early.

4. Lamps
5. Blankets

| Action | Lead | By when | Linked to |
|:--|---|--:|---|
| Lend **lamps** &amp; books<br>to all | Ida Fern | 31 March 2027 | 1 |
| See [the list](javascript:alert(1)) or [this](https://example.org/) | Mo \\| Baker | | 1 |

![a drawing of a lamp](lamp.png)
`;

export const expected: ExpectedReading = {
	meta: { title: 'Rushey Green plan', period: 'Summer 2027' },
	areas: [['1', 'Sleep']],
	callouts: [['families', '1', 'Nights are long, and mornings come early.\n# Lamps\n# Blankets']],
	tables: [
		{
			rows: [
				{
					what: 'Lend lamps & books\nto all',
					accountable: 'Ida Fern',
					timescale: '31 March 2027',
					due: '2027-03-31',
					linked: '1',
					areas: ['1']
				},
				{ what: 'See the list or this', accountable: 'Mo | Baker', linked: '1', areas: ['1'] }
			]
		}
	],
	unplaced: ['author: the board', 'a drawing of a lamp'],
	notes: ['This list counts from 4 in the file.', 'A link here leads to an address that is not safe']
};
