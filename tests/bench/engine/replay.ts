// What a database would give to somebody who comes in now.
import * as Y from 'yjs';

/** Clock by client after applying these updates; what cannot be placed does not count. */
export function clocksOf(updates: readonly Uint8Array[]): Map<number, number> {
	const doc = new Y.Doc();
	doc.transact((transaction) => {
		for (const update of updates) Y.applyUpdate(doc, update);
		// nothing is tidied while replaying
		transaction.local = true;
	});
	return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** How many acknowledged letters are not there. */
export function missing(
	acknowledged: readonly (readonly [client: number, upTo: number])[],
	stored: ReadonlyMap<number, number>
): number {
	return acknowledged.reduce((sum, [client, upTo]) => sum + Math.max(0, upTo - (stored.get(client) ?? 0)), 0);
}
