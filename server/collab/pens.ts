// Which tab writes under which client id: each id is a pen, and two tabs must not hold the same one.
import type { Scan } from '#server/plan-log/prescan.ts';
import type { RoomSabotage } from './sabotage.ts';
import type { Frame, Sender } from './sender.ts';

export class Pens {
	readonly #holders = new Map<number, Sender>();
	readonly #sabotage: RoomSabotage | undefined;

	constructor(sabotage?: RoomSabotage) {
		this.#sabotage = sabotage;
	}

	/**
	 * The sender has written under these ids (a letter is written by a tab that holds them already). Another tab of theirs
	 * that held one rejoins: it is a line that died unnoticed, or a copy that must not go on numbering.
	 */
	take({ sender, kind }: Frame, clients: Iterable<number>): void {
		if (kind === 'letter' || this.#sabotage === 'let-twins-live') return;
		for (const client of clients) {
			const before = this.#holders.get(client);
			this.#holders.set(client, sender);
			if (before && before !== sender) before.refuse('rejoin');
		}
	}

	drop(sender: Sender): void {
		for (const [client, holder] of this.#holders) if (holder === sender) this.#holders.delete(client);
	}

	/**
	 * Whether this numbers words that another open tab has numbered already: with one client id in two tabs, they would be
	 * different words. `clock` says how many words of a client are known.
	 */
	numbersTwice({ sender, kind }: Frame, scan: Scan, clock: (client: number) => number): boolean {
		// an answer to our step 1 may repeat the words of other tabs; what is typed just now does not
		if (kind !== 'update') return false;
		return [...scan.additions].some(([client, { from }]) => {
			const holder = this.#holders.get(client);
			return holder !== undefined && holder !== sender && from < clock(client);
		});
	}
}
