import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { rowsOfTable, shownIn, type RowPlace } from '#domain/action-row.ts';
import { paragraph, plainText, type RichText } from '#domain/rich-text.ts';
import {
	addRow,
	duplicateRow,
	linkArea,
	mergeRow,
	moveRow,
	orderOf,
	removeRow,
	restoreRow,
	setDue,
	takeApart,
	unlinkArea
} from '#document/action-rows.ts';
import { addTable, removeTable, renameTable, tableIds } from '#document/action-tables.ts';
import { makeArea, renumberArea } from '#document/areas.ts';
import { ownEdit } from '#document/origins.ts';
import { lateWords, rowMovedTo } from '#document/moved-words.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { bringLateWords, piecesOf, splitRow } from '#document/split-row.ts';
import { removedRows } from '#document/tables.ts';
import { faultIn } from '#document/validate.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';

const at = new Date('2026-03-05T14:02:00Z');
const bullets = (...items: string[]): RichText => [
	{ type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })) }
];
const exchange = (one: Y.Doc, other: Y.Doc): void => {
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
};
const undoOf = (doc: Y.Doc): Y.UndoManager =>
	new Y.UndoManager([rootsOf(doc).body, rootsOf(doc).actions], { trackedOrigins: new Set([ownEdit]) });
/** Types at the end of the nth piece of a row, wherever it stands. */
const typeIn = (doc: Y.Doc, id: string, piece: number, words: string): void => {
	const texts: Y.XmlText[] = [];
	const visit = (node: unknown): void => {
		if (node instanceof Y.XmlText) texts.push(node);
		else if (node instanceof Y.XmlElement) node.toArray().forEach(visit);
	};
	visit(piecesOf(doc, id)[piece]?.element);
	texts[0]?.insert(texts[0].length, words);
};
const says = (doc: Y.Doc, table = 't'): string[] =>
	rowsOfTable(readPlan(doc).actions, table).map(({ row }) => plainText(row.what).replaceAll('\n', ' | '));

function two(): { one: Y.Doc; other: Y.Doc; a: string; b: string } {
	const [one, other] = [new Y.Doc(), new Y.Doc()];
	addTable(one, 'First');
	(rootsOf(one).body.get(0) as Y.XmlElement).setAttribute('id', 't');
	const a = addRow(one, { table: 't', content: { ref: 'A1', what: bullets('ring', 'write', 'meet') } });
	const b = addRow(one, { table: 't', content: { ref: 'A2', what: [paragraph('ask')], due: '2026-07-01' } });
	exchange(one, other);
	return { one, other, a, b };
}

test('two rows put together are one, with the words of both, and come apart again as they were', () => {
	const { one, a, b } = two();
	linkArea(one, a, 'area-1');
	linkArea(one, b, 'area-2');
	setDue(one, a, '2026-05-01');
	mergeRow(one, b, a);
	const [whole, ...rest] = rowsOfTable(readPlan(one).actions, 't');
	expect(rest).toEqual([]);
	expect(whole?.parts.map(({ id }) => id)).toEqual([a, b]);
	expect(says(one)).toEqual(['ring | write | meet | ask']);
	expect(whole?.row).toMatchObject({ ref: 'A1', areas: ['area-1', 'area-2'], due: '2026-05-01' });
	unlinkArea(one, a, 'area-2');
	expect(rowsOfTable(readPlan(one).actions, 't')[0]?.row.areas).toEqual(['area-1']);
	takeApart(one, b);
	expect(says(one)).toEqual(['ring | write | meet', 'ask']);
	expect(faultIn(one)).toBeNull();
});

test('who types in a row while it is put together with another loses nothing, and neither does undo', () => {
	const { one, other, a, b } = two();
	const undo = undoOf(one);
	mergeRow(one, b, a);
	typeIn(other, b, 0, ' twice');
	exchange(one, other);
	expect(says(other)).toEqual(['ring | write | meet | ask twice']);
	typeIn(other, b, 0, ', slowly');
	exchange(one, other);
	undo.undo();
	exchange(one, other);
	expect(says(other)).toEqual(['ring | write | meet', 'ask twice, slowly']);
});

