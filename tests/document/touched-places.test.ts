import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRow, cell, mergeRow } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { placesTouched, sectionOfRow, type TouchedPlace } from '#document/touched-places.ts';
import { writePlan } from '#document/write.ts';
import { emptyMeta, schemaVersion, type Block } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';

const heading = (id: string): Block => ({
	type: 'heading',
	attrs: { id, ref: '', level: 1 },
	content: [{ type: 'text', text: id }]
});

/** A plan here, and the same plan with somebody else (client 7), whose changes come over at once. */
function two(): { here: Y.Doc; there: Y.Doc; heard: () => TouchedPlace[] } {
	const here = new Y.Doc();
	const doc = [
		paragraph('Before all.'),
		heading('one'),
		paragraph('First.'),
		{ type: 'actionTable' as const, attrs: { id: 'table', title: '' } },
		heading('two'),
		paragraph('Second.')
	];
	writePlan(here, { schema: schemaVersion, meta: emptyMeta, areas: {}, doc, actions: {} });
	const there = new Y.Doc();
	there.clientID = 7;
	Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
	let last: TouchedPlace[] = [];
	here.on('afterTransaction', (transaction: Y.Transaction) => (last = placesTouched(here, transaction)));
	there.on('update', (bytes: Uint8Array) => Y.applyUpdate(here, bytes, 'network'));
	return { here, there, heard: () => last };
}

const block = (doc: Y.Doc, at: number) => rootsOf(doc).body.get(at) as Y.XmlElement;
const textAt = (doc: Y.Doc, at: number) => block(doc, at).get(0) as Y.XmlText;

test('words are in the section of the heading above them, and their writer is known', () => {
	const { there, heard } = two();
	textAt(there, 2).insert(0, 'More. ');
	expect(heard()).toEqual([{ section: 'one', row: null, writers: [7] }]);
	textAt(there, 0).insert(0, 'More. ');
	expect(heard()).toEqual([{ section: null, row: null, writers: [7] }]);
	textAt(there, 4).insert(0, 'The new ');
	expect(heard()).toEqual([{ section: 'two', row: null, writers: [7] }]);
});

test('who only takes away leaves no name', () => {
	const { there, heard } = two();
	textAt(there, 5).delete(0, 3);
	expect(heard()).toEqual([{ section: 'two', row: null, writers: [] }]);
	rootsOf(there).body.delete(5, 1);
	expect(heard()).toEqual([{ section: 'two', row: null, writers: [] }]);
});

test('a cell is in its row and in the section of its table; other rows are other places', () => {
	const { there, heard } = two();
	const [first, second] = [addRow(there, { table: 'table' }), addRow(there, { table: 'table' })];
	expect(heard().every(({ row }) => row === second)).toBe(true);
	there.transact(() => {
		cell(there, first, 'what').insert(0, [new Y.XmlElement('paragraph')]);
		cell(there, second, 'who').insert(0, [new Y.XmlElement('paragraph')]);
		textAt(there, 5).insert(0, 'And here.');
	});
	expect(heard()).toHaveLength(3);
	expect(heard()).toContainEqual({ section: 'one', row: first, writers: [7] });
	expect(heard()).toContainEqual({ section: 'two', row: null, writers: [7] });
	expect(sectionOfRow(there, second)).toBe('one');
	mergeRow(there, second, first);
	cell(there, second, 'm3').insert(0, [new Y.XmlElement('paragraph')]);
	expect(heard()).toEqual([{ section: 'one', row: first, writers: [7] }]);
});

test('many changes in one place are one place, and the titles of the plan are none', () => {
	const { there, heard } = two();
	there.transact(() => {
		for (let n = 0; n < 50; n++) textAt(there, 2).insert(0, `${n} `);
		rootsOf(there).meta.set('title', 'Another');
	});
	expect(heard()).toEqual([{ section: 'one', row: null, writers: [7] }]);
});
