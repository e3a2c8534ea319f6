// The copy of one open plan on somebody's own device: read when the tab opens, written a moment after each change.
import * as Y from 'yjs';
import { newId } from '#domain/ids.ts';
import { schemaVersion } from '#domain/plan.ts';
import {
	copiesOf,
	forgetCopy,
	forgetPlan,
	keepCopy,
	openCopies,
	type PlanCopy
} from '#lib/device/plan-copies.ts';
import type { Connection } from './connection.svelte.ts';
import { wordsSince } from './unsaved-words.ts';

/** A copy is written so long after a change, milliseconds; and at once when the page goes out of sight. */
const pause = 600;
const lockOf = (tab: string): string => `withus-copy-${tab}`;

interface Whose {
	readonly person: string;
	readonly plan: string;
	readonly epoch: number;
}

export class LocalCopy {
	/** The device could not take the last copy. */
	full = $state(false);
	/** When the copy that was opened had been written, milliseconds; null when there was none. */
	openedFrom = $state<number | null>(null);
	readonly #whose: Whose;
	readonly #tab = newId<'tab'>();
	#connection: Connection;
	#taken: readonly string[] = [];
	#timer: ReturnType<typeof setTimeout> | null = null;
	#letGo: () => void = () => undefined;
	#store: IDBDatabase | null = null;
	#over = false;

	constructor(whose: Whose, connection: Connection) {
		this.#whose = whose;
		this.#connection = connection;
		document.addEventListener('visibilitychange', this.#hidden);
		window.addEventListener('pagehide', this.#leaving);
	}

	/**
	 * Takes over what closed tabs of this person have left of this plan. Copies of open tabs are theirs: they bring their own
	 * words, and no two tabs ever number words alike. Answers words that can no longer be put in, for copying.
	 */
	async open(): Promise<string[]> {
		const { person, plan, epoch } = this.#whose;
		await this.#holdName();
		const { held = [] } = await navigator.locks.query();
		const open = new Set(held.map(({ name }) => name));
		const left = (await copiesOf(person, plan)).filter((copy) => !open.has(lockOf(copy.tab)));
		const lost: string[] = [];
		for (const copy of left) {
			if (copy.epoch !== epoch || copy.schema !== schemaVersion) lost.push(...unsentWords(copy));
			else this.#connection.bring(copy);
			this.openedFrom = Math.max(this.openedFrom ?? 0, copy.at);
		}
		this.#taken = left.map((copy) => copy.tab);
		this.follow(this.#connection);
		return lost;
	}

	/** From now on this document is the one that is kept. */
	follow(connection: Connection): void {
		this.#connection.doc.off('update', this.#later);
		this.#connection = connection;
		connection.doc.on('update', this.#later);
		this.#later();
	}

	/** This person may no longer see the plan: nothing of it stays here. */
	async forget(): Promise<void> {
		this.close();
		await forgetPlan(this.#whose.plan);
	}

	/** Stops keeping; what is kept stays for the next time. */
	close(): void {
		this.#over = true;
		if (this.#timer) clearTimeout(this.#timer);
		this.#connection.doc.off('update', this.#later);
		document.removeEventListener('visibilitychange', this.#hidden);
		window.removeEventListener('pagehide', this.#leaving);
		this.#store?.close();
		this.#letGo();
	}

	/** While this tab lives it holds a lock under its name, and the browser lets it go however the tab ends. */
	#holdName(): Promise<void> {
		return new Promise((held) => {
			void navigator.locks.request(lockOf(this.#tab), () => {
				held();
				return new Promise<void>((done) => (this.#letGo = done));
			});
		});
	}

	readonly #later = (): void => {
		if (!this.#over) this.#timer ??= setTimeout(() => void this.#keep(), pause);
	};

	readonly #hidden = (): void => {
		if (this.#timer && document.visibilityState === 'hidden') void this.#keep();
	};

	/** A page that is reloaded goes while it is still in sight. */
	readonly #leaving = (): void => {
		if (this.#timer) void this.#keep();
	};

	async #keep(): Promise<void> {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		const connection = this.#connection;
		if (this.#over || !connection.arrived) return;
		try {
			const store = this.#store ?? (await this.#opened());
			if (this.#over) return store.close();
			const copy = {
				...this.#whose,
				tab: this.#tab,
				schema: schemaVersion,
				at: Date.now(),
				state: Y.encodeStateAsUpdate(connection.doc),
				unsent: connection.unsaved,
				unsentFrom: connection.unsentFrom,
				mayEdit: connection.mayEdit
			};
			await keepCopy(copy, store);
			this.full = false;
			for (const tab of this.#taken) await forgetCopy(tab);
			this.#taken = [];
		} catch (error) {
			// typing goes on; the page says that only it has the words
			console.error('The device did not keep a copy.', error);
			this.full = true;
		}
	}

	async #opened(): Promise<IDBDatabase> {
		const store = await openCopies();
		// somebody took the device's data away, or a newer release needs the store: the next copy opens it again
		store.onclose = () => (this.#store = null);
		store.onversionchange = () => {
			store.close();
			this.#store = null;
		};
		this.#store = store;
		return store;
	}
}

function unsentWords(copy: PlanCopy): string[] {
	if (!copy.unsent) return [];
	const doc = new Y.Doc();
	Y.applyUpdate(doc, copy.state);
	return copy.unsentFrom.flatMap(([client, clock]) => wordsSince(doc, clock, client));
}
