import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { wordsSince } from '#lib/collab/unsaved-words.ts';

function paragraphIn(doc: Y.Doc, words: string): Y.XmlText {
	const text = new Y.XmlText(words);
	const element = new Y.XmlElement('paragraph');
	element.insert(0, [text]);
	doc.getXmlFragment('default').push([element]);
	return text;
}

test('the whole block is kept in which something of mine was not saved, and no other', () => {
	const doc = new Y.Doc();
	paragraphIn(doc, 'Saved before.');
	const text = paragraphIn(doc, 'Families wait');
	const saved = Y.getState(doc.store, doc.clientID);
	text.insert(text.length, ' too long');
	expect(wordsSince(doc, saved)).toEqual(['Families wait too long']);
});

test('words of others are not mine to keep, and deleted words are gone', () => {
	const other = new Y.Doc();
	paragraphIn(other, 'Somebody else wrote this.');
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
	const text = paragraphIn(doc, 'Oops');
	text.delete(0, 4);
	expect(wordsSince(doc, 0)).toEqual([]);
});
