// Titles, sections, paragraphs, lists, boxes and pictures. Each sentence was written by hand.
import { paragraph } from '#domain/rich-text.ts';
import {
	all,
	area,
	callout,
	carry,
	drop,
	heading,
	list,
	meta,
	plainTitle,
	put,
	say,
	style,
	swap,
	table,
	write,
	type Pair
} from './a-plan.ts';

export const pairsOfTitles: readonly Pair[] = [
	['nothing', 0, (plan) => plan, []],
	[
		'a new title',
		1,
		meta({ title: 'Good days' }),
		['The title of the plan changed from “Better days” to “Good days”.']
	],
	[
		'a first plain title',
		1,
		meta({ plainTitle: 'How we help' }),
		['The plan has a plain title now: “How we help”.']
	],
	['no period', 1, meta({ period: '' }), ['The plan does not say what time it is for now. It was “2026”.']],
	[
		'how families took part',
		1,
		meta({ coProductionStatus: 'Written together.' }),
		['What the plan says about how families took part has changed.']
	],
	['another kind', 1, meta({ kind: 'strategy' }), ['The plan is now another kind of plan.']],
	[
		'an area without a section',
		1,
		area('new', { ref: '3', title: 'Transport', plainTitle: '' }),
		['The plan has a new area: “3 Transport”.']
	],
	[
		'another number',
		1,
		all(
			area('wait', { ref: '4', title: 'Waiting times', plainTitle: '' }),
			swap('wait', heading('wait', 'Waiting times', { ref: '4' }))
		),
		['The number of “Waiting times” changed from 1 to 4.']
	],
	[
		'a section renamed',
		1,
		swap('school', heading('school', 'Life at school')),
		['The section “School life” is now called “Life at school”.']
	],
	[
		'a plain title for a section',
		1,
		put('school', plainTitle('Your school day')),
		['The section “School life” is now called “Your school day”.']
	],
	[
		'another plain title',
		1,
		swap('plainTitle', plainTitle('Becoming an adult')),
		['The section “Moving on to adult life” is now called “Becoming an adult”.']
	],
	[
		'the plain title gone',
		1,
		drop('plainTitle'),
		['The section “Moving on to adult life” is now called “Preparing for adulthood”.']
	],
	[
		'the official words under a plain title',
		1,
		swap('grow', heading('grow', 'Adult life', { ref: '2.1' })),
		['The heading of “2.1 Moving on to adult life” has changed.']
	],
	[
		'a smaller heading',
		1,
		swap('school', heading('school', 'School life', { level: 3 })),
		['The heading “School life” is smaller now.']
	],
	[
		'a new section',
		1,
		put('inside', heading('home', 'At home'), say('rest', 'Rest matters.')),
		['There is a new section, “At home”.']
	],
	[
		'a new section with a table of actions',
		3,
		(plan) => ({
			...put('inside', heading('home', 'At home', { ref: '1.5' }), table('resting'))(plan),
			actions: {
				...plan.actions,
				one: { ...plan.actions['late']!, table: 'resting', ref: 'A8' },
				two: { ...plan.actions['late']!, table: 'resting', ref: 'A9' }
			}
		}),
		['There is a new section, “1.5 At home”, with two actions.']
	],
	['a section removed', 1, drop('school', 5), ['The section “School life” was removed, with three actions.']],
	[
		'two sections that change places: the shorter one moved',
		1,
		carry('school', 'moving', 5),
		['The section “2.1 Moving on to adult life” moved. It stands after “1 Waiting times” now.']
	],
	[
		'a section moved to the start',
		1,
		carry('grow', '', 4),
		['The section “2.1 Moving on to adult life” moved. It stands at the start of the plan now.']
	],
	['a heading between', 1, put('long', heading('more', 'Counting')), ['There is a new section, “Counting”.']]
];

