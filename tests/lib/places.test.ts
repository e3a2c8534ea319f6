import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { mergeRow } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { writePlan } from '#document/write.ts';
import { placeOf } from '#lib/collab/places.ts';
import { planToEdit } from '#tests/e2e/a-plan-to-edit.ts';

const doc = new Y.Doc();
writePlan(doc, planToEdit);
const head = (type: Y.XmlElement | Y.XmlFragment) =>
	JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(type, 0))) as unknown;

test('a caret in the text is in a section, also inside a box', () => {
	const { body } = rootsOf(doc);
	const last = body.get(body.length - 1) as Y.XmlElement;
	expect(placeOf(doc, { cursor: { head: head(last) } })).toEqual({ section: 'area-one', row: null });
	const box = body.get(3) as Y.XmlElement;
	expect(placeOf(doc, { cursor: { head: head(box.get(0) as Y.XmlElement) } })?.section).toBe('area-one');
});

test('a caret in a cell is in its row, or in the row that shows it', () => {
	const cell = { action: 'row-two', column: 'what' };
	expect(placeOf(doc, { cell, cursor: null })).toEqual({ section: 'area-one', row: 'row-two' });
	mergeRow(doc, 'row-two', 'row-one');
	expect(placeOf(doc, { cell })?.row).toBe('row-one');
});

test('whoever reads, and whatever makes no sense, is nowhere', () => {
	expect(placeOf(doc, {})).toBeNull();
	expect(placeOf(doc, { cell: { action: 'nobody' }, cursor: null })).toBeNull();
	expect(placeOf(doc, { cursor: 'here' })).toBeNull();
	expect(placeOf(doc, { cursor: { head: { type: null, tname: 'nothing' } } })).toBeNull();
});
