import { expect, test } from 'vitest';
import { blankColumns, rowsOfTable, type ActionRow } from '#domain/action-row.ts';
import { saysMoreThan } from '#domain/linked-words.ts';
import { paragraph } from '#domain/rich-text.ts';
import {
	choiceFrom,
	everyRow,
	fits,
	inOrder,
	isFilter,
	type RowChoice
} from '#features/action-table/row-choice.ts';

const row = (more: Partial<ActionRow>): ActionRow => ({
	table: 't',
	ref: '',
	rank: 'a0',
	deletedAt: null,
	due: null,
	areas: [],
	responsible: [],
	what: [paragraph('Ring')],
	who: [paragraph('Parent carer forum')],
	accountable: [paragraph('Head of Therapies')],
	impact: [paragraph('Calls')],
	timescale: [paragraph('Spring')],
	m3: [paragraph('A call')],
	m6: [paragraph('Help')],
	m12: [],
	linked: [],
	...more
});
const rows = [
	{ id: 'one', row: row({ ref: 'A10', rank: 'a0', areas: ['x'], due: '2027-05-01' }) },
	{ id: 'two', row: row({ ref: 'A2', rank: 'a1', m12: [paragraph('Years')], areas: ['x', 'y'] }) },
	{ id: 'three', row: row({ ref: '', rank: 'a2', due: '2026-12-31' }) }
];
const found = (choice: Partial<RowChoice>): string[] =>
	rows.filter(({ row: each }) => fits(each, { ...everyRow, ...choice })).map(({ id }) => id);
const ordered = (order: RowChoice['order']): string[] => inOrder(rows, order).map(({ id }) => id);

test('[R5] rows are found by the area they are linked to, by who, by date, and by what is missing', () => {
	expect(found({})).toEqual(['one', 'two', 'three']);
	expect(found({ area: 'y' })).toEqual(['two']);
	expect(found({ who: ' THERAPIES ' })).toHaveLength(3);
	expect(found({ who: 'nobody' })).toEqual([]);
	expect(found({ dueBy: '2027-01-01' })).toEqual(['three']);
	expect(found({ area: 'x', gaps: true })).toEqual(['one']);
});

test('[R6] a blank is what nobody has agreed; areas linked by words or by links are no blank', () => {
	expect(rows.map(({ row: each }) => blankColumns(each))).toEqual([['m12'], [], ['m12', 'linked']]);
	expect(blankColumns(row({ m12: [paragraph('  ')], linked: [paragraph('1')] }))).toEqual(['m12']);
});

test('rows are sorted by number as people count, by date with the dateless last, or left as printed', () => {
	expect(ordered('printed')).toEqual(['one', 'two', 'three']);
	expect(ordered('ref')).toEqual(['two', 'one', 'three']);
	expect(ordered('due')).toEqual(['three', 'one', 'two']);
});

test('a row that is being changed keeps the place it had', () => {
	const before = new Map([['one', row({ ref: 'A1' })]]);
	const kept = inOrder(rows, 'ref', ({ id, row: each }) => before.get(id) ?? each);
	expect(kept.map(({ id }) => id)).toEqual(['one', 'two', 'three']);
});

test('what a device remembers is taken up only where it makes sense', () => {
	const choice: RowChoice = { area: 'x', who: 'Ada', dueBy: '2027-01-01', gaps: true, order: 'due' };
	expect(choiceFrom(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
	for (const odd of [null, 7, 'x', [], { order: 'up', gaps: 'yes', dueBy: 'soon', area: 1 }])
		expect(choiceFrom(odd)).toEqual(everyRow);
	expect([isFilter(everyRow), isFilter({ ...everyRow, order: 'due' }), isFilter(choice)]).toEqual([
		false,
		false,
		true
	]);
});

test('printed words are repeated beside links only where they say more', () => {
	expect(saysMoreThan([paragraph('1.1 1.2, 2.2')], ['1.1', '1.2', '2.2'])).toBe(false);
	expect(saysMoreThan([paragraph('1.1 and schools')], ['1.1'])).toBe(true);
	expect(saysMoreThan([], ['1.1'])).toBe(false);
});

test('rows put together are one row with one date for each that was set', () => {
	const actions = {
		one: row({ rank: 'a1', due: '2027-05-01' }),
		two: row({ rank: 'a0', due: '2026-01-01', mergedInto: 'one', table: 'other' })
	};
	const [whole] = rowsOfTable(actions, 't');
	expect(whole?.parts.map(({ id }) => id)).toEqual(['one', 'two']);
	expect(rowsOfTable(actions, 'other')).toEqual([]);
});
