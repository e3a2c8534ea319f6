// Undo and redo leave alone what is held while a workshop is led: the server would refuse it, and take other words with it.
import * as Y from 'yjs';
import { rowOf } from '#document/touched-rows.ts';
import { rootsOf } from '#document/roots.ts';

type StackItem = Y.UndoManager['undoStack'][number];

export interface Holding {
	/** Nothing of mine is taken now. */
	readonly still: boolean;
	/** Rows that are kept from me. */
	readonly rows: ReadonlySet<string>;
}

/** From now on this history does nothing while that would touch what is held. */
export function undoWithin(undo: Y.UndoManager, doc: Y.Doc, held: () => Holding): void {
	const steps = { undo: undo.undo.bind(undo), redo: undo.redo.bind(undo) };
	const may = (item: StackItem | undefined): boolean => {
		const { still, rows } = held();
		if (still) return false;
		return rows.size === 0 || item === undefined || !touches(doc, item, rows);
	};
	undo.undo = () => (may(undo.undoStack.at(-1)) ? steps.undo() : null);
	undo.redo = () => (may(undo.redoStack.at(-1)) ? steps.redo() : null);
}

function touches(doc: Y.Doc, { insertions, deletions }: StackItem, rows: ReadonlySet<string>): boolean {
	const { actions } = rootsOf(doc);
	for (const { clients } of [insertions, deletions]) {
		for (const [client, ranges] of clients) {
			const structs = doc.store.clients.get(client) ?? [];
			for (const { clock, len } of ranges) {
				if (clock >= Y.getState(doc.store, client)) continue;
				for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
					const struct = structs[i]!;
					if (struct.id.clock >= clock + len) break;
					const row = struct instanceof Y.Item ? rowOf(struct, actions) : null;
					if (row !== null && rows.has(row)) return true;
				}
			}
		}
	}
	return false;
}