export const pairsOfText: readonly Pair[] = [
	[
		'words in a paragraph',
		1,
		write('long', 'Families wait far too long for a first visit.'),
		['One paragraph under 1 has changed.']
	],
	[
		'a paragraph written anew',
		1,
		write('long', 'Nobody should wait.'),
		['One paragraph under 1 has changed.']
	],
	[
		'words in two paragraphs',
		2,
		all(write('long', 'Families wait far too long.'), write('count', 'We count the days.')),
		['Two paragraphs under 1 have changed.']
	],
	[
		'words before the first section',
		1,
		write('intro', 'This plan says what we do together.'),
		['One paragraph at the start of the plan has changed.']
	],
	[
		'a new paragraph',
		1,
		put('count', say('new', 'Nobody is forgotten.')),
		['There is one new paragraph under 1.']
	],
	[
		'two new paragraphs, apart',
		2,
		all(put('wait', say('x', 'First.')), put('count', say('y', 'Last.'))),
		['There are two new paragraphs under 1.']
	],
	[
		'a new paragraph and a new list',
		2,
		put('names', say('x', 'Also:'), list('a pen', 'a phone')),
		['There is one new paragraph and one new list under “School life”.']
	],
	['a paragraph removed', 1, drop('count'), ['One paragraph under 1 was removed.']],
	['an empty line more', 0, put('count', say('x', ' ')), []],
	[
		'a paragraph moved within its section',
		1,
		carry('long', 'bulletList'),
		['One paragraph moved to another place under 1.']
	],
	['a paragraph moved to another section', 1, carry('long', 'soon'), ['One paragraph moved from 1 to 2.1.']],
	[
		'a paragraph moved and changed',
		2,
		all(carry('names', 'long'), write('names', 'Each school names two people for families.')),
		['One paragraph moved from “School life” to 1.', 'One paragraph under 1 has changed.']
	],
	[
		'bold words',
		1,
		style('long', 'Families wait too long for a first visit.', [{ type: 'bold' }]),
		['Some words under 1 look different: bold, slanted or a link.']
	],
	[
		'Enter inside a paragraph',
		1,
		all(write('count', 'We count the weeks'), put('count', say('x', 'and show them each month.'))),
		['One paragraph under 1 was split in two.']
	],
	[
		'two paragraphs joined',
		1,
		all(
			write('long', 'Families wait too long for a first visit. We count the weeks and show them each month.'),
			drop('count')
		),
		['Two paragraphs under 1 became one.']
	],
	[
		'a paragraph made a heading',
		1,
		swap('count', heading('count', 'We count the weeks and show them each month.', { level: 3 })),
		['One paragraph under 1 became a heading.']
	],
	[
		'a paragraph made a list',
		1,
		swap('count', list('We count the weeks and show them each month.')),
		['One paragraph under 1 became a list.']
	],
	[
		'a paragraph put into a box',
		1,
		swap('names', callout('names2', paragraph('Each school names one person for families.'))),
		['One paragraph under “School life” became a box.']
	],
	[
		'a line more in a list',
		1,
		swap(
			'bulletList',
			list(
				'Ring within two weeks.',
				'Write down what families say.',
				'Say thank you.',
				'Share the list with schools.'
			)
		),
		['One list under 1 has changed.']
	],
	[
		'lines of a list in another order',
		1,
		swap(
			'bulletList',
			list('Write down what families say.', 'Ring within two weeks.', 'Share the list with schools.')
		),
		['One list under 1 has changed.']
	],
	[
		'a list with numbers',
		1,
		swap('bulletList', {
			...list('Ring within two weeks.', 'Write down what families say.', 'Share the list with schools.'),
			type: 'orderedList'
		}),
		['One list under 1 has changed.']
	],
	['a list removed', 1, drop('bulletList'), ['One list under 1 was removed.']],
	[
		'words in a box',
		1,
		swap('told', callout('told', paragraph('We want one kind person to talk to.'))),
		['One box under “School life” has changed.']
	],
	[
		'a picture more',
		1,
		put('door', { type: 'image', attrs: { id: 'tree', src: '/pictures/tree.png', alt: 'A tree' } }),
		['There is one new picture under “School life”.']
	],
	[
		'a picture told otherwise',
		1,
		swap('door', { type: 'image', attrs: { id: 'door', src: '/pictures/door.png', alt: 'A blue door' } }),
		['One picture under “School life” has changed.']
	],
	[
		'a hint for writers',
		0,
		swap('soon', {
			...say('soon', 'Plans for adult life start in Year 9.'),
			attrs: { id: 'soon', guide: 'next' }
		}),
		[]
	],
	['a new name of a block', 0, swap('soon', say('otherwise', 'Plans for adult life start in Year 9.')), []]
];
