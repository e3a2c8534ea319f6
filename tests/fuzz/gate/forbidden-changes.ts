// Twelve changes to a plan that are all right when somebody writes them who may.
import * as Y from 'yjs';
import { addRow, cell, removeRow } from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { type } from '#tests/typing.ts';

const firstText = (doc: Y.Doc): Y.XmlText => {
	const [text] = rootsOf(doc)
		.body.toArray()
		.flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []))
		.filter((inside) => inside instanceof Y.XmlText);
	return text!;
};
const firstRow = (doc: Y.Doc): string => [...rootsOf(doc).actions.keys()][0]!;

type Change = (doc: Y.Doc) => void;

const changes: Readonly<Record<string, Change>> = {
	'a new block': (doc) => type(doc, 'Written by nobody.'),
	'a word': (doc) => firstText(doc).insert(0, 'x'),
	'a word less': (doc) => firstText(doc).delete(0, 1),
	bold: (doc) => firstText(doc).format(0, 1, { bold: {} }),
	'a block less': (doc) => rootsOf(doc).body.delete(0, 1),
	'everything deleted': (doc) => rootsOf(doc).body.delete(0, rootsOf(doc).body.length),
	'a title': (doc) => rootsOf(doc).meta.set('title', 'Mine'),
	'a new row': (doc) => void addRow(doc, { table: 'table' }),
	'a row less': (doc) => removeRow(doc, firstRow(doc), new Date(0)),
	'words in a cell': (doc) => cell(doc, firstRow(doc), 'what').insert(0, [new Y.XmlElement('paragraph')]),
	'a cell emptied': (doc) => cell(doc, firstRow(doc), 'what').delete(0, 1)
};

export const nothingNew = 'nothing new';
export const changeNames = [nothingNew, ...Object.keys(changes)];

/** The change as bytes, against a plan as it stands. What needs words where there are none brings them along. */
export function changeTo(state: Uint8Array, name: string): Uint8Array {
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, state);
	const change = changes[name];
	if (!change) return state;
	const before = Y.encodeStateVector(doc);
	if (rootsOf(doc).body.length === 0) type(doc, 'Brought along.');
	if (rootsOf(doc).actions.size === 0) {
		addRow(doc, { table: 'table' });
		cell(doc, firstRow(doc), 'what').insert(0, [new Y.XmlElement('paragraph')]);
	}
	change(doc);
	return Y.encodeStateAsUpdate(doc, before);
}
