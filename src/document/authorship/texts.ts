// The runs of text of a plan's document.
import * as Y from 'yjs';
import { actionColumnIds } from '#domain/action-row.ts';
import { rootsOf } from '../roots.ts';

/** Every run of text in the body and in the cells. */
export function textsIn(doc: Y.Doc): Y.XmlText[] {
	const { body, actions } = rootsOf(doc);
	const cells = [...actions.values()].flatMap((row) =>
		row instanceof Y.Map ? actionColumnIds.map((column): unknown => row.get(column)) : []
	);
	return [body, ...cells].flatMap((root) => (root instanceof Y.XmlFragment ? textsUnder(root) : []));
}

/** Every run of text in a fragment or node, in order. */
export function textsUnder(root: Y.XmlFragment): Y.XmlText[] {
	return root.toArray().flatMap((child) => {
		if (child instanceof Y.XmlText) return [child];
		return child instanceof Y.XmlElement ? textsUnder(child) : [];
	});
}
