// Where the changes of a room wait and are looked at: they are let into the document, refused, or taken apart because they
// come too late. What was let in waits here until the log has it.
import type { RefusalCode } from '#domain/refusals.ts';
import type { Gate } from '#server/plan-log/gate.ts';
import { isMalformed, prescan } from '#server/plan-log/prescan.ts';
import type { Entered } from './entered.ts';
import type { FairUseOfPlan } from './fair-use.ts';
import { LateFrames } from './late-frames.ts';
import type { Paper } from './paper.ts';
import { Pens } from './pens.ts';
import { Queue } from './queue.ts';
import { askerOf } from './returning.ts';
import { Scales } from './scales.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import type { Frame, Sender } from './sender.ts';
import type { Shelf } from './shelf.ts';

/** What a room needs from the log before it can go on. */
export type Need = 'news' | 'rebuild';

export class Entrance {
	/** The document holds what must not be in it. */
	spoiled = false;
	/** The number up to which the document was known when the first of what was let in was checked. */
	checkedAt = 0;
	readonly #shelf: Shelf;
	readonly #queue = new Queue();
	readonly #pens: Pens;
	readonly #late: LateFrames;
	readonly #scales: Scales;
	readonly #sabotage: RoomSabotage | undefined;
	#entered: Entered[] = [];
	#caughtUpFor: Frame | null = null;
	/** Of these that came together one was wrong: each is looked at by itself. */
	readonly #alone = new WeakSet<Frame>();

	constructor(shelf: Shelf, fairUse: FairUseOfPlan, sabotage?: RoomSabotage) {
		this.#shelf = shelf;
		this.#scales = new Scales(fairUse, sabotage);
		this.#pens = new Pens(fairUse.mayBegin, sabotage);
		this.#late = new LateFrames(fairUse.mayBegin, sabotage);
		this.#sabotage = sabotage;
	}

	/** What was let in and is not in the log yet. */
	get entered(): readonly Entered[] {
		return this.#entered;
	}

	takeEntered(): Entered[] {
		return this.#entered.splice(0);
	}

	/** How many changes wait to be looked at. */
	get waiting(): number {
		return this.#queue.length;
	}

	bring(frame: Frame): void {
		this.#queue.add(frame);
	}

	/** Whether what this sender may not enter any more is held for them, and not refused. */
	takesLate(sender: Pick<Sender, 'visitor'>, gate: Gate): boolean {
		return this.#late.takes(sender, gate);
	}

	/** Somebody has left: the client ids they wrote under are free for another tab of theirs. */
	drop(sender: Sender): void {
		this.#pens.drop(sender);
	}

	/** The document has been built anew: what was let in and not written is looked at again, in its order. */
	beginAgain(): void {
		this.spoiled = false;
		this.#queue.putBack(this.takeEntered().map(({ frame }) => frame));
	}

	/** Others have changed what this was checked against; what came too late, and is too much, is given back. */
	checkAgain(tooMuchHeld: boolean): Frame[] {
		this.spoiled = true;
		const late = tooMuchHeld ? this.#entered.filter((change) => change.late) : [];
		this.#entered = this.#entered.filter((change) => !late.includes(change));
		return late.map(({ frame }) => frame);
	}

