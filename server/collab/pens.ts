// Which tab writes under which client id: each id is a pen, and two tabs must not hold the same one.
import type { Scan } from '#server/plan-log/prescan.ts';
import type { Frame, Sender } from './sender.ts';

export class Pens {
	readonly #holders = new Map<number, Sender>();

	/** The sender has written under these ids. A letter is written by a tab that writes under them already. */
	take({ sender, kind }: Frame, clients: Iterable<number>): void {
		if (kind === 'letter') return;
		for (const client of clients) this.#holders.set(client, sender);
	}

	drop(sender: Sender): void {
		for (const [client, holder] of this.#holders) if (holder === sender) this.#holders.delete(client);
	}

	/**
	 * Two tabs with one client id (a duplicated tab, a half-open line) would number different words alike. The one that
	 * wrote before rejoins, because it may be a line that is dead already; the new one rejoins as well (the answer is
	 * true) when it has numbered words that were numbered already. `clock` says how many words of a client are known.
	 */
	tellTwins({ sender, kind }: Frame, scan: Scan, clock: (client: number) => number): boolean {
		// an answer to our step 1 may repeat the words of other tabs; what is typed just now does not
		if (kind !== 'update') return false;
		let numberedTwice = false;
		for (const [client, { from }] of scan.additions) {
			const other = this.#holders.get(client);
			// another person's client id is the gate's business: nobody can throw somebody else out with it
			if (!other || other === sender || other.visitor.author.id !== sender.visitor.author.id) continue;
			other.refuse('rejoin');
			if (from < clock(client)) numberedTwice = true;
		}
		return numberedTwice;
	}
}
