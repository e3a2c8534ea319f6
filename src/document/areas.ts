// Verbs on the areas for improvement of a live plan. Rows and callouts point at their ids, so a number stands in one place.
import * as Y from 'yjs';
import { ownEdit } from './origins.ts';
import { readAreas } from './read.ts';
import { rootsOf } from './roots.ts';

/** Gives an area another number: every link to it, and the heading of its section, say the new one. */
export function renumberArea(doc: Y.Doc, id: string, ref: string): void {
	const { areas, body } = rootsOf(doc);
	const area = areas.get(id);
	if (!(area instanceof Y.Map)) return;
	doc.transact(() => {
		area.set('ref', ref);
		for (const node of body.toArray()) {
			if (node instanceof Y.XmlElement && node.nodeName === 'heading' && node.getAttribute('id') === id)
				node.setAttribute('ref', ref);
		}
	}, ownEdit);
}

/**
 * Makes a section an area, so that rows and callouts can be linked to it, and answers its number: the one behind the
 * highest, so after 2.3 comes 3. The words of its heading are its title.
 */
export function makeArea(doc: Y.Doc, heading: string, title: string): string {
	const { areas } = rootsOf(doc);
	const refs = Object.values(readAreas(areas)).map(({ ref }) => Number.parseInt(ref, 10) || 0);
	const ref = `${1 + Math.max(0, ...refs)}`;
	doc.transact(() => {
		areas.set(heading, new Y.Map(Object.entries({ ref, title, plainTitle: '' })));
		renumberArea(doc, heading, ref);
	}, ownEdit);
	return ref;
}