	/** Everything that is here, as it came. */
	takeAll(): Frame[] {
		return [...this.takeEntered().map(({ frame }) => frame), ...this.#queue.takeAll()];
	}

	/** Looks at everything that waits, and stops where the log is needed first. */
	look(paper: Pick<Paper, 'gate' | 'seq'>): Need | null {
		for (let frame = this.#queue.first; frame; frame = this.#queue.first) {
			if (saysNothing(frame)) {
				// everybody who comes in answers our question, most of them so: that unfolds no document
				this.#take(paper, { frame, bytes: null, scan: null, titlesChanged: false });
				this.#queue.done(frame);
				continue;
			}
			const { gate } = paper;
			const need = this.#lookAtRun(gate) ?? this.#lookAt(frame, gate);
			if (need === 'done') continue;
			if (need) return need;
			this.#queue.done(frame);
		}
		return null;
	}

	/** Refuses a change, and what the same sender sent after it: that was typed on top of it. */
	refuse(frame: Frame, code: RefusalCode): null {
		const { sender } = frame;
		this.#shelf.reject(frame, code);
		for (const later of this.#queue.takeOf(sender)) if (later !== frame) this.#shelf.reject(later, code);
		sender.refuse(code, frame.n);
		return null;
	}

	/** Lets the plain changes at the head of the line in together. Null: there are not two of them. */
	#lookAtRun(gate: Gate): Need | 'done' | null {
		const run = gate.run();
		const frames: Frame[] = [];
		let added = 0;
		for (const frame of this.#queue) {
			const { sender, bytes } = frame;
			if (!sender.mayEdit || frame.keptRows.size > 0) break;
			if (this.#alone.has(frame) || this.#late.isMarked(frame)) break;
			const scan = prescan(bytes);
			if (isMalformed(scan) || this.#scales.isTooMuch(frame, scan, gate, added)) break;
			if (!run.takes({ bytes, scan, by: sender.visitor.author.id })) break;
			frames.push(frame);
			added += scan.addedBytes;
		}
		if (frames.length < 2) return null;
		let beyond = gate.bytesBeyondHalf;
		const together = gate.enterTogether(run.changes);
		if (!together) {
			for (const frame of frames) this.#alone.add(frame);
			this.spoiled = true;
			return 'rebuild';
		}
		const { titlesChanged } = together;
		for (const [i, frame] of frames.entries()) {
			const { bytes, scan } = together.brought[i]!;
			this.#take(gate, { frame, bytes, scan, titlesChanged });
			beyond = this.#scales.entered(frame, beyond);
			this.#pens.take(frame, scan.additions.keys());
			this.#queue.done(frame);
		}
		return 'done';
	}

	#lookAt(frame: Frame, gate: Gate): Need | null {
		const { sender, bytes } = frame;
		const scan = prescan(bytes);
		const by = askerOf(frame, gate, this.#sabotage);
		const wrong = isMalformed(scan) || by.bringsBack ? null : this.#pens.wrong(frame, scan, gate);
		if (wrong) return this.refuse(frame, wrong);
		if (!isMalformed(scan) && this.#scales.isTooMuch(frame, scan, gate)) {
			if (this.#caughtUpFor === frame) return this.refuse(frame, 'plan-half-full');
			// it may stand in the log already, by way of another process
			this.#caughtUpFor = frame;
			return 'news';
		}
		const beyond = gate.bytesBeyondHalf;
		const verdict = this.#late.isMarked(frame)
			? this.#late.enter(frame, scan, gate)
			: gate.enter(bytes, by, scan);
		if (verdict.kind === 'behind' && this.#caughtUpFor !== frame) {
			this.#caughtUpFor = frame;
			return 'news';
		}
		if (verdict.kind === 'behind') return this.refuse(frame, verdict.code);
		if (verdict.kind === 'refused' && this.#late.mark(frame, verdict.code, gate)) {
			// looked at again with what leans on it, to be taken apart
			const all = this.#queue.takeOf(sender);
			const joined = this.#late.join(all, frame);
			this.#scales.join(all, joined);
			this.#queue.putBack([joined]);
			this.spoiled ||= verdict.spoiled;
			return verdict.spoiled ? 'rebuild' : null;
		}
		if (verdict.kind === 'refused') {
			this.refuse(frame, verdict.code);
			if (!verdict.spoiled || this.#sabotage === 'keep-spoiled-document') return null;
			this.spoiled = true;
			return 'rebuild';
		}
		const entered = verdict.kind === 'late' ? verdict.entered : verdict.kind === 'entered' ? verdict : null;
		const late = verdict.kind === 'late' ? { late: verdict.late } : {};
		this.#take(gate, {
			frame,
			bytes: entered?.bytes ?? null,
			scan: entered?.scan ?? null,
			titlesChanged: entered?.titlesChanged ?? false,
			returned: entered?.returned ?? false,
			...late
		});
		if (entered) this.#scales.entered(frame, beyond);
		if (verdict.kind === 'entered' && !verdict.returned)
			this.#pens.take(frame, verdict.scan.additions.keys());
		return null;
	}

	#take({ seq }: Pick<Gate, 'seq'>, entered: Entered): void {
		if (this.#entered.length === 0) this.checkedAt = seq;
		this.#entered.push(entered);
	}
}

/** An update without structs and without deletions. */
function saysNothing({ bytes }: Frame): boolean {
	return bytes.byteLength === 2 && bytes[0] === 0 && bytes[1] === 0;
}
