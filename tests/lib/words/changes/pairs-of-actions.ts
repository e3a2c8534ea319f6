// Tables and actions. Each sentence was written by hand.
import { paragraph } from '#domain/rich-text.ts';
import {
	action,
	all,
	carry,
	cell,
	drop,
	list,
	put,
	removed,
	row,
	swap,
	table,
	write,
	type Change,
	type Pair
} from './a-plan.ts';

const adds =
	(rows: Record<string, ReturnType<typeof action>>): Change =>
	(plan) => ({ ...plan, actions: { ...plan.actions, ...rows } });
const forgets =
	(id: string): Change =>
	(plan) => {
		const { [id]: _, ...actions } = plan.actions;
		return { ...plan, actions };
	};
const after = (first: Change, second: Change): { first: Change; second: Change } => ({ first, second });
/** The second state alone is given; what comes first happened before both. */
export interface LaterPair {
	readonly name: string;
	readonly edits: number;
	readonly before: Change;
	readonly change: Change;
	readonly sentences: readonly string[];
}
const later = (
	name: string,
	edits: number,
	{ first, second }: ReturnType<typeof after>,
	sentences: string[]
): LaterPair => ({
	name,
	edits,
	before: first,
	change: second,
	sentences
});

export const pairsOfRows: readonly Pair[] = [
	[
		'a new action',
		1,
		adds({ x: action('moving', 'a1', 'A8', { what: 'Try a bus ride.' }) }),
		['There is one new action under 2.1: A8.']
	],
	[
		'two new actions',
		2,
		adds({ x: action('moving', 'a1', 'A8'), y: action('moving', 'a2', 'A9') }),
		['There are two new actions under 2.1: A8 and A9.']
	],
	[
		'seven new actions',
		7,
		adds(
			Object.fromEntries(
				Array.from({ length: 7 }, (_, n) => [`x${n}`, action('moving', `a${n + 1}`, `B${n}`)])
			)
		),
		['There are seven new actions under 2.1.']
	],
	[
		'a new action without a number',
		1,
		adds({ x: action('moving', 'a1', '', { what: 'Try a bus ride.' }) }),
		['There is one new action under 2.1: “Try a bus ride”.']
	],
	[
		'a new action without words',
		1,
		adds({ x: action('moving', 'a1', '') }),
		['There is one new action under 2.1: an action without words.']
	],
	['an action removed', 1, row('late', { deletedAt: removed }), ['One action under 1 was removed: A3.']],
	['an action forgotten by the file', 1, forgets('late'), ['One action under 1 was removed: A3.']],
	['an action up', 1, row('late', { rank: 'Zz' }), ['A3 moved up.']],
	['an action down', 1, row('ring', { rank: 'a9' }), ['A1 moved down.']],
	[
		'other ranks, the same order',
		0,
		all(row('ring', { rank: 'b0' }), row('room', { rank: 'b1' }), row('late', { rank: 'b2' })),
		[]
	],
	[
		'an action in another table',
		1,
		row('quiet', { table: 'visits', rank: 'a3' }),
		['A5 moved from “School life” to 1.']
	],
	[
		'an action in another table of the section',
		2,
		all(put('visits', table('second', 'Second visits')), row('late', { table: 'second' })),
		[
			'There is a new table “Second visits” under 1.',
			'A3 moved from the table “First visits” to “Second visits”.'
		]
	],
	['two put together', 1, row('room', { mergedInto: 'ring' }), ['A2 was put together with A1.']],
	[
		'one split in two',
		1,
		all(
			cell('ring', 'what', 'Ring every family within two weeks.'),
			adds({ x: action('visits', 'a0V', 'A1b', { what: 'Ask what would help most.' }) })
		),
		['A1 was split in two. The other part is a new action, A1b.']
	],
	[
		'one split, then written in',
		2,
		all(
			cell('ring', 'what', 'Ring every family within ten days.'),
			adds({ x: action('visits', 'a0V', 'A1b', { what: 'Ask what would help most.' }) })
		),
		[
			'“What are we going to do?” of A1 has changed.',
			'A1 was split in two. The other part is a new action, A1b.'
		]
	],
	['another number', 1, row('late', { ref: 'A3a' }), ['A3 has a new number: A3a.']],
	[
		'a first number',
		1,
		row('lunch', { ref: 'A6' }),
		['The action “Let children choose where they eat their lunch” has a new number: A6.']
	],
	['no number', 1, row('late', { ref: '' }), ['A3 has no number now.']],
	[
		'a date moved',
		1,
		row('quiet', { due: '2026-06-30' }),
		['The date of A5 moved from 1 March 2026 to 30 June 2026.']
	],
	['a first date', 1, row('late', { due: '2026-06-30' }), ['A3 has a date now: 30 June 2026.']],
	['no date', 1, row('quiet', { due: null }), ['A5 has no date now. It was 1 March 2026.']],
	['a link to an area', 1, row('late', { areas: ['grow'] }), ['A3 is now linked to 2.1.']],
	['no link', 1, row('ring', { areas: [] }), ['A1 is no longer linked to 1.']],
	['another link', 1, row('ring', { areas: ['grow'] }), ['A1 is now linked to 2.1, and no longer to 1.']],
	[
		'who answers for it',
		1,
		row('name', { responsible: ['somebody'] }),
		['“Who is responsible?” of A4 has changed.']
	],
	['a new table', 1, put('soon', table('extra', 'Extra')), ['There is a new table “Extra” under 2.1.']],
	[
		'a table removed',
		1,
		drop('visits'),
		['The table “First visits” under 1 was removed, with three actions.']
	],
	['a table moved', 1, carry('visits', 'soon'), ['The table “First visits” moved. It stands under 2.1 now.']],
	[
		'a table renamed',
		1,
		swap('visits', table('visits', 'Early visits')),
		['The table “First visits” is now called “Early visits”.']
	],
	[
		'a table named',
		1,
		swap('inside', table('inside', 'Indoors')),
		['A table under “School life” has a name now: “Indoors”.']
	]
];

