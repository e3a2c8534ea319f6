// How much room a change takes of a plan that is half full: what it adds beyond that half, less what it takes out there. Its
// author has so much and no more (rule G12), so that nobody fills a plan alone.
import * as Y from 'yjs';
import type { Gate } from '#server/plan-log/gate.ts';
import { isMalformed, prescan, type Scan } from '#server/plan-log/prescan.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import type { FairUseOfPlan } from './fair-use.ts';
import { askerOf } from './returning.ts';
import type { Frame } from './sender.ts';

export class Scales {
	readonly #fairUse: FairUseOfPlan;
	readonly #sabotage: RoomSabotage | undefined;
	/** Bytes of a change that were paid for: what is looked at again is not paid for again. */
	readonly #paid = new WeakMap<Frame, number>();
	/** Bytes that a change takes out beyond what it adds. */
	readonly #frees = new WeakMap<Frame, number>();

	constructor(fairUse: FairUseOfPlan, sabotage?: RoomSabotage) {
		this.#fairUse = fairUse;
		this.#sabotage = sabotage;
	}

	/** Whether a change adds more than its author may now; if not, it is paid for. `before`: bytes that go in with it, before it. */
	isTooMuch(frame: Frame, scan: Scan, gate: Gate, before = 0): boolean {
		const { sender } = frame;
		if (gate.beyondHalf(before + scan.addedBytes, 'roughly') === 0) return false;
		const isFree = !sender.mayEdit || askerOf(frame, gate, this.#sabotage).bringsBack;
		if (isFree) return false;
		const added = newBytes(frame.bytes, scan, gate);
		const takenOut = gate.textTakenAway(scan);
		const paid = this.#paid.get(frame) ?? 0;
		for (const how of ['roughly', 'exactly'] as const) {
			const beyond = gate.beyondHalf(before + added, how) - gate.beyondHalf(before, how);
			const due = Math.max(0, beyond - takenOut - paid);
			if (due > 0 && !this.#fairUse.mayAdd(sender.visitor.author.id, due)) continue;
			this.#paid.set(frame, paid + due);
			this.#frees.set(frame, Math.max(0, takenOut - beyond));
			return false;
		}
		return true;
	}

	/** One change was made of these: what was paid for them is paid for it. */
	join(frames: readonly Frame[], joined: Frame): void {
		this.#paid.set(
			joined,
			frames.reduce((sum, frame) => sum + (this.#paid.get(frame) ?? 0), 0)
		);
	}

	/**
	 * A change has entered: what its author took out they may put elsewhere, or back. `beyond`: bytes that lay beyond the half
	 * before it. Answers what is left of those.
	 */
	entered(frame: Frame, beyond: number): number {
		const freed = Math.min(beyond, this.#frees.get(frame) ?? 0);
		if (freed > 0) this.#fairUse.tookOut(frame.sender.visitor.author.id, freed);
		return beyond - freed;
	}
}

/** How many bytes of a change are not known yet: a tab that comes back may repeat what it has said. */
function newBytes(bytes: Uint8Array, { additions, addedBytes }: Scan, gate: Gate): number {
	if ([...additions].every(([client, { from }]) => from >= gate.clock(client))) return addedBytes;
	const scan = prescan(Y.diffUpdate(bytes, Y.encodeStateVector(gate.doc)));
	return isMalformed(scan) || scan.additions.size === 0 ? 0 : scan.addedBytes;
}
