// Copies of plans on somebody's own device: one record for each tab, so that two tabs never write over each other.
// A small store of our own: y-indexeddb keeps neither whose a copy is, nor its epoch and age, and one for all tabs.

export interface PlanCopy {
	/** The tab that wrote it. */
	readonly tab: string;
	readonly person: string;
	readonly plan: string;
	readonly epoch: number;
	readonly schema: number;
	/** When, milliseconds. */
	readonly at: number;
	/** The whole document. */
	readonly state: Uint8Array;
	/** It holds words the server had not taken. */
	readonly unsent: boolean;
	/** From which clock on, by client id. */
	readonly unsentFrom: readonly (readonly [client: number, clock: number])[];
	readonly mayEdit: boolean;
}

const month = 30 * 24 * 60 * 60 * 1000;
const store = 'copies';

/** The store, kept open by a tab that writes to it: a page that is being closed has no time left to open it. */
export function openCopies(): Promise<IDBDatabase> {
	return opened();
}

/** Keeps a copy in place of the tab's last one, at once where the store is open. Fails when the device is full. */
export async function keepCopy(copy: PlanCopy, store?: IDBDatabase): Promise<void> {
	await run('readwrite', (copies) => copies.put(copy), store);
}

/** Every copy of one person's plan, oldest first; those of a month ago are taken away. */
export async function copiesOf(person: string, plan: string, now = Date.now()): Promise<PlanCopy[]> {
	const all: PlanCopy[] = await run('readonly', (copies) => copies.getAll());
	const [old, young] = [
		all.filter((copy) => now - copy.at > month),
		all.filter((copy) => now - copy.at <= month)
	];
	for (const copy of old) await forgetCopy(copy.tab);
	return young.filter((copy) => copy.person === person && copy.plan === plan).sort((a, b) => a.at - b.at);
}

export async function forgetCopy(tab: string): Promise<void> {
	await run('readwrite', (copies) => copies.delete(tab));
}

/** Somebody may no longer see this plan. */
export async function forgetPlan(plan: string): Promise<void> {
	const all: PlanCopy[] = await run('readonly', (copies) => copies.getAll());
	for (const copy of all) if (copy.plan === plan) await forgetCopy(copy.tab);
}

export async function forgetAllCopies(): Promise<void> {
	if (!('indexedDB' in window)) return;
	await run('readwrite', (copies) => copies.clear());
}

async function run<Out>(
	mode: IDBTransactionMode,
	act: (copies: IDBObjectStore) => IDBRequest<Out>,
	open?: IDBDatabase
): Promise<Out> {
	const database = open ?? (await opened());
	try {
		return await new Promise<Out>((resolve, reject) => {
			const transaction = database.transaction(store, mode);
			const request = act(transaction.objectStore(store));
			transaction.oncomplete = () => resolve(request.result);
			transaction.onabort = transaction.onerror = () =>
				reject(transaction.error ?? new Error('The device keeps nothing'));
			// nothing follows in it: it need not wait to hear so, which a closing page never does
			transaction.commit();
		});
	} finally {
		if (!open) database.close();
	}
}

function opened(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open('withus-plans', 1);
		request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'tab' });
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('The device keeps nothing'));
	});
}
