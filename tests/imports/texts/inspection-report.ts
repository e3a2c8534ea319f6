// A report of inspectors as text: findings as ticked bullets over a page break, details in a table, a foot on every page.
import type { ExpectedReading } from '../expected.ts';

export const text = `Area SEND inspection of Tarn Valley Local Area Partnership

Inspection dates: 3 to 7 March 2025

Inspection outcome

Children get help, but many wait for it. The partnership must work together to change this.

Inspection report: Tarn Valley, 3 to 7 March 2025 2

What is it like to be a child or a young person who needs help in this area?

Children told us that school is kind. Families told inspectors that they

Inspection report: Tarn Valley, 3 to 7 March 2025 3

wait a year for a first meeting, and that nobody tells them why.

What does the area partnership need to do better?

- ✓ Waiting lists are long, and nobody keeps one list for
Inspection report: Tarn Valley, 3 to 7 March 2025 4

the whole valley.
- ✓ Plans for young people are written without them.

Areas for improvement

Areas for improvement

Leaders must keep one list, and tell every family where they stand on it.

Leaders must write plans with young people.

Local area partnership details

Council\tHealth board
Tarn Valley Council\tTarn Valley Health
`;

const source = 'Area SEND inspection of Tarn Valley Local Area Partnership, 3 to 7 March 2025';

export const expected: ExpectedReading & { readonly findings: readonly (readonly [string, string])[] } = {
	meta: { title: 'Area SEND inspection of Tarn Valley Local Area Partnership', kind: 'inspection' },
	areas: [],
	callouts: [
		['inspectors', '', 'Waiting lists are long, and nobody keeps one list for the whole valley.'],
		['inspectors', '', 'Plans for young people are written without them.'],
		['inspectors', '', 'Leaders must keep one list, and tell every family where they stand on it.'],
		['inspectors', '', 'Leaders must write plans with young people.']
	],
	findings: [
		[source, 'Waiting lists are long, and nobody keeps one list for the whole valley.'],
		[source, 'Leaders must write plans with young people.']
	],
	tables: [],
	text: [
		'Inspection dates: 3 to 7 March 2025',
		'What is it like to be a child or a young person who needs help in this area?',
		'Children told us that school is kind. Families told inspectors that they wait a year for a first meeting, and that nobody tells them why.',
		'Council | Health board',
		'Tarn Valley Council | Tarn Valley Health'
	],
	notes: ['Inspection report: Tarn Valley, 3 to 7 March 2025 3', 'This heading is printed again']
};
