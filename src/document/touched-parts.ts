// In which actions and sections a change was made, as the log keeps it for their stories. Costs as much as the change is long.
import * as Y from 'yjs';
import { partName } from '#domain/diff/plan-part.ts';
import { rootsOf } from './roots.ts';
import { sectionAt } from './touched-places.ts';
import { rowOf } from './touched-rows.ts';

/** Names as `partName` gives them. Ask inside `afterTransaction`, before Yjs has tidied. */
export function partsTouched(doc: Y.Doc, transaction: Y.Transaction): string[] {
	const { body, actions, areas } = rootsOf(doc);
	const parts = new Set<string>();
	const known = new Set<unknown>();
	const look = (struct: Y.Item | Y.GC): void => {
		if (!(struct instanceof Y.Item)) return;
		const parent: unknown = struct.parent;
		// in the roots each item is a place of its own
		const near = [body, actions, areas].some((root) => Object.is(root, parent)) ? struct : parent;
		if (known.has(near)) return;
		known.add(near);
		const row = rowOf(struct, actions);
		if (row !== null) parts.add(partName({ kind: 'row', id: row }));
		const area = rowOf(struct, areas);
		if (area !== null) parts.add(partName({ kind: 'section', id: area }));
		const block = row === null && area === null ? blockOf(struct, body) : null;
		// what is taken away may have been a heading itself
		const ids = block ? [sectionAt(block), headingOf(block)] : [];
		for (const id of ids) if (id) parts.add(partName({ kind: 'section', id }));
	};
	for (const [client, to] of transaction.afterState) {
		const from = transaction.beforeState.get(client) ?? 0;
		const structs = doc.store.clients.get(client);
		if (to <= from || !structs) continue;
		for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) look(structs[index]!);
	}
	// doubled formatting marks are tidied by whoever hears of them: that is no change of theirs
	Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
		if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat)) look(struct);
	});
	return [...parts];
}

function blockOf(item: Y.Item, body: Y.XmlFragment): Y.Item | null {
	let at: Y.Item | null = item;
	while (at) {
		const parent: unknown = at.parent;
		if (parent === body) return at;
		at = parent instanceof Y.AbstractType ? parent._item : null;
	}
	return null;
}

/** The id of a heading, also of one that was just deleted: its attributes stand there until Yjs tidies up. */
function headingOf({ content }: Y.Item): string | null {
	if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlElement)) return null;
	if (content.type.nodeName !== 'heading') return null;
	const [id] = content.type._map.get('id')?.content.getContent() ?? [];
	return typeof id === 'string' ? id : null;
}
