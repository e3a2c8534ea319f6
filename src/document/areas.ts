// Verbs on the areas for improvement of a live plan. Rows and callouts point at their ids, so a number stands in one place.
import * as Y from 'yjs';
import { ownEdit } from './origins.ts';
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
