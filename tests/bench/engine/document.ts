// The plan that is typed in: paragraphs of one author, the same bytes in every process that asks for them.
import * as Y from 'yjs';
import type { At } from './keystrokes.ts';

export interface BaseDocument {
	readonly update: Uint8Array;
	/** The last letter of each paragraph. */
	readonly ends: readonly At[];
}

/** Client id of whoever wrote what was there before. */
const writer = 7;
const words = 'Families told us that they wait too long and that nobody says why. ';

/** So many paragraphs of so many letters. */
export function baseDocument(paragraphs: number, letters: number): BaseDocument {
	const doc = new Y.Doc();
	doc.clientID = writer;
	const body = doc.getXmlFragment('default');
	const text = words.repeat(Math.ceil(letters / words.length)).slice(0, letters);
	const ends: At[] = [];
	doc.transact(() => {
		for (let i = 0; i < paragraphs; i++) {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(text)]);
			body.push([paragraph]);
			ends.push({ client: writer, clock: Y.getState(doc.store, writer) - 1 });
		}
	});
	return { update: Y.encodeStateAsUpdate(doc), ends };
}

export const lettersPerParagraph = 100;
