import { describe, expect, test } from 'vitest';
import { makeAnchor, resolveAnchor, restamped, type Anchor, type Place } from '#domain/anchor.ts';
import { planWords, quoteIn, rangeOf, stretchOf } from '#domain/anchors/plan-words.ts';
import { sectionOf } from '#domain/anchors/section-of.ts';
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { emptyMeta, schemaVersion, type Block, type PlanContent } from '#domain/plan.ts';
import { paragraph, type RichText } from '#domain/rich-text.ts';
import { readAnchor } from '#protocol/anchor-schema.ts';

const line = (id: string, text: string): Block => ({ ...paragraph(text), attrs: { id } });
const heading = (id: string, text: string): Block => ({
	type: 'heading',
	attrs: { id, ref: '', level: 1 },
	content: [{ type: 'text', text }]
});
const row = (what: string, deletedAt: string | null = null): ActionRow => ({
	...{ table: 't1', ref: 'A1', rank: 'a1', deletedAt, due: null, areas: [], responsible: [] },
	...(Object.fromEntries(actionColumnIds.map((column) => [column, []])) as unknown as Record<
		(typeof actionColumnIds)[number],
		RichText
	>),
	what: [paragraph(what)]
});
const plan = (doc: Block[], actions: PlanContent['actions'] = {}): PlanContent => ({
	...{ schema: schemaVersion, areas: {}, doc, actions },
	meta: { ...emptyMeta, title: 'Our plan' }
});

const start = plan(
	[
		heading('h1', 'How families are heard'),
		line('p1', 'Families told us that letters are hard to read.'),
		line('p2', 'We will write every letter again, with parents who read it first.'),
		heading('h2', 'What happens at school'),
		line('p3', 'Schools will tell families who to ask.'),
		{ type: 'actionTable', attrs: { id: 't1', title: 'Actions' } }
	],
	{ r1: row('Ring every family once a term.') }
);

/** An anchor on some words of a plan. */
function on(content: PlanContent, quote: string): Anchor {
	const words = planWords(content);
	const from = words.all.indexOf(quote);
	expect(from, `"${quote}" stands there`).not.toBe(-1);
	const root = words.roots.find((each) => each.start <= from && from < each.end)!;
	const range = rangeOf({ root, from, to: from + quote.length });
	return makeAnchor(words, { kind: 'text', ...range, blockId: null })!;
}

/** What an anchor says now: its state and the words it points to. */
function seen(content: PlanContent, anchor: Anchor): string {
	const { state, place } = resolveAnchor(content, anchor);
	if (place?.kind !== 'text') return place === null ? state : `${state} ${place.kind}`;
	const words = planWords(content);
	return `${state}: ${quoteIn(words, stretchOf(words, place)!)}`;
}

