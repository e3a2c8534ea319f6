// One tab in one room: greeting → joined → gone. It reads frames, counts its changes, and is what a room sees of a person.
import type { PlanId } from '#domain/ids.ts';
import { refusal, type RefusalCode } from '#domain/refusals.ts';
import type { Call } from '#domain/holds.ts';
import { encodeStep1, isStateVector, readClientFrame } from '#protocol/frames.ts';
import { encodeAccessChanged, encodeRefused, encodeSaved } from '#protocol/messages.ts';
import { encodeCalled, encodeHolds } from '#protocol/holds.ts';
import { noFigures } from '#server/collab/figures.ts';
import { Outlet } from './outlet.ts';
import { Packet } from '#server/collab/packet.ts';
import { Questions } from './questions.ts';
import { Reading } from './reading.ts';
import type { Room } from '#server/collab/room/room.ts';
import type { Frame, Member } from '#server/collab/room/sender.ts';
import type { SessionParts } from './session-parts.ts';
import { sendOldestAway } from './tabs.ts';
import { Unsaved } from './unsaved.ts';
import { isMeant, isRefused, type AccessHint, type Visitor, type Welcome } from '#server/collab/visitor.ts';

export type SessionState =
	| { readonly state: 'greeting' }
	| { readonly state: 'joined'; readonly room: Room; readonly visitor: Visitor }
	| { readonly state: 'gone'; readonly why: string; readonly last: Visitor | null };

/** More than this from one sender that is not committed yet, bytes: their socket is read more slowly. */
const mostWaiting = 256 * 1024;
/** Frames that may arrive before somebody has joined: the stock provider sends two. */
const mostEarly = 8;
const retryAsking = 1_000;

export class Session implements Member {
	readonly planId: PlanId;
	readonly outlet: Outlet;
	readonly reading: Reading;
	readonly #parts: SessionParts;
	#state: SessionState = { state: 'greeting' };
	#early: Uint8Array[] = [];
	#received = 0;
	/** Changes of theirs that are not committed yet. */
	readonly unsaved: Unsaved;
	/** A writer was sent our step 1, and has not answered. */
	#owesStep2 = false;
	/** What was typed before that answer: it may lean on words that only the answer brings. */
	#held: Frame[] = [];
	readonly #questions: Questions;
	#asking: Promise<Welcome | null> | null = null;
	#askAgain = false;
	/** Their time was up, and they are being asked about. */
	#timeUp = false;
	#toldMayWrite = false;
	#lastWelcome: Welcome | null = null;

	constructor(parts: SessionParts) {
		this.#parts = parts;
		this.planId = parts.planId;
		this.unsaved = new Unsaved(parts.clock, parts.figures ?? noFigures);
		this.outlet = new Outlet(parts.socket, parts.clock, parts.sabotage?.room);
		this.reading = new Reading(parts.clock, this.outlet, parts.sabotage?.room);
		this.#questions = new Questions(parts.clock, parts.sabotage?.room);
	}

	get state(): SessionState {
		return this.#state;
	}

	get visitor(): Visitor {
		const visitor = this.#visitor;
		if (!visitor) throw new Error('Nobody has joined yet');
		return visitor;
	}

	get #visitor(): Visitor | null {
		if (this.#state.state === 'joined') return this.#state.visitor;
		return this.#state.state === 'gone' ? this.#state.last : null;
	}

