// Applying updates to a document that only listens and never writes.
import * as Y from 'yjs';

/** What an update changed, and the bytes of exactly that: null when all of it was known. */
export type Caught<Finding> =
	| { readonly finding: Finding; readonly bytes: Uint8Array | null; readonly transaction: Y.Transaction }
	| { readonly failed: string };

/**
 * Applies one update in one transaction, catches what the document really took in, and has the transaction inspected
 * before Yjs tidies up behind it.
 */
export function applyCaught<Finding>(
	doc: Y.Doc,
	update: Uint8Array,
	inspect: (transaction: Y.Transaction) => Finding
): Caught<Finding> {
	let bytes: Uint8Array | null = null;
	const take = (taken: Uint8Array) => (bytes = taken);
	doc.on('update', take);
	try {
		const inspected = applyInspected(doc, [update], inspect);
		return 'failed' in inspected ? inspected : { ...inspected, bytes };
	} finally {
		doc.off('update', take);
	}
}

/** Applies updates in one transaction, and has it inspected before Yjs tidies up behind it. */
export function applyInspected<Finding>(
	doc: Y.Doc,
	updates: readonly Uint8Array[],
	inspect: (transaction: Y.Transaction) => Finding
): { readonly finding: Finding; readonly transaction: Y.Transaction } | { readonly failed: string } {
	let inspected: { finding: Finding; transaction: Y.Transaction } | null = null;
	const look = (transaction: Y.Transaction) => (inspected = { finding: inspect(transaction), transaction });
	doc.on('afterTransaction', look);
	try {
		applyAll(doc, updates);
	} catch (error) {
		// the bytes had a sound structure and still could not be placed: the sender's fault, the caller rebuilds
		return { failed: error instanceof Error ? error.message : 'could not be applied' };
	} finally {
		doc.off('afterTransaction', look);
	}
	if (!inspected) throw new Error('Yjs ended a transaction without a word');
	return inspected;
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
