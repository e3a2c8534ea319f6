// A bulletin about a strategy, made from a PDF in columns: panels stand in the middle of a sentence, and again on the next page.
import type { ExpectedReading } from '../expected.ts';

export const text = `Tarn Valley Inclusion Strategy

Update Bulletin 4, Autumn 2027

Welcome to our bulletin

This is what we have done since spring. Thank you to everybody who wrote, rang or came along to one of our mornings.

Outcome 1
You are heard
early

We planned to change:

- Ask you before we plan
- Write back

Asking before planning

- We asked 40 of you in two schools. Most of you wanted shorter meetings, and the number of you who came along
 
Outcome 1

You are heard early

We expect to measure how well we are doing by:

- ✓ How many of you say we listened
- ✓ Letters answered in a week

rose from 12 to 31. This means that you hear from us sooner.

- 9 of 10 letters were answered in a week.

What families told us

"I got a letter, and I could read it."

Outcome 2. You get help close to home

We planned to change:

- Two new rooms

Rooms near you

One room opened in March. The other opens when the roof is mended.
`;

export const expected: ExpectedReading = {
	meta: { title: 'Tarn Valley Inclusion Strategy', kind: 'update' },
	areas: [
		['Outcome 1', 'You are heard early'],
		['Outcome 2', 'You get help close to home']
	],
	callouts: [['families', 'Outcome 1', '"I got a letter, and I could read it."']],
	tables: [],
	text: [
		'Update Bulletin 4, Autumn 2027',
		'Welcome to our bulletin',
		'We planned to change:',
		'• Ask you before we plan',
		'Asking before planning',
		'• We asked 40 of you in two schools. Most of you wanted shorter meetings, and the number of you who came along rose from 12 to 31. This means that you hear from us sooner.',
		'We expect to measure how well we are doing by:',
		'• Letters answered in a week',
		'• 9 of 10 letters were answered in a week.',
		'Rooms near you'
	],
	notes: ['This heading is printed again where its section goes on.']
};