	/** Asked when a change is looked at: whoever lost the right after sending it does not write. */
	get mayEdit(): boolean {
		const knowsEnough = this.#parts.upToDate || this.#parts.sabotage?.room === 'trust-old-clients';
		return (this.#visitor?.mayEdit ?? false) && knowsEnough;
	}

	/** Comes into the room, at a moment when its document equals the log, as what they were last known to be. */
	join(room: Room): void {
		const visitor = this.#lastWelcome;
		if (this.#state.state !== 'greeting') return;
		if (room.closed || !visitor) return this.refuse(room.closed ?? 'cannot-open');
		if (isRefused(visitor)) return this.refuse(visitor.refused);
		this.#state = { state: 'joined', room, visitor };
		room.members.add(this);
		sendOldestAway(room.members, this, this.#parts.sabotage?.room);
		this.#toldMayWrite = this.mayEdit && !room.held.stills(visitor);
		const { outlet } = this;
		outlet.inOneWrite(() => {
			outlet.send(encodeHolds(room.held.holds, visitor.mayLead));
			outlet.send(encodeAccessChanged(this.#toldMayWrite));
			if (!this.#parts.upToDate && visitor.mayEdit) outlet.send(encodeRefused({ frame: 0, code: 'reload' }));
			if (this.#toldMayWrite) outlet.send(this.#step1(room));
			outlet.send(room.presence.everybodyBut(this));
			for (const frame of this.#early.splice(0)) this.receive(frame);
		});
	}

	/** Takes one frame from the socket. */
	receive(bytes: Uint8Array): void {
		this.outlet.heard();
		if (this.#state.state === 'gone') return;
		if (this.#state.state === 'greeting') return this.#keepEarly(bytes);
		const { room } = this.#state;
		const frame = readClientFrame(bytes);
		if (!frame) return this.refuse('bad-request');
		if (frame.kind === 'presence') return room.presence.hear(this, frame.payload);
		if (frame.kind === 'who-is-here')
			return this.#answer(room, () => [new Packet(room.presence.everybodyBut(this))]);
		if (frame.kind !== 'step1') return this.#bring(room, frame.kind, frame.update);
		this.#answer(room, () => room.answerTo(frame.stateVector), frame.stateVector);
	}

	deliver(words: Packet | null, carets: Packet | null): void {
		if (this.#state.state === 'joined') this.outlet.deliver(words, carets);
	}

	heldAnew(): void {
		if (this.#state.state !== 'joined') return;
		const { room, visitor } = this.#state;
		// so that a page never hears of a right it lost where it only has to wait
		const holds = encodeHolds(room.held.holds, visitor.mayLead);
		const stills = room.held.stills(visitor);
		if (stills) this.outlet.send(holds);
		this.#tellMayWrite(room, visitor);
		if (!stills) this.outlet.send(holds);
	}

	called(call: Call): void {
		if (this.#state.state === 'joined') this.outlet.send(encodeCalled(call));
	}

	saved(frames: readonly number[], seq: number, at: number): void {
		this.unsaved.saved(frames);
		if (this.#state.state !== 'joined') return;
		if (this.unsaved.bytes < mostWaiting / 2) this.outlet.readOn();
		const { oldest } = this.unsaved;
		this.outlet.sendAhead(encodeSaved({ frames: oldest === null ? this.#received : oldest - 1, seq, at }));
	}

	/** Says no in words and ends the session. What they sent is kept by the room. Who has sent it and gone is reported: they may come again. */
	refuse(code: RefusalCode, frame = 0): void {
		if (this.#state.state === 'gone' && (this.#state.why !== 'left' || frame === 0)) return;
		this.#parts.report.refused({ plan: this.planId, person: this.#visitor?.author.id ?? null, code });
		if (this.#state.state === 'gone') return void (this.#state = { ...this.#state, why: code });
		if (frame > 0) this.outlet.send(encodeRefused({ frame, code }));
		this.#end(code);
		this.outlet.close(refusal(code).close ?? 4400, code);
	}

	/** The socket is gone. What they sent before is still written. */
	left(): void {
		if (this.#state.state !== 'gone') this.#end('left');
	}

	/** Asks who this is now; while it is being asked, another reason to ask makes it ask once more. Null: could not ask. */
	async welcome(): Promise<Welcome | null> {
		this.#askAgain = true;
		this.#asking ??= this.#keepAsking().finally(() => (this.#asking = null));
		return this.#asking;
	}

	async #keepAsking(): Promise<Welcome | null> {
		let welcome: Welcome | null = null;
		while (this.#askAgain) {
			this.#askAgain = false;
			try {
				welcome = this.#lastWelcome = await this.#parts.ask();
			} catch (error) {
				this.#parts.report.databaseAway(error);
				welcome = null;
			}
		}
		return welcome;
	}

	/** Whether a hint about access may be about them. Somebody who is still being greeted is always meant. */
	isMeantBy(hint: AccessHint): boolean {
		return isMeant(hint, this.planId, this.#visitor);
	}

	/** Access may have changed: closes, or tells them what they may do now. */
	async checkAccess(): Promise<void> {
		const welcome = await this.welcome();
		if (this.#state.state !== 'joined') return;
		if (!welcome) {
			this.#parts.clock.after(retryAsking, () => void this.checkAccess());
			return;
		}
		this.#timeUp = false;
		if (isRefused(welcome)) return this.refuse(welcome.refused);
		const { room, visitor: before } = this.#state;
		this.#state = { state: 'joined', room, visitor: welcome };
		room.presence.changeOf(this);
		if (before.mayLead !== welcome.mayLead) this.heldAnew();
		else this.#tellMayWrite(room, welcome);
	}

	/** Tells them whether they may write now, when that has changed, and asks for what has waited meanwhile. */
	#tellMayWrite(room: Room, visitor: Visitor): void {
		const mayWrite = this.mayEdit && !room.held.stills(visitor);
		if (mayWrite === this.#toldMayWrite) return;
		this.#toldMayWrite = mayWrite;
		this.outlet.send(encodeAccessChanged(mayWrite));
		if (!mayWrite) return;
		room.ask(() => {
			if (this.#state.state === 'joined' && this.#toldMayWrite) this.outlet.send(this.#step1(room));
		});
	}

	/** Called every second: sends away whose time is up, resends what a slow reader missed, closes who does not keep up or has gone silently. */
	sweep(): void {
		if (this.#state.state === 'gone') return;
		this.#watchTheTime();
		const verdict = this.outlet.sweep();
		if (verdict === 'gone') {
			this.#end('too slow, or silent');
			return this.outlet.terminate();
		}
		if (verdict !== 'catch-up' || this.#state.state !== 'joined') return;
		const { room } = this.#state;
		this.#parts.figures?.resynced();
		room.ask(() => {
			this.outlet.sendAll(room.answerTo());
			this.outlet.send(room.presence.everybodyBut(this));
			this.outlet.caughtUp();
		});
	}

	/** What a guest may do ends with the workshop, whether or not anybody sends a hint. */
	#watchTheTime(): void {
		const until = this.#visitor?.until ?? null;
		if (until === null || this.#timeUp || this.#parts.clock.now() < until) return;
		this.#timeUp = true;
		void this.checkAccess();
	}

	#bring(room: Room, kind: 'update' | 'step2', update: Uint8Array): void {
		const barred = this.mayEdit && room.held.bars(this.visitor);
		// who had the right once is not refused: their words are held for them (rules T)
		const late = !this.mayEdit && this.#parts.upToDate && room.takesLate(this);
		if ((!this.mayEdit && !late) || barred) {
			// a reader's change never reaches the gate; what brings nothing new is no change
			if (room.knows(update)) return;
			const code = barred ? 'paused' : 'not-allowed';
			room.keepRefused(this, update, code);
			this.#parts.poke(room);
			return this.refuse(this.#parts.upToDate ? code : 'reload');
		}
		const keptRows = room.held.rowsKeptFrom(this.visitor);
		const at = this.#parts.clock.now();
		const frame: Frame = { sender: this, n: ++this.#received, kind, bytes: update, at, keptRows };
		this.unsaved.add(frame.n, update.byteLength);
		if (this.unsaved.bytes > mostWaiting) this.outlet.readSlowly();
		const hold = this.#owesStep2 && kind === 'update' && this.#parts.sabotage?.room !== 'enter-before-step-2';
		if (hold) return void this.#held.push(frame);
		room.bring(frame);
		if (kind === 'step2') {
			this.#owesStep2 = false;
			for (const held of this.#held.splice(0)) room.bring(held);
		}
		this.#parts.poke(room);
	}

	/** Sends something that is made when the document equals the log; too many questions go unanswered, and unread. */
	#answer(room: Room, make: () => readonly Packet[], stateVector?: Uint8Array): void {
		const how = this.#questions.take(stateVector?.byteLength ?? 0);
		if (how === 'unanswered') return;
		if (how === 'hostile' || (stateVector && !isStateVector(stateVector))) return this.refuse('bad-request');
		room.ask(() => {
			if (this.#state.state === 'joined') this.outlet.sendAll(make());
		});
	}

	/** Our step 1: until it is answered, what they type waits. */
	#step1(room: Room): Uint8Array {
		this.#owesStep2 = true;
		return encodeStep1(room.stateVector);
	}

	#keepEarly(bytes: Uint8Array): void {
		if (this.#early.push(bytes) > mostEarly) this.refuse('bad-request');
	}

	#end(why: string): void {
		const last = this.#visitor;
		const room = this.#state.state === 'joined' ? this.#state.room : null;
		this.#state = { state: 'gone', why, last };
		this.reading.end();
		this.#early = [];
		room?.leave(this);
		for (const held of this.#held.splice(0)) if (room) room.bring(held);
		if (room) this.#parts.poke(room);
	}
}