describe('an anchor on words', () => {
	const letters = on(start, 'letters are hard to read');

	test('is where it was made, and knows its block', () => {
		expect(letters).toMatchObject({
			kind: 'text',
			blockId: 'p1',
			prefix32: 'How families are heardFamilies told us that '.slice(-32)
		});
		expect(seen(start, letters)).toBe('anchored: letters are hard to read');
	});

	test('goes along when its block moves, or its words are cut and put elsewhere', () => {
		const moved = plan([...start.doc.slice(2), ...start.doc.slice(0, 2)], start.actions);
		expect(seen(moved, letters)).toBe('anchored: letters are hard to read');
		const elsewhere = plan([
			heading('h1', 'How families are heard'),
			line('p1', 'Families told us that .'),
			line('p9', 'And: letters are hard to read, they say.')
		]);
		expect(seen(elsewhere, letters)).toBe('anchored: letters are hard to read');
	});

	test('may reach over the end of a line, or be torn by one', () => {
		const torn = plan([
			line('p1', 'Families told us that letters are'),
			line('p9', ' hard to read.'),
			...start.doc.slice(2)
		]);
		expect(seen(torn, letters)).toBe('anchored: letters are\n hard to read');
		const over = on(torn, 'are hard');
		expect(over.quoteOriginal).toBe('are\n hard');
		expect(seen(start, over)).toBe('anchored: are hard');
	});

	test('is not put on the same words elsewhere when its own are deleted', () => {
		const families = on(start, 'families who');
		const gone = plan([
			...start.doc.slice(0, 4),
			line('p3', 'Schools will tell to ask.'),
			...start.doc.slice(5)
		]);
		expect(seen(gone, families)).toBe('block-only block');
		const short = on(start, 'amilies');
		const other = plan(start.doc.slice(2), start.actions);
		expect(seen(other, short)).not.toMatch(/^anchored/);
	});

	test('is not put on a copy of its paragraph when its own words were cut and put elsewhere since', () => {
		const text = 'They said it again: letters are hard to read, and nobody rings when one asks for help.';
		const [first, , ...others] = start.doc;
		const [own, copy] = [line('p1', text), line('p9', text)];
		const before = plan([first!, own, ...others], start.actions);
		const anchor = on(before, 'letters are hard to read');
		const hole = line('p1', text.replace('letters are hard to read', ''));
		const pasted = line('p8', 'letters are hard to read');
		// only the copy stands as the words did, and they stand alone at the end: nobody can tell which was meant
		const cut = plan([first!, hole, ...others, copy, pasted], start.actions);
		expect(resolveAnchor(cut, anchor)).toMatchObject({ state: 'edited', sure: false });
		// also when what was left of the paragraph is gone
		const without = plan([first!, ...others, copy, pasted], start.actions);
		expect(resolveAnchor(without, anchor)).toMatchObject({ state: 'edited', sure: false });
		// a guess is not remembered: put back, they are known again, beside the copy too
		const kept = restamped(cut, anchor, resolveAnchor(cut, anchor));
		expect(kept).toEqual({ ...anchor, state: 'edited' });
		const beside = plan([first!, own, ...others, copy], start.actions);
		expect(resolveAnchor(beside, kept)).toMatchObject({ state: 'anchored', place: { blockId: 'p1' } });
	});

	test('is not put on the beginning of another word', () => {
		const before = plan([line('p1', 'This is what parent carers told us a year ago.'), line('p2', 'Yes.')]);
		const anchor = on(before, 'us a');
		const other = plan([line('p2', 'Yes.'), line('p9', 'This is what parent carers told us again.')]);
		expect(resolveAnchor(other, anchor)).toMatchObject({ sure: false });
		// where a line ends, a word does
		const torn = plan([
			line('p1', 'This is what parent carers told us a'),
			line('p9', 'year ago.'),
			line('p2', 'Yes.')
		]);
		expect(resolveAnchor(torn, anchor)).toMatchObject({ state: 'anchored', sure: true });
	});

	test('is nowhere for certain while it stands in a row that was removed', () => {
		const asked = row('It will be soon, when families rang the team.');
		const before = plan([line('p1', 'Nobody asked.')], { r2: asked });
		const anchor = on(before, 'families rang');
		const gone = plan([line('p1', 'Nobody asked. We hope it is soon, when families rang.')], {
			r2: { ...asked, deletedAt: '2026-01-01T00:00:00Z' }
		});
		const there = {
			...{ actionId: 'r2', column: 'what' as const },
			...{ from: { line: 0, offset: 22 }, to: { line: 0, offset: 35 } }
		};
		expect(resolveAnchor(gone, anchor, there)).toMatchObject({ state: 'edited', sure: false });
		expect(resolveAnchor(before, anchor, there)).toMatchObject({ state: 'anchored', sure: true });
		// cut out of the row before it was removed, they may be elsewhere
		const cut = { ...there, to: there.from };
		expect(resolveAnchor(gone, anchor, cut)).toMatchObject({ state: 'anchored', sure: true });
	});

	test('is detached when its paragraph is gone, and comes back with it', () => {
		const gone = plan(
			start.doc.filter((block) => block !== start.doc[1]),
			start.actions
		);
		const [away] = [restamped(gone, letters, resolveAnchor(gone, letters))];
		expect(away).toEqual({ ...letters, state: 'detached' });
		expect(seen(start, away)).toBe('anchored: letters are hard to read');
	});

	test('finds what was written instead, between the words that stayed', () => {
		const better = plan([
			start.doc[0]!,
			line('p1', 'Families told us that plain words in our post are easy.'),
			...start.doc.slice(2)
		]);
		expect(seen(better, letters)).toBe('edited: plain words in our post are easy');
		const other = plan([
			start.doc[0]!,
			line('p1', 'Families told us that long forms are a burden.'),
			...start.doc.slice(2)
		]);
		const words = on(start, 'letters are hard to read.');
		expect(seen(other, words)).toBe('edited: long forms are a burden.');
	});

	test('believes the shared document when the words are the same', () => {
		const twice = plan([line('a', 'Yes. Yes. Yes.')]);
		const anchor = on(twice, 'Yes.');
		const third = {
			actionId: null,
			column: null,
			from: { line: 0, offset: 10 },
			to: { line: 0, offset: 14 }
		};
		expect(resolveAnchor(twice, anchor, third)).toMatchObject({
			state: 'anchored',
			place: { from: { offset: 10 } }
		});
	});

	test('is not made of nothing', () => {
		const place = (from: number, to: number): Place => ({
			...{ kind: 'text', actionId: null, column: null, at: 0, blockId: null },
			...{ from: { line: 0, offset: from }, to: { line: 0, offset: to } }
		});
		expect(makeAnchor(start, place(3, 3))).toBeNull();
		expect(makeAnchor(start, place(3, 4))).toBeNull();
		expect(makeAnchor(start, place(9, 3))).toBeNull();
		expect(makeAnchor(start, place(0, 4_000_000))).toBeNull();
	});
});

