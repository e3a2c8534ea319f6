// When a copy must be fetched afresh, the words the server never took are kept for their author to copy.
import * as Y from 'yjs';

/**
 * The text of every block in which this document's own client wrote something from `clock` on, in the order written.
 * Whole blocks, because half a word means nothing to the person who wrote it.
 */
export function wordsSince(doc: Y.Doc, clock: number, client = doc.clientID): string[] {
	const own = doc.store.clients.get(client) ?? [];
	const blocks = new Set<Y.Text>();
	for (const struct of own) {
		if (struct.id.clock + struct.length <= clock) continue;
		if (struct instanceof Y.Item && !struct.deleted && struct.parent instanceof Y.Text)
			blocks.add(struct.parent);
	}
	return [...blocks].map(wordsOf).filter((words) => words.trim() !== '');
}

function wordsOf(text: Y.Text): string {
	const pieces: { insert?: unknown }[] = text.toDelta();
	return pieces.map((piece) => (typeof piece.insert === 'string' ? piece.insert : '')).join('');
}
