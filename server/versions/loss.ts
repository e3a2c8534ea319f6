// What one change takes away, counted while Yjs still has it: the cost follows the change, not the plan.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';

export interface Loss {
	/** Characters that are gone, less those that came. */
	readonly characters: number;
	readonly sections: number;
	readonly rows: number;
}

interface Count {
	characters: number;
	sections: number;
	tables: string[];
}

/** From so much on, the state before a change is kept: a third of the text, five rows, two sections. */
export const large = { share: 0.3, rows: 5, sections: 2, characters: 400 } as const;

/** `characters` is how long the text was before. A few lines are no large part of anything, though they be all there is. */
export function isLarge(loss: Loss, characters: number): boolean {
	const much = loss.characters >= large.characters && loss.characters >= characters * large.share;
	return much || loss.rows >= large.rows || loss.sections >= large.sections;
}

/** Ask while the transaction is being looked at, before Yjs tidies up. What only moves is not lost. */
export function lossOf(doc: Y.Doc, transaction: Y.Transaction): Loss {
	const [gone, come] = [nothing(), nothing()];
	Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => count(struct, gone));
	for (const [client, after] of transaction.afterState) {
		const before = transaction.beforeState.get(client) ?? 0;
		if (after <= before) continue;
		const structs = doc.store.clients.get(client)!;
		for (let at = Y.findIndexSS(structs, before); at < structs.length; at++)
			if (!structs[at]!.deleted) count(structs[at]!, come);
	}
	const tables = gone.tables.filter((id) => !come.tables.includes(id));
	return {
		characters: gone.characters - come.characters,
		sections: gone.sections - come.sections,
		rows: rowsRemoved(doc, transaction, new Set(tables))
	};
}

/** All letters that stand in a document. */
export function charactersIn(doc: Y.Doc): number {
	const all = nothing();
	for (const structs of doc.store.clients.values())
		for (const struct of structs) if (!struct.deleted) count(struct, all);
	return all.characters;
}

function nothing(): Count {
	return { characters: 0, sections: 0, tables: [] };
}

function count(struct: Y.Item | Y.GC, into: Count): void {
	if (!(struct instanceof Y.Item)) return;
	const { content } = struct;
	if (content instanceof Y.ContentString) into.characters += struct.length;
	if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlElement)) return;
	const { nodeName } = content.type;
	if (nodeName === 'heading') into.sections++;
	// an attribute of what was deleted stands there still, until Yjs tidies up
	if (nodeName === 'actionTable') into.tables.push(attributeOf(content.type, 'id'));
}

function attributeOf(element: Y.XmlElement, name: string): string {
	const [value] = element._map.get(name)?.content.getContent() ?? [];
	return typeof value === 'string' ? value : '';
}

/** Rows that were marked as removed, less those that came back, and those whose table is gone. */
function rowsRemoved(doc: Y.Doc, transaction: Y.Transaction, tables: ReadonlySet<string>): number {
	const { actions } = rootsOf(doc);
	let removed = 0;
	const marked = new Set<unknown>();
	for (const [type, keys] of transaction.changed) {
		if (!(type instanceof Y.Map) || !Object.is(type.parent, actions) || !keys.has('deletedAt')) continue;
		marked.add(type);
		// a row that is born removed takes nothing away
		const born =
			(type._item?.id.clock ?? 0) >= (transaction.beforeState.get(type._item?.id.client ?? 0) ?? 0);
		if (!born) removed += type.get('deletedAt') === null ? -1 : 1;
	}
	if (tables.size === 0) return removed;
	for (const row of actions.values())
		if (
			row instanceof Y.Map &&
			!marked.has(row) &&
			row.get('deletedAt') === null &&
			tables.has(String(row.get('table')))
		)
			removed++;
	return removed;
}
