import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	addRow,
	cell,
	linkArea,
	moveRow,
	removeRow,
	restoreRow,
	row,
	setDue,
	tableRows
} from '#document/action-rows.ts';
import { ownEdit } from '#document/origins.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { isRank } from '#document/schema.ts';
import { removedRows } from '#document/tables.ts';

const order = (doc: Y.Doc, table = 't'): string[] => tableRows(doc, table).map(({ id }) => id);
const exchange = (one: Y.Doc, other: Y.Doc): void => {
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
};
const write = (doc: Y.Doc, id: string, words: string): void => {
	const block = new Y.XmlElement('paragraph');
	block.insert(0, [new Y.XmlText(words)]);
	cell(doc, id, 'what').insert(0, [block]);
};

test('rows stand where they are added: last, first, or behind another', () => {
	const doc = new Y.Doc();
	const a = addRow(doc, { table: 't' });
	const b = addRow(doc, { table: 't' });
	const c = addRow(doc, { table: 't', after: null });
	const d = addRow(doc, { table: 't', after: a });
	expect(order(doc)).toEqual([c, a, d, b]);
});

test('a row moved while somebody types in it keeps the words, and both see the same order', () => {
	const one = new Y.Doc();
	const ids = [
		addRow(one, { table: 't' }),
		addRow(one, { table: 't' }),
		addRow(one, { table: 't' })
	] as const;
	const other = new Y.Doc();
	exchange(one, other);
	moveRow(one, ids[0], { after: ids[2] });
	write(other, ids[0], 'Meet every month');
	exchange(one, other);
	expect(order(one)).toEqual([ids[1], ids[2], ids[0]]);
	expect(order(other)).toEqual(order(one));
	expect(readPlan(one).actions[ids[0]]?.what).toEqual([
		{ type: 'paragraph', content: [{ type: 'text', text: 'Meet every month' }] }
	]);
});

test('between two rows of equal rank there is still room', () => {
	const one = new Y.Doc();
	const first = addRow(one, { table: 't' });
	const other = new Y.Doc();
	exchange(one, other);
	const added = [addRow(one, { table: 't' }), addRow(other, { table: 't' })];
	exchange(one, other);
	expect(new Set(added.map((id) => row(one, id).get('rank'))).size).toBe(1);
	const [lower, upper] = order(one).slice(1) as [string, string];
	const between = addRow(one, { table: 't', after: lower });
	expect(order(one)).toEqual([first, lower, between, upper]);
});

test('a place used without end never makes a rank that is refused', () => {
	const doc = new Y.Doc();
	const first = addRow(doc, { table: 't' });
	addRow(doc, { table: 't' });
	for (let round = 0; round < 60; round++) {
		row(doc, addRow(doc, { table: 't', after: first })).set('deletedAt', '2026-03-05T14:02:00Z');
	}
	row(doc, first).set('rank', `a0${'z'.repeat(253)}`);
	row(doc, order(doc)[1] ?? '').set('rank', `a0${'z'.repeat(254)}`);
	const before = order(doc);
	const between = addRow(doc, { table: 't', after: first });
	expect(order(doc)).toEqual([before[0], between, ...before.slice(1)]);
	expect(tableRows(doc, 't').every(({ row }) => isRank(row.rank))).toBe(true);
});

test('undoing an added row takes it away without destroying what somebody else typed into it', () => {
	const one = new Y.Doc();
	const other = new Y.Doc();
	const undo = new Y.UndoManager([rootsOf(one).body, rootsOf(one).actions], {
		trackedOrigins: new Set([ownEdit])
	});
	const id = addRow(one, { table: 't', at: new Date('2026-03-05T14:02:00Z') });
	exchange(one, other);
	write(other, id, 'Hers');
	exchange(one, other);
	undo.undo();
	expect(readPlan(one).actions[id]).toMatchObject({ deletedAt: '2026-03-05T14:02:00.000Z' });
	expect(cell(one, id, 'what').toString()).toBe('<paragraph>Hers</paragraph>');
	undo.redo();
	exchange(one, other);
	expect(order(other)).toEqual([id]);
});

test('removed rows are listed, also those whose table is gone, and come back', () => {
	const doc = new Y.Doc();
	const table = new Y.XmlElement('actionTable');
	table.setAttribute('id', 't');
	rootsOf(doc).body.insert(0, [table]);
	const [kept, removed, lost] = [
		addRow(doc, { table: 't' }),
		addRow(doc, { table: 't' }),
		addRow(doc, { table: 'x' })
	];
	removeRow(doc, removed, new Date('2026-03-05T14:02:00Z'));
	expect(removedRows(readPlan(doc)).map(({ id, why }) => [id, why])).toEqual([
		[removed, 'removed'],
		[lost, 'table-gone']
	]);
	restoreRow(doc, removed);
	restoreRow(doc, lost, 't');
	expect(order(doc).sort()).toEqual([kept, removed, lost].sort());
});

test('a date and a linked area stand beside the words', () => {
	const doc = new Y.Doc();
	const id = addRow(doc, { table: 't', content: { ref: 'A1', timescale: [{ type: 'paragraph' }] } });
	setDue(doc, id, '2026-07-01');
	linkArea(doc, id, 'area2');
	linkArea(doc, id, 'area1');
	expect(readPlan(doc).actions[id]).toMatchObject({
		ref: 'A1',
		due: '2026-07-01',
		areas: ['area1', 'area2']
	});
});

test('however rows are added and moved, each stands exactly where it was put', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 30 }), (steps) => {
			const doc = new Y.Doc();
			let expected: string[] = [addRow(doc, { table: 't' }), addRow(doc, { table: 't' })];
			for (const [one, two, add] of steps) {
				const target = expected[two % expected.length] as string;
				const moved = add ? '' : (expected[one % expected.length] as string);
				if (moved === target) continue;
				const id = add ? addRow(doc, { table: 't', after: target }) : moved;
				const before = !add && one % 2 === 0;
				if (!add) moveRow(doc, id, before ? { before: target } : { after: target });
				expected = expected.filter((other) => other !== id);
				expected.splice(expected.indexOf(target) + (before ? 0 : 1), 0, id);
			}
			expect(order(doc)).toEqual(expected);
		}),
		{ numRuns: 60 }
	);
});