export const pairsOfCells: readonly Pair[] = [
	[
		'words in a cell',
		1,
		cell('late', 'what', 'Visit late on Mondays.'),
		['“What are we going to do?” of A3 has changed.']
	],
	['a cell filled', 1, cell('late', 'timescale', 'By summer'), ['“Timescale” of A3 was filled in.']],
	['a cell emptied', 1, cell('room', 'timescale', ''), ['“Timescale” of A2 was emptied.']],
	[
		'two cells',
		2,
		all(cell('room', 'what', 'Open two more rooms.'), cell('room', 'timescale', 'This year')),
		['“What are we going to do?” and “Timescale” of A2 have changed.']
	],
	[
		'three cells, each in its own way',
		3,
		all(
			cell('room', 'what', 'Open two rooms.'),
			cell('room', 'timescale', ''),
			cell('room', 'm3', 'Two rooms')
		),
		['A2 changed in three boxes: “What are we going to do?”, “Timescale” and “In 3 months”.']
	],
	[
		'a list in a cell',
		1,
		row('late', { what: [list('Visit late on Tuesdays.')] }),
		['“What are we going to do?” of A3 has changed.']
	],
	[
		'bold in a cell',
		1,
		row('late', {
			what: [
				{
					type: 'paragraph',
					content: [{ type: 'text', text: 'Visit late on Tuesdays.', marks: [{ type: 'bold' }] }]
				}
			]
		}),
		['Some words in “What are we going to do?” of A3 look different: bold, slanted or a link.']
	],
	[
		'an empty line in a cell',
		0,
		row('late', { what: [paragraph('Visit late on Tuesdays.'), paragraph('')] }),
		[]
	],
	[
		'a line more in a cell',
		1,
		cell('late', 'what', 'Visit late on Tuesdays.\nBring tea.'),
		['“What are we going to do?” of A3 has changed.']
	],
	[
		'an action without a number',
		1,
		cell('lunch', 'who', 'Kitchen teams'),
		['“Who will be involved?” of “Let children choose where they eat their lunch” was filled in.']
	]
];

export const pairsOfMuch: readonly Pair[] = [
	[
		'the example of the brief',
		3,
		all(
			adds({ x: action('moving', 'a1', 'A8'), y: action('moving', 'a2', 'A9') }),
			row('quiet', { due: '2026-06-01' })
		),
		[
			'The date of A5 moved from 1 March 2026 to 1 June 2026.',
			'There are two new actions under 2.1: A8 and A9.'
		]
	],
	[
		'much in one action',
		4,
		all(
			row('ring', { rank: 'a9', due: '2026-05-01', areas: [] }),
			cell('ring', 'who', 'The booking team and the forum')
		),
		[
			'A1 moved down.',
			'The date of A1 moved from 31 March 2026 to 1 May 2026.',
			'A1 is no longer linked to 1.',
			'“Who will be involved?” of A1 has changed.'
		]
	],
	[
		'text, table and action',
		4,
		all(
			write('long', 'Families waited too long for a first visit.'),
			drop('count'),
			swap('visits', table('visits', 'Early visits')),
			row('late', { deletedAt: removed })
		),
		[
			'One paragraph under 1 has changed.',
			'One paragraph under 1 was removed.',
			'The table “First visits” is now called “Early visits”.',
			'One action under 1 was removed: A3.'
		]
	]
];

export const laterPairs: readonly LaterPair[] = [
	later(
		'an action brought back',
		1,
		after(row('late', { deletedAt: removed }), row('late', { deletedAt: null })),
		['One action under 1 was brought back: A3.']
	),
	later('taken apart', 1, after(row('room', { mergedInto: 'ring' }), forgetsMerge('room')), [
		'A2 stands alone again.'
	]),
	later(
		'written in a part',
		1,
		after(row('room', { mergedInto: 'ring' }), cell('room', 'timescale', 'Soon')),
		['“Timescale” of A2 has changed.']
	),
	later(
		'written in a removed action',
		0,
		after(row('late', { deletedAt: removed }), cell('late', 'what', 'Never')),
		[]
	)
];

function forgetsMerge(id: string): Change {
	return (plan) => {
		const { mergedInto: _, ...alone } = plan.actions[id]!;
		return { ...plan, actions: { ...plan.actions, [id]: alone as ReturnType<typeof action> } };
	};
}