describe('an anchor on a part', () => {
	test('of a section, a row, a cell and the whole plan', () => {
		const section = makeAnchor(start, { kind: 'block', at: 3, blockId: 'h2' })!;
		const action = makeAnchor(start, { kind: 'action', actionId: 'r1' })!;
		const cell = makeAnchor(start, { kind: 'cell', actionId: 'r1', column: 'what' })!;
		const whole = makeAnchor(start, { kind: 'document' })!;
		expect([section, action, cell, whole].map((each) => seen(start, each))).toEqual([
			'anchored block',
			'anchored action',
			'anchored cell',
			'anchored document'
		]);
		const gone = plan(start.doc.slice(0, 3), {
			r1: row('Ring every family once a term.', '2026-01-01T00:00:00Z')
		});
		expect([section, action, cell, whole].map((each) => seen(gone, each))).toEqual([
			'detached',
			'detached',
			'detached',
			'anchored document'
		]);
		const changed = plan([...start.doc.slice(0, 3), heading('h2', 'At school')], { r1: row('Ring them.') });
		expect([section, action, cell].map((each) => seen(changed, each))).toEqual([
			'edited block',
			'edited action',
			'edited cell'
		]);
	});

	test('stands in a section', () => {
		expect(sectionOf(start, { kind: 'action', actionId: 'r1' })).toBe('h2');
		expect(sectionOf(start, resolveAnchor(start, on(start, 'write every letter')).place!)).toBe('h1');
		expect(sectionOf(start, { kind: 'document' })).toBeNull();
	});
});

describe('an anchor from outside', () => {
	test('is read when it is one, and nothing else', () => {
		const anchor = on(start, 'Ring every family');
		expect(readAnchor(JSON.parse(JSON.stringify(anchor)))).toEqual(anchor);
		for (const wrong of [
			null,
			'text',
			{ ...anchor, kind: 'other' },
			{ ...anchor, more: 1 },
			{ ...anchor, quoteOriginal: 'x'.repeat(9_000) },
			{ ...anchor, quoteOriginal: ' ' },
			{ ...anchor, prefix32: 'half \ud83d' },
			{ ...anchor, actionId: '<script>' },
			{ ...anchor, column: null },
			{ ...anchor, relStart: 'a'.repeat(300) },
			{ ...anchor, twins: -1 },
			{ ...anchor, kind: 'cell', actionId: null, column: null }
		])
			expect(readAnchor(wrong)).toBeNull();
	});

	test('with a picture character at the edge of its context is still well formed', () => {
		const faces = plan([line('a', `${'🙂'.repeat(20)}xwordsx${'🙂'.repeat(20)}`)]);
		expect(readAnchor(on(faces, 'words'))).not.toBeNull();
	});
});
