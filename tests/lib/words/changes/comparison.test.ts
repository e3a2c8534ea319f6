// What the page shows of a comparison: every word safe, every change said in words too, and nothing that stands still.
import { describe, expect, test } from 'vitest';
import { comparisonOf } from '#lib/plan-html/comparison.ts';
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import {
	all,
	aPlan,
	callout,
	cell,
	drop,
	list,
	put,
	removed,
	row,
	say,
	swap,
	write,
	type Change
} from './a-plan.ts';

const compared = (...changes: Change[]) => comparisonOf(aPlan(), all(...changes)(aPlan()));
const htmlOf = (...changes: Change[]): string =>
	compared(...changes)
		.sections.flatMap((section) => section.changes)
		.map(({ html }) => html)
		.join('');
/** As it is heard. */
const heard = (html: string): string =>
	html
		.replaceAll(/<\/(p|li|div)>/g, ' ')
		.replaceAll(/<[^>]+>/g, '')
		.replaceAll(/\s+/g, ' ')
		.trim();

describe('the words of a change', () => {
	test('are marked as new and gone, in signs and in words', () => {
		const html = htmlOf(write('long', 'Families wait far too long for a first talk.'));
		expect(html).toMatch(/<ins>.*far .*<\/ins>/);
		expect(html).toMatch(/<del>.*visit.*<\/del>/);
		expect(heard(html)).toContain('removed: visit end of change.');
		expect(heard(html)).toContain('added: talk end of change.');
	});

	test('are the plan’s own, and nothing in them runs', () => {
		const html = htmlOf(write('long', '<img src=x onerror=alert(1)> & "so"'));
		expect(html).not.toContain('<img');
		expect(html).toContain('&lt;img');
	});

	test('of an action stand under the names of its columns, old over new', () => {
		const html = htmlOf(row('quiet', { due: '2026-06-30' }), cell('quiet', 'who', 'Everybody'));
		expect(heard(html)).toMatch(/Due date removed: 1 March 2026 end of change\. added: 30 June 2026/);
		expect(heard(html)).toContain('Who will be involved? added: Everybody');
		expect(html.indexOf('<del>')).toBeLessThan(html.indexOf('<ins>'));
		// and beside its number, what it says
		expect(html).toContain('<p class="about">Make a quiet corner.</p>');
	});

	test('of a removed action are all there, struck through', () => {
		expect(heard(htmlOf(row('name', { deletedAt: removed })))).toContain(
			'removed: Put the name on the door. end of change.'
		);
	});

	test('of lists and boxes keep their form, with what stayed around them', () => {
		const html = htmlOf(swap('bulletList', list('Ring within two weeks.', 'Write down what families say.')));
		expect(html).toContain('<li><p>Ring within two weeks.</p></li>');
		expect(html).toMatch(/<li><p><del>.*Share the list with schools\..*<\/del><\/p><\/li>/);
		expect(htmlOf(swap('told', callout('told', say('x', 'We want one kind person.'))))).toContain(
			'<blockquote>'
		);
	});
});

describe('a comparison', () => {
	test('goes section by section, each change with its own number', () => {
		const { sections, changes } = compared(
			write('soon', 'Plans start in Year 8.'),
			write('intro', 'This plan is ours.'),
			drop('count')
		);
		expect(sections.map(({ title }) => title)).toEqual([
			'',
			'1 Waiting times',
			'2.1 Moving on to adult life'
		]);
		expect(sections.flatMap((section) => section.changes.map(({ n }) => n))).toEqual([1, 2, 3]);
		expect(changes).toBe(3);
	});

	test('of two states that say the same is empty', () => {
		expect(compared()).toMatchObject({ sections: [], changes: 0, hardlyAlike: false });
	});

	test('of a version of an older release takes what it lacks as empty', () => {
		const { tour } = aPlan().actions;
		const { impact: _, responsible: __, ...older } = tour!;
		const old = { schema: 1, meta: { title: 'Better days' }, doc: aPlan().doc, actions: { tour: older } };
		const now = { ...aPlan(), schema: schemaVersion, actions: { tour: tour! } };
		const { sections } = comparisonOf(old as unknown as Partial<PlanContent>, now);
		expect(sections.flatMap((section) => section.changes).map(({ sentence }) => sentence)).toContain(
			'“How we will measure it” of A7 was filled in.'
		);
	});

	test('of two wholly different plans says that they are', () => {
		const other = {
			...aPlan(),
			doc: ['a', 'b', 'c', 'd', 'e'].map((id) => say(`x${id}`, `Nothing like it, ${id}`)),
			actions: {}
		};
		expect(comparisonOf(aPlan(), other).hardlyAlike).toBe(true);
		expect(compared(put('long', say('x', 'One more.'))).hardlyAlike).toBe(false);
	});
});