test('rows put together crosswise at the same time are one row for everybody', () => {
	const { one, other, a, b } = two();
	mergeRow(one, a, b);
	mergeRow(other, b, a);
	exchange(one, other);
	expect(orderOf(one, 't')).toHaveLength(1);
	expect(orderOf(other, 't')).toEqual(orderOf(one, 't'));
	expect(says(one)[0]).toContain('ask');
	expect(says(one)[0]).toContain('ring');
});

test('a row stands for itself when what it was put together with is not there, or it was removed', () => {
	const places: Record<string, RowPlace> = {
		a: { table: 't', rank: 'a0', deletedAt: null, mergedInto: 'gone' },
		b: { table: 't', rank: 'a0', deletedAt: '2026-03-05T14:02:00Z', mergedInto: 'a' },
		c: { table: 't', rank: 'a0', deletedAt: null, mergedInto: 'b' },
		d: { table: 't', rank: 'a0', deletedAt: null, mergedInto: 'd' }
	};
	expect(['a', 'b', 'c', 'd'].map((id) => shownIn(id, (other) => places[other]))).toEqual([
		'a',
		'b',
		'b',
		'd'
	]);
});

test('a row removed while somebody puts another together with it is kept whole, and comes back whole', () => {
	const { one, other, a, b } = two();
	removeRow(one, a, at);
	mergeRow(other, b, a);
	exchange(one, other);
	const [removed] = removedRows(readPlan(one));
	expect(plainText(removed?.row.what ?? [])).toContain('ask');
	restoreRow(one, a);
	expect(says(one)).toEqual(['ring | write | meet | ask']);
	// and a part that somebody removed meanwhile does not come back into something that is itself removed
	removeRow(one, b, at);
	removeRow(one, a, at);
	restoreRow(one, b);
	expect(says(one)).toEqual(['ask']);
});

test('a split takes the chosen words into a new row behind, with the same links and date', () => {
	const { one, a } = two();
	linkArea(one, a, 'area-1');
	const made = splitRow(one, a, [piecesOf(one, a)[1]!.element, piecesOf(one, a)[2]!.element], at);
	expect(says(one)).toEqual(['ring', 'write | meet', 'ask']);
	expect(readPlan(one).actions[made]).toMatchObject({
		ref: '',
		areas: ['area-1'],
		what: bullets('write', 'meet')
	});
	expect(faultIn(one)).toBeNull();
});

test('what somebody types meanwhile into words that go to a new row stays, and can follow them', () => {
	const { one, other, a } = two();
	const made = splitRow(one, a, [piecesOf(one, a)[1]!.element], at);
	typeIn(other, a, 1, ' a letter');
	exchange(one, other);
	const { what } = readPlan(one).actions[a]!;
	expect(plainText(what)).toBe('ring\n a letter\nmeet');
	expect(lateWords(what)).toEqual([{ row: made, words: ' a letter' }]);
	bringLateWords(one, a, 'what');
	exchange(one, other);
	expect(says(other)).toEqual(['ring | meet', 'write |  a letter', 'ask']);
	expect(lateWords(readPlan(other).actions[a]!.what)).toEqual([]);
});

test('late words that two people bring at the same moment come once, and what is typed into them meanwhile stays', () => {
	const { one, other, a } = two();
	const third = new Y.Doc();
	splitRow(one, a, [piecesOf(one, a)[1]!.element], at);
	typeIn(other, a, 1, ' a letter');
	exchange(one, other);
	exchange(one, third);
	bringLateWords(one, a, 'what');
	// whoever was still typing them is seen by only one of the two
	typeIn(other, a, 1, ' today');
	bringLateWords(other, a, 'what');
	exchange(one, third);
	exchange(third, other);
	exchange(one, other);
	expect(says(one).map((row) => row.replaceAll(' | ', ''))).toEqual([
		'ringmeet',
		'write a letter today',
		'ask'
	]);
	expect(says(other)).toEqual(says(one));
	expect(faultIn(one)).toBeNull();
});

