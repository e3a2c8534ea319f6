// Verbs on the action tables of a live document. A table is a place; its rows stay when it goes.
import * as Y from 'yjs';
import { newId, type BlockId } from '#domain/ids.ts';
import { ownEdit } from './origins.ts';
import { rootsOf } from './roots.ts';

/** Puts a new table behind another one, or at the end of the plan. */
export function addTable(doc: Y.Doc, title: string, behind?: string): BlockId {
	const { body } = rootsOf(doc);
	const id = newId<'block'>();
	doc.transact(() => {
		const table = new Y.XmlElement('actionTable');
		table.setAttribute('id', id);
		table.setAttribute('title', title);
		const at = behind === undefined ? -1 : body.toArray().findIndex((node) => isTable(node, behind));
		body.insert(at === -1 ? body.length : at + 1, [table]);
	}, ownEdit);
	return id;
}

export function renameTable(doc: Y.Doc, id: string, title: string): void {
	doc.transact(() => {
		for (const table of nodesOf(doc, id)) table.setAttribute('title', title);
	}, ownEdit);
}

/** Takes a table out of the text. Its rows are kept, and can be put into another table. */
export function removeTable(doc: Y.Doc, id: string): void {
	const { body } = rootsOf(doc);
	doc.transact(() => {
		for (let at = body.length - 1; at >= 0; at--) if (isTable(body.get(at), id)) body.delete(at, 1);
	}, ownEdit);
}

/** The ids of the tables that are shown, in the order of the text. */
export function tableIds(doc: Y.Doc): string[] {
	return [
		...new Set(
			rootsOf(doc)
				.body.toArray()
				.flatMap((node) => (isTable(node) ? [`${node.getAttribute('id') ?? ''}`] : []))
		)
	].filter((id) => id !== '');
}

function nodesOf(doc: Y.Doc, id: string): Y.XmlElement[] {
	return rootsOf(doc)
		.body.toArray()
		.filter((node): node is Y.XmlElement => isTable(node, id));
}

/** Whether a node is a table, and, when an id is given, this one. */
function isTable(node: unknown, id?: string): node is Y.XmlElement {
	const table = node instanceof Y.XmlElement && node.nodeName === 'actionTable';
	return table && (id === undefined || node.getAttribute('id') === id);
}
