import { describe, expect, test } from 'vitest';
import type { Inside } from '#domain/hunks.ts';
import { threeWay } from '#domain/proposals/three-way.ts';
import { paragraph, type ListItem, type RichText, type TextNode } from '#domain/rich-text.ts';

const said = (text: string): readonly TextNode[] => paragraph(text).content ?? [];
const bold = (text: string): TextNode => ({ type: 'text', text, marks: [{ type: 'bold' }] });
const item = (text: string): ListItem => ({ type: 'listItem', content: [paragraph(text)] });
const list = (...items: string[]): RichText => [{ type: 'bulletList', content: items.map(item) }];
const merged = (base: Inside, now: Inside, next: Inside) => threeWay(base, now, next, 'conflict');

describe('words', () => {
	test('of both stand where both wrote in words of their own', () => {
		expect(
			merged(
				said('We will ring once a year.'),
				said('We will ring twice a year.'),
				said('We all will ring once a year.')
			)
		).toEqual(said('We all will ring twice a year.'));
	});

	test('that both changed, or put at one place, are for people to look at', () => {
		expect(merged(said('We ring in May.'), said('We ring in June.'), said('We ring in July.'))).toBeNull();
		expect(
			merged(said('We ring in May.'), said('We ring in late May.'), said('We ring in early May.'))
		).toBeNull();
		expect(
			threeWay(said('We ring.'), said('We ring. Soon.'), said('We ring. Often.'), 'beside')
		).not.toBeNull();
	});

	test('that both changed alike are changed once', () => {
		expect(merged(said('One two three four.'), said('One 2 three four.'), said('One 2 three 4.'))).toEqual(
			said('One 2 three 4.')
		);
	});

	test('keep how they look, and made bold they are changed', () => {
		const base = said('We ring each family.');
		const now: Inside = [...said('We ring each '), bold('family.')];
		expect(merged(base, now, said('We call each family.'))).toEqual([
			...said('We call each '),
			bold('family.')
		]);
		expect(merged(base, now, said('We ring each parent.'))).toBeNull();
	});

	test('are read alike whatever the order of their keys', () => {
		const turned: Inside = [{ marks: [{ type: 'bold' }], text: 'One', type: 'text' }];
		expect(merged([bold('One')], turned, [bold('Two')])).toEqual([bold('Two')]);
	});

	test('a gap that stays is not worth a word that goes and comes again', () => {
		expect(merged(said('a b c d e f'), said('a b c d e F'), said('a x b c e f'))).toEqual(
			said('a x b c e F')
		);
	});
});

describe('lists and paragraphs', () => {
	test('one adds an item, another writes in the next one', () => {
		expect(
			merged(
				list('We ring.', 'We write letters.'),
				list('We ring.', 'We write long letters.'),
				list('We ring.', 'We visit.', 'We write letters.')
			)
		).toEqual(list('We ring.', 'We visit.', 'We write long letters.'));
	});

	test('two add an item at one place: both stand', () => {
		expect(merged(list('One.'), list('One.', 'Two.'), list('One.', 'Three.'))).toEqual(
			list('One.', 'Two.', 'Three.')
		);
	});

	test('one takes away what another writes in', () => {
		expect(merged(list('One apple.', 'Two.'), list('One red apple.', 'Two.'), list('Two.'))).toBeNull();
		expect(merged(list('One apple.', 'Two.'), list('Two.'), list('One red apple.', 'Two.'))).toBeNull();
	});

	test('both take the same away', () => {
		expect(merged(list('One.', 'Two.', 'Three.'), list('Two.', 'Three.'), list('Two.', '3.'))).toEqual(
			list('Two.', '3.')
		);
	});

	test('both began in an empty box', () => {
		expect(merged([], [paragraph('Mine.')], [paragraph('Yours, quite another one.')])).toEqual([
			paragraph('Mine.'),
			paragraph('Yours, quite another one.')
		]);
		expect(merged([paragraph('')], [paragraph('Mine.')], [paragraph('Yours.')])).toBeNull();
	});
});
