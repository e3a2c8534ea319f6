// Which tab writes under which client id: each id is a pen, and two tabs must not hold the same one (rule R2).
import type { RefusalCode } from '#domain/refusals.ts';
import type { Gate } from '#server/plan-log/gate.ts';
import type { Scan } from '#server/plan-log/prescan.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import type { FairUseOfPlan } from './fair-use.ts';
import type { Frame, Sender } from './sender.ts';

export class Pens {
	readonly #holders = new Map<number, Sender>();
	/** Who has left: changes of theirs may still wait, and must not take a pen from the tab that came after them. */
	readonly #gone = new WeakSet<Sender>();
	/** Changes whose new ids were counted: a change that is looked at again is not counted again. */
	readonly #counted = new WeakSet<Frame>();
	readonly #mayBegin: FairUseOfPlan['mayBegin'];
	readonly #sabotage: RoomSabotage | undefined;

	constructor(mayBegin: FairUseOfPlan['mayBegin'], sabotage?: RoomSabotage) {
		this.#mayBegin = mayBegin;
		this.#sabotage = sabotage;
	}

	/** Why the ids of this change are not the sender's to write under; null when they are. */
	wrong(frame: Frame, scan: Scan, gate: Pick<Gate, 'clock' | 'isClaimed'>): RefusalCode | null {
		if (this.#numbersTwice(frame, scan, gate)) return 'rejoin';
		const fresh = [...scan.additions.keys()].filter((client) => !gate.isClaimed(client)).length;
		if (fresh === 0 || this.#counted.has(frame)) return null;
		this.#counted.add(frame);
		return this.#mayBegin(frame.sender.visitor.author.id, fresh) ? null : 'opened-too-often';
	}

	/**
	 * The sender has written under these ids (a letter is written by a tab that holds them already). Another tab of theirs
	 * that held one rejoins: it is a line that died unnoticed, or a copy that must not go on numbering.
	 */
	take({ sender, kind }: Frame, clients: Iterable<number>): void {
		if (kind === 'letter' || this.#gone.has(sender) || this.#sabotage === 'let-twins-live') return;
		for (const client of clients) {
			const before = this.#holders.get(client);
			this.#holders.set(client, sender);
			if (before && before !== sender) before.refuse('rejoin');
		}
	}

	drop(sender: Sender): void {
		this.#gone.add(sender);
		for (const [client, holder] of this.#holders) if (holder === sender) this.#holders.delete(client);
	}

	/**
	 * Whether this numbers words that another open tab has numbered already: with one client id in two tabs, they would be
	 * different words.
	 */
	#numbersTwice({ sender, kind }: Frame, scan: Scan, gate: Pick<Gate, 'clock'>): boolean {
		// an answer to our step 1 may repeat the words of other tabs; what is typed just now does not
		if (kind !== 'update') return false;
		return [...scan.additions].some(([client, { from }]) => {
			const holder = this.#holders.get(client);
			return holder !== undefined && holder !== sender && from < gate.clock(client);
		});
	}
}
