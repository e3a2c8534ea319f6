import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRow, row as rowMap } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { rowsTouched } from '#document/touched-rows.ts';
import { type } from '#tests/typing.ts';

/** The rows, of these, that an act of somebody else touches where it arrives. */
function touchedBy(before: Y.Doc, act: (doc: Y.Doc) => void, among: readonly string[]): string[] {
	const [theirs, ours] = [new Y.Doc(), new Y.Doc()];
	for (const doc of [theirs, ours]) {
		rootsOf(doc);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
	}
	act(theirs);
	const touched = new Set<string>();
	ours.on('afterTransaction', (transaction: Y.Transaction) => {
		for (const row of rowsTouched(ours, transaction, new Set(among))) touched.add(row);
	});
	Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(ours)));
	return [...touched];
}

describe('the rows a change touches', () => {
	const doc = new Y.Doc();
	const one = addRow(doc, { table: 'table' });
	const two = addRow(doc, { table: 'table' });
	const words = new Y.XmlText('These are words');
	const paragraph = new Y.XmlElement('paragraph');
	(rowMap(doc, one).get('what') as Y.XmlFragment).push([paragraph]);
	paragraph.push([words]);
	const text = (of: Y.Doc): Y.XmlText =>
		((rowMap(of, one).get('what') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText;

	test.each<[string, (doc: Y.Doc) => void]>([
		['typing deep in a cell', (of) => text(of).insert(3, 'x')],
		['deleting words', (of) => text(of).delete(0, 5)],
		['formatting words', (of) => text(of).format(0, 5, { bold: true })],
		['a value of the row', (of) => rowMap(of, one).set('rank', 'a9')],
		['replacing the whole row', (of) => rootsOf(of).actions.set(one, new Y.Map())],
		[
			'several rows at once',
			(of) => of.transact(() => [one, two].forEach((id) => rowMap(of, id).set('ref', 'A1')))
		]
	])('%s', (_what, act) => {
		expect(touchedBy(doc, act, [one])).toEqual([one]);
	});

	test('words elsewhere touch none', () => {
		expect(touchedBy(doc, (of) => type(of, 'In the text.'), [one, two])).toEqual([]);
		expect(touchedBy(doc, (of) => text(of).insert(0, 'x'), [two])).toEqual([]);
		expect(touchedBy(doc, (of) => addRow(of, { table: 'table' }), [one, two])).toEqual([]);
	});

	test('tidying doubled formatting marks is no change', () => {
		const marked = new Y.Doc();
		Y.applyUpdate(marked, Y.encodeStateAsUpdate(doc));
		const takeMark = (of: Y.Doc): void => {
			for (let item = text(of)._start; item; item = item.right)
				if (item.content instanceof Y.ContentFormat) {
					of.transact((transaction) => item!.delete(transaction));
					return;
				}
		};
		text(marked).format(0, 5, { bold: true });
		expect(touchedBy(marked, takeMark, [one])).toEqual([]);
	});
});
