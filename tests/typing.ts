// What people do to a plan, in the fewest words.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';

/** Types words into a paragraph of their own at the end. */
export function type(doc: Y.Doc, words: string): void {
	const { body } = rootsOf(doc);
	doc.transact(() => {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(words)]);
		body.push([paragraph]);
	});
}

/** Everything that stands in the body. */
export function textOf(doc: Y.Doc): string {
	return rootsOf(doc).body.toString();
}
