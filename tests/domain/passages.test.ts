import { expect, test } from 'vitest';
import { makeAnchor } from '#domain/anchor.ts';
import { passagesOf } from '#domain/rounds/passages.ts';
import { planToEdit } from '#tests/e2e/a-plan-to-edit.ts';
import { paragraph } from '#domain/rich-text.ts';
import type { PlanContent } from '#domain/plan.ts';

const content: PlanContent = {
	...planToEdit,
	doc: [
		...planToEdit.doc.slice(0, 3),
		{
			type: 'bulletList',
			content: [
				{ type: 'listItem', content: [paragraph('We ring. Then we write!  Families wait too long.')] }
			]
		},
		{ type: 'heading', attrs: { id: 'next', ref: '', level: 2 }, content: [{ type: 'text', text: 'Next' }] },
		{ ...paragraph('Who rings? Nobody knows yet.'), attrs: { id: 'last' } }
	]
};

test('the sentences of a section are its own, in their order, each once', () => {
	const said = (name: string) => passagesOf(content, name).map(({ words }) => words);
	expect(said('section:area-one')).toEqual([
		'You get help sooner',
		'Families wait too long.',
		'We ring.',
		'Then we write!'
	]);
	expect(said('section:next')).toEqual(['Who rings?', 'Nobody knows yet.']);
	expect(said('row:row-one')).toEqual([
		'Ring every family.',
		'Parent carer forum',
		'Head of Therapies',
		'By spring',
		'I have had a call.'
	]);
	for (const nothing of ['plan', 'section:gone', 'section:', 'row:gone', ''])
		expect(said(nothing)).toEqual([]);
});

test('each can be hung on: the words stand there', () => {
	for (const { words, place } of [
		...passagesOf(content, 'section:area-one'),
		...passagesOf(content, 'row:row-two')
	])
		expect(makeAnchor(content, place)).toMatchObject({
			kind: 'text',
			quoteOriginal: words,
			state: 'anchored'
		});
});
