import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';

/** Everything two replicas must agree on: the words, the state vector, what is deleted, and that nothing is pending. */
export function fingerprint(doc: Y.Doc): string {
	const deleted = Y.createDeleteSetFromStructStore(doc.store);
	return JSON.stringify({
		plan: readPlan(doc),
		clocks: [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b),
		deleted: [...deleted.clients].sort(([a], [b]) => a - b).map(([client, ranges]) => [client, ranges]),
		pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null
	});
}
