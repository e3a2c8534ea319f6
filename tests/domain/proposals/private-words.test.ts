import { expect, test } from 'vitest';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { privateInSuggestion } from '#domain/proposals/private-words.ts';

const words = (text: string) => [{ type: 'text', text }] as const;
const kinds = (parts: readonly Part[], why = '') =>
	privateInSuggestion({ why, parts }).map(({ kind }) => kind);

test('what is brought in is looked at, wherever it stands, and what is said about it', () => {
	const text: Part = [
		{ op: 'text', blockId: 'one', base: words('Ring us.'), next: words('Ring us on 07700 900123.') }
	];
	const cell: Part = [
		{
			op: 'text',
			actionId: 'row',
			column: 'what',
			base: [],
			next: [
				{
					type: 'paragraph',
					content: [
						{ type: 'text', text: 'Kiran goes to ' },
						{ type: 'text', text: 'Rowan Vale', marks: [{ type: 'bold' }] },
						{ type: 'text', text: ' Primary.' }
					]
				}
			]
		}
	];
	const title: Part = [{ op: 'attrs', base: { title: 'A plan' }, next: { title: 'A plan for LA1 4YW' } }];
	expect(kinds([text, cell, title])).toEqual(['phone', 'name-with-school', 'postcode']);
	expect(kinds([], 'My son was born on 3 May 2014.')).toEqual(['date-of-birth']);
});

test('what the plan says already is nothing they tell, and ids and dates of actions are no words', () => {
	const kept: Part = [
		{
			op: 'text',
			blockId: 'one',
			base: words('Ring us on 07700 900123.'),
			next: words('Ring us on 07700 900123, please.')
		}
	];
	const dates: Part = [
		{ op: 'action.set', actionId: '9434765919', column: 'due', base: null, next: '2026-03-05' },
		{
			op: 'insert-after',
			blockId: '',
			base: null,
			next: [{ type: 'paragraph', attrs: { id: '9434765919' }, content: words('New.') }]
		}
	];
	expect(kinds([kept, dates])).toEqual([]);
});
