// Applying updates to a document that only listens and never writes.
import * as Y from 'yjs';

/** What an update changed, and the bytes of exactly that: null when all of it was known. */
export type Caught =
	{ readonly transaction: Y.Transaction; readonly bytes: Uint8Array | null } | { readonly failed: string };

/** Applies one update in one transaction and catches what the document really took in. */
export function applyCaught(doc: Y.Doc, update: Uint8Array): Caught {
	let taken: Uint8Array | null = null;
	const take = (bytes: Uint8Array) => (taken = bytes);
	doc.on('update', take);
	try {
		const transaction = doc.transact((transaction) => {
			Y.applyUpdate(doc, update);
			beQuiet(transaction);
			return transaction;
		});
		return { transaction, bytes: taken };
	} catch (error) {
		// the bytes had a sound structure and still could not be placed: the sender's fault, the caller rebuilds
		return { failed: error instanceof Error ? error.message : 'could not be applied' };
	} finally {
		doc.off('update', take);
	}
}

/** Applies many updates in one transaction: hundreds cost as much as a few. */
export function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): void {
	doc.transact((transaction) => {
		for (const update of updates) Y.applyUpdate(doc, update);
		beQuiet(transaction);
	});
}

/**
 * After a remote change Yjs tidies doubled formatting marks, which deletes in the name of nobody and would make this
 * document differ from its log. Editors' own documents do that tidying and send it in their name; this one keeps still.
 */
function beQuiet(transaction: Y.Transaction): void {
	transaction.local = true;
}