test('undoing a split brings the words back and keeps what others wrote in both', () => {
	const { one, other, a } = two();
	const undo = undoOf(one);
	const made = splitRow(one, a, [piecesOf(one, a)[1]!.element], at);
	exchange(one, other);
	typeIn(other, made, 0, ' first');
	typeIn(other, a, 0, ' twice');
	exchange(one, other);
	undo.undo();
	exchange(one, other);
	expect(says(other)).toEqual(['ring twice | write | meet', 'ask']);
	expect(plainText(removedRows(readPlan(other))[0]!.row.what)).toBe('write first');
	undo.redo();
	exchange(one, other);
	expect(says(other)).toEqual(['ring twice | meet', 'write first', 'ask']);
});

test('a row is duplicated with everything that was put together in it, under an id of its own', () => {
	const { one, a, b } = two();
	mergeRow(one, b, a);
	const copy = duplicateRow(one, a, at);
	expect(says(one)).toEqual(['ring | write | meet | ask', 'ring | write | meet | ask']);
	expect(readPlan(one).actions[copy]).toMatchObject({ ref: '', due: '2026-07-01' });
	expect(readPlan(one).actions[copy]?.mergedInto).toBeUndefined();
});

test('tables are added behind one another, named and removed; their rows can be put into another', () => {
	const { one, a, b } = two();
	const second = addTable(one, 'Second', 't');
	addTable(one, 'Third');
	expect(tableIds(one).slice(0, 2)).toEqual(['t', second]);
	renameTable(one, second, 'Schools');
	expect(readPlan(one).doc[1]).toMatchObject({ attrs: { title: 'Schools' } });
	moveRow(one, a, { table: second });
	expect(says(one, second)).toEqual(['ring | write | meet']);
	const undo = undoOf(one);
	removeTable(one, 't');
	expect(removedRows(readPlan(one)).map(({ id, why }) => [id, why])).toEqual([[b, 'table-gone']]);
	restoreRow(one, b, second);
	expect(says(one, second)).toContain('ask');
	undo.undo();
	undo.undo();
	expect(tableIds(one)).toContain('t');
});

test('only lines of a split say where their words went', () => {
	expect([undefined, '', 'abc', 'to-row'].map((id) => rowMovedTo(id))).toEqual([null, null, null, 'row']);
});

test('[R5] an area that gets another number gets it in one place, and its section says it too', () => {
	const doc = new Y.Doc();
	const heading = new Y.XmlElement('heading');
	heading.setAttribute('id', 'area-1');
	heading.setAttribute('ref', '1');
	rootsOf(doc).body.insert(0, [heading]);
	rootsOf(doc).areas.set('area-1', new Y.Map(Object.entries({ ref: '1', title: 'Waiting', plainTitle: '' })));
	renumberArea(doc, 'area-1', '2.1');
	renumberArea(doc, 'nobody', '3');
	expect(readPlan(doc).areas).toEqual({ 'area-1': { ref: '2.1', title: 'Waiting', plainTitle: '' } });
	expect(readPlan(doc).doc).toMatchObject([{ attrs: { ref: '2.1' } }]);
});

test('[R5] a section becomes an area with the number behind the highest; undo takes both back', () => {
	const doc = new Y.Doc();
	const { areas, body } = rootsOf(doc);
	const heading = new Y.XmlElement('heading');
	heading.setAttribute('id', 'school');
	body.insert(0, [heading]);
	areas.set('area-1', new Y.Map(Object.entries({ ref: '2.3', title: 'Waiting', plainTitle: '' })));
	const undo = sharedUndo(doc);
	expect(makeArea(doc, 'school', 'Getting to school')).toBe('3');
	expect(readPlan(doc).areas.school).toEqual({ ref: '3', title: 'Getting to school', plainTitle: '' });
	expect(readPlan(doc).doc).toMatchObject([{ attrs: { ref: '3' } }]);
	undo.undo();
	expect(Object.keys(readPlan(doc).areas)).toEqual(['area-1']);
	expect(readPlan(doc).doc).toMatchObject([{ attrs: { ref: '' } }]);
});
