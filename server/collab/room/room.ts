// One plan being edited: changes come in, are let in or refused, wait for the log, and go out to everybody. A room does no
// input or output of its own; the writer moves it from step to step and does the waiting (rules W and R in ../README.md).
import type { AreaId, PlanId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { Batch, LogRow, OpenedPlan, Outcome, Rejected } from '#server/plan-log/log.ts';
import { shareOf } from '#server/plan-log/share.ts';
import { titlesOf } from '#server/plan-log/titles.ts';
import { encodeUpdate } from '#protocol/frames.ts';
import { lateOf, onlySender, rowsOf, tellHeld, tellSaved, together } from './entered.ts';
import { Entrance, type Need } from './entrance.ts';
import type { FairUseOfPlan } from './fair-use.ts';
import type { Held } from './held.ts';
import { Packet } from '#server/collab/packet.ts';
import { Paper } from './paper.ts';
import { Presence } from '#server/collab/presence/presence.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import type { Frame, Member, Sender } from './sender.ts';
import { Shelf } from './shelf.ts';

export class Room {
	readonly planId: PlanId;
	readonly areaId: AreaId;
	readonly members = new Set<Member>();
	readonly presence: Presence;
	readonly held: Held;
	readonly #sabotage: Sabotage;
	readonly #paper: Paper;
	readonly #shelf: Shelf;
	readonly #entrance: Entrance;
	/** What the log was given and has not answered for. Until it has, nobody may be shown the document. */
	#inFlight: Batch | null = null;
	#hintedSeq = 0;
	/** Carets wait for words that are on their way. */
	#caretsDue = false;
	#questions: (() => void)[] = [];
	/** Why the room is over, once it is. */
	closed: RefusalCode | null = null;

	constructor(opened: OpenedPlan, fairUse: FairUseOfPlan, held: Held, sabotage: Sabotage = {}) {
		this.held = held;
		this.planId = opened.planId;
		this.areaId = opened.areaId;
		this.#sabotage = sabotage;
		this.#paper = new Paper(opened, sabotage);
		this.#shelf = new Shelf(opened);
		this.#entrance = new Entrance(this.#shelf, fairUse, sabotage.room);
		this.presence = new Presence(sabotage.room);
	}

	get epoch(): number {
		return this.#paper.epoch;
	}

	/** Everything up to here, in order, stands in the document. */
	get seq(): number {
		return this.#paper.seq;
	}

	/** Whether the document equals the log: only then may anybody be answered from it. */
	get settled(): boolean {
		const open = this.#inFlight !== null || this.#entrance.entered.length > 0 || this.#entrance.spoiled;
		return !open || this.#sabotage.room === 'answer-before-commit';
	}

	get waitsForLog(): boolean {
		return this.#inFlight !== null;
	}

	/** Nothing is on its way. */
	get #quiet(): boolean {
		const waiting = this.#entrance.waiting + this.#questions.length + this.#shelf.waiting;
		return (this.settled && waiting === 0) || this.#sabotage.room === 'let-go-early';
	}

	/** Nobody is here and nothing is on its way: the room can be let go. */
	get idle(): boolean {
		return this.members.size === 0 && this.#quiet;
	}

	/** Whether the document is kept as bytes now. */
	get isFolded(): boolean {
		return this.#paper.isFolded;
	}

	/** Called every few seconds. */
	rest(): void {
		this.#paper.rest(this.#quiet);
	}

	// ── from outside ──
	/** The writer will have it looked at. */
	bring(frame: Frame): void {
		this.#entrance.bring(frame);
	}

	/** Called ten times a second. Where words are on their way, carets that are due go with them: fewer writes (rule F3). */
	tellPresence(): void {
		if (!this.presence.changed) return;
		const wordsFollow = this.waitsForLog || this.#entrance.waiting > 0;
		if (wordsFollow && !this.#caretsDue) this.#caretsDue = true;
		else this.#show(null);
	}

	/** Keeps what somebody who may not write sent all the same. */
	keepRefused(sender: Sender, bytes: Uint8Array, code: RefusalCode): void {
		this.#shelf.reject({ sender, bytes }, code);
	}

	/** Somebody else has written up to `seq`; without a number, perhaps. */
	hint(seq = Infinity): void {
		this.#hintedSeq = Math.max(this.#hintedSeq, seq);
	}

	/** Answers from the document as soon as it equals the log: now, or at the end of the tick in flight. */
	ask(question: () => void): void {
		if (this.settled || this.closed) question();
		else this.#questions.push(question);
	}

	/** Everything after a state vector, or everything, as messages; ask only inside `ask`. */
	answerTo(stateVector?: Uint8Array): readonly Packet[] {
		return this.#paper.answerTo(stateVector);
	}

	/** Ask only inside `ask`. */
	get stateVector(): Uint8Array {
		return this.#paper.stateVector;
	}

	/** Whether everything in this update is known already; what cannot be read is not. */
	knows(update: Uint8Array): boolean {
		return this.#paper.gate.knows(update);
	}

	/** Whether what this sender may not enter any more is held for them, and not refused. */
	takesLate(sender: Pick<Sender, 'visitor'>): boolean {
		return this.#entrance.takesLate(sender, this.#paper.gate);
	}

	leave(member: Member): void {
		this.members.delete(member);
		this.presence.leave(member);
		this.#entrance.drop(member);
	}

	/** Ends the room: everybody is told, and what was on its way is kept. */
	close(code: RefusalCode): void {
		this.closed = code;
		this.#inFlight = null;
		this.#entrance.spoiled = false;
		for (const frame of this.#entrance.takeAll()) this.#shelf.reject(frame, code);
		for (const member of [...this.members]) member.refuse(code);
		this.answer();
	}

	// ── the writer's steps ──
	/** Looks at everything that waits, and stops where it needs the log first. */
	look(): Need | null {
		if (this.closed || this.#inFlight) return null;
		if (this.#entrance.spoiled) return 'rebuild';
		if (this.#hintedSeq > this.seq) {
			this.#hintedSeq = 0;
			return 'news';
		}
		return this.#entrance.look(this.#paper);
	}

	/** What the log shall write, or null. It stays the same until it is settled: trying again writes nothing twice. */
	batch(now: number): Batch | null {
		if (this.#inFlight || this.closed) return this.#inFlight;
		const { entered } = this.#entrance;
		const rows = rowsOf(entered);
		const late = lateOf(entered);
		if (rows.length === 0 && !late) {
			tellSaved(this.#entrance.takeEntered(), this.seq, now);
			return null;
		}
		const titles = entered.some((change) => change.titlesChanged)
			? { titles: titlesOf(this.#paper.gate.doc) }
			: {};
		const { areaId, planId, epoch } = this;
		const what = { rows, ...titles, ...(late ? { late } : {}) };
		this.#inFlight = { areaId, planId, epoch, after: this.#entrance.checkedAt, ...what };
		if (this.#sabotage.room === 'acknowledge-before-commit') tellSaved(entered, this.seq + 1, now);
		if (this.#sabotage.room === 'broadcast-before-commit') this.#show(this.#asOne(rows));
		return this.#inFlight;
	}

	/** The log has answered: acknowledge, then broadcast; or check everything again; or close. */
	settle(outcome: Outcome): void {
		const batch = this.#inFlight;
		if (!batch) return;
		this.#inFlight = null;
		if (outcome.kind === 'gone') return this.close('not-found');
		if (outcome.kind !== 'written') {
			const late = this.#entrance.checkAgain(outcome.kind === 'too-much-held');
			for (const frame of late) this.#entrance.refuse(frame, 'too-much-held');
			return;
		}
		const last = outcome.seqs.at(-1) ?? this.seq;
		// numbers of others may lie in between: the log knows those rows, the document does not yet
		if (outcome.seqs[0] === this.seq + 1) this.#paper.gate.seq = last;
		else this.hint(last);
		this.#shelf.grew(batch.rows.length);
		const entered = this.#entrance.takeEntered();
		tellSaved(entered, last, outcome.at);
		if (batch.rows.length > 0) this.#show(this.#asOne(batch.rows), onlySender(entered));
		tellHeld(entered);
	}

	/** The log can never write this batch: its authors are told, and their words kept. */
	giveUp(code: RefusalCode): void {
		this.#inFlight = null;
		this.#entrance.spoiled = true;
		for (const { frame } of this.#entrance.takeEntered()) this.#entrance.refuse(frame, code);
	}

	/** Takes in rows from the log, whoever wrote them, and shows them to everybody. Null: this epoch is over. */
	takeIn(rows: readonly LogRow[] | null): void {
		if (rows === null) return this.close('rejoin');
		if (rows.length === 0) return;
		this.#paper.gate.takeIn(rows);
		this.#shelf.grew(rows.length);
		this.#show(together(rows.map((row) => row.bytes)));
	}

	/** Builds the document from the log. What had been let in but not written is looked at again, in its order. */
	rebuild(opened: OpenedPlan | null): void {
		if (!opened || opened.epoch !== this.epoch) return this.close(opened ? 'rejoin' : 'not-found');
		const shown = this.seq;
		this.#paper.replace(opened);
		if (opened.seq > shown) {
			// rows that nobody here has been shown: they come again as news
			this.#paper.gate.seq = shown;
			this.hint(opened.seq);
		}
		this.#entrance.beginAgain();
	}

	/** Answers the questions that waited, if the document equals the log now. */
	answer(): void {
		if (!this.settled) return;
		for (const question of this.#questions.splice(0)) question();
	}

	takeRejected(): Rejected[] {
		return this.#shelf.takeRejected();
	}

	/** Whether the kept state shall be made anew: when enough has happened since (or anything, when letting go). */
	wantsState(now: number, lettingGo = false): boolean {
		return this.settled && !this.closed && this.#shelf.takeTurn(now, lettingGo);
	}

	// ── inside ──
	/** Shows words to everybody but the one who wrote them alone, and carets that are due; without words, only those. */
	#show(update: Uint8Array | null, except: Sender | null = null): void {
		const words = update && new Packet(encodeUpdate(update));
		if (words) this.#paper.shown(words);
		const caretsFor = this.#caretsDue || !words ? this.presence.tell(this.members.size) : () => null;
		this.#caretsDue = false;
		for (const member of this.members) member.deliver(member === except ? null : words, caretsFor(member));
	}

	/** All that was written, as one change: read from the document, which holds nothing else yet. */
	#asOne(rows: Batch['rows']): Uint8Array {
		return rows.length === 1 ? rows[0]!.bytes : this.#paper.gate.encode(rows.map(shareOf));
	}
}
