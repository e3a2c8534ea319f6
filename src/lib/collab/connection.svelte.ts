// One open copy of a plan: its document, its socket, and the honest answer to "is it saved?".
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { refusals, type RefusalCode } from '#domain/refusals.ts';
import type { Call, Holder } from '#domain/holds.ts';
import type { BroughtBack } from '#domain/brought-back.ts';
import { readBroughtBack } from '#protocol/brought-back.ts';
import { message } from '#protocol/messages.ts';
import { nothingHeld, type SeenHolds } from '#protocol/holds.ts';
import type { PlanCopy } from '#lib/device/plan-copies.ts';
import type { Held } from './incoming.ts';
import { PlanProvider } from './plan-provider.ts';
import { SaveLedger } from './save-ledger.ts';
import { TimeAway } from './time-away.svelte.ts';
import { sharedUndo } from './shared-undo.ts';
import { undoWithin } from './undo-holds.ts';
import { wordsSince } from './unsaved-words.ts';

export type SaveState =
	| { readonly kind: 'opening' }
	/** Everything of mine is committed; `at` is when the last of it was, null when I have written nothing yet. */
	| { readonly kind: 'saved'; readonly at: number | null }
	| { readonly kind: 'saving' }
	/** No connection, and nothing of mine waits. */
	| { readonly kind: 'offline' }
	| { readonly kind: 'not-saved' }
	/** The server has ended it, and nothing of mine waits. */
	| { readonly kind: 'stopped' };

export interface ConnectionOptions {
	readonly planId: string;
	readonly epoch: number;
	/** Whose page this is. */
	readonly person: string;
	/** Where this page came from, such as https://plans.example. */
	readonly origin: string;
	/** Somebody refused what this copy holds; a fresh one is needed. */
	readonly onRejoin: (code: RefusalCode) => void;
	/** The server ended this for good. */
	readonly onEnd: (code: RefusalCode) => void;
	readonly now?: () => number;
}

/** Without news for this long, what waits is called "not saved", milliseconds; with the look below well under the promised 3 s. */
const patience = 2_000;
/** How often the state is looked at again while something waits, milliseconds. */
const lookAgainAfter = 500;

/** Close codes whose words are kept aside and whose copy is fetched afresh. */
const freshCopy: readonly RefusalCode[] = [
	'rejoin',
	'invalid-change',
	'too-big',
	'plan-full',
	'plan-half-full',
	'paused',
	'row-locked',
	'held',
	'too-much-held'
];

export class Connection {
	readonly doc = new Y.Doc();
	readonly awareness: Awareness;
	/** One history of my own edits for prose, cells and rows. */
	readonly undo: Y.UndoManager;
	/** Whether the document has arrived once. */
	arrived = $state(false);
	/** Whether the server takes changes from me now. */
	mayEdit = $state(false);
	/** Whether I may edit here at all, also while writing is paused. */
	rights = $state(false);
	/** What is held while a workshop is led: a pause, rows that are talked about. */
	holds = $state.raw<SeenHolds>(nothingHeld);
	/** Where who leads calls everybody, and when that came. */
	called = $state.raw<Call | null>(null);
	/** What somebody else brought back last. */
	broughtBack = $state.raw<BroughtBack | null>(null);
	/** How many changes of others wait because they are held. */
	waiting = $state(0);
	save = $state.raw<SaveState>({ kind: 'opening' });
	/** Why the server ended this for good; null while it goes on. */
	ended = $state<RefusalCode | null>(null);
	/** What the server last said when it could not open the plan; gone when it can. */
	trouble = $state<RefusalCode | null>(null);

	/** The sign-in has ended. Nothing else has: signing in again, in any tab, goes on here. */
	signedOut = $state(false);
	readonly away: TimeAway;

	readonly #ledger = new SaveLedger();
	readonly #provider: PlanProvider;
	readonly #now: () => number;
	readonly #onRejoin: (code: RefusalCode) => void;
	readonly #onEnd: (code: RefusalCode) => void;
	readonly #threadListeners = new Set<(thread: string) => void>();
	#connected = false;
	#looking: ReturnType<typeof setTimeout> | null = null;

	constructor({ planId, epoch, person, origin, onRejoin, onEnd, now = Date.now }: ConnectionOptions) {
		this.#now = now;
		this.#onRejoin = onRejoin;
		this.#onEnd = onEnd;
		this.#provider = new PlanProvider(this.doc, {
			sockets: `${origin.replace(/^http/, 'ws')}/collab`,
			posts: `${origin}/collab`,
			planId,
			epoch,
			person,
			ledger: this.#ledger,
			now,
			news: {
				saved: () => this.#look(),
				refused: (code, aChange) => (aChange ? this.#end(code) : (this.trouble = code)),
				mayEdit: (mayEdit) => {
					this.mayEdit = mayEdit;
					if (mayEdit || !this.paused) this.rights = mayEdit;
				},
				catchesUp: (done) => (done ? this.away.tookIn() : this.away.takesIn()),
				holds: (holds) => {
					this.holds = holds;
					if (!this.paused) this.rights = this.mayEdit;
				},
				called: (call) => (this.called = call),
				threadChanged: (thread) => this.#threadListeners.forEach((then) => then(thread)),
				waiting: (changes) => (this.waiting = changes),
				broken: (error) => {
					console.error('A change from others could not be shown here; fetching a fresh copy.', error);
					this.#end('rejoin');
				}
			}
		});
		this.away = new TimeAway(this.doc, { now, isMine: (whose) => whose !== this.#provider });
		this.awareness = this.#provider.awareness;
		this.undo = sharedUndo(this.doc);
		undoWithin(this.undo, this.doc, () => ({
			still: this.paused !== null,
			rows: new Set(this.holds.lead ? [] : Object.keys(this.holds.rows))
		}));
		this.#provider.messageHandlers[message.broughtBack] = (_answer, decoder) => {
			this.broughtBack = readBroughtBack(decoder) ?? this.broughtBack;
		};
		this.#provider.on('status', ({ status }) => {
			this.#connected = status === 'connected';
			if (status === 'disconnected' && this.arrived) this.away.left();
			this.#look();
		});
		this.#provider.on('sync', (arrived) => {
			if (arrived) {
				this.arrived = true;
				this.trouble = null;
				this.signedOut = false;
			}
			this.#look();
		});
		this.#provider.on('connection-close', (event) => {
			if (event && event.code >= 4500) this.trouble = codeOf(event);
		});
		this.#provider.on('closed', (event) => {
			const code = codeOf(event);
			// who had the plan open goes on when they have signed in again
			if (code === 'sign-in-needed' && this.arrived) this.signedOut = true;
			else this.#end(code);
			this.#look();
		});
		this.#provider.connect();
	}

	/** Who has paused writing for me; null while nobody has, and for who leads. */
	get paused(): Holder | null {
		return this.holds.lead ? null : this.holds.paused;
	}

	/** Whether something of mine is not committed yet. */
	get unsaved(): boolean {
		return this.#ledger.unsaved;
	}

	/** The text of the blocks in which something of mine was never committed. */
	unsavedWords(): string[] {
		if (!this.#ledger.unsaved) return [];
		return this.unsentFrom.flatMap(([client, clock]) => wordsSince(this.doc, clock, client));
	}

	/** From which clock on the server may not have my words: of this document, and of the copy it was opened from. */
	get unsentFrom(): readonly (readonly [client: number, clock: number])[] {
		return [[this.doc.clientID, this.#ledger.savedClock], ...this.#provider.brought];
	}

	/** Opens with what was kept on this device: words that were never sent go to the server as soon as there is a line. */
	bring(copy: Pick<PlanCopy, 'state' | 'unsent' | 'unsentFrom' | 'mayEdit'>): void {
		if (this.ended) return;
		this.#provider.bring(copy);
		if (this.arrived) return;
		this.arrived = true;
		this.mayEdit = this.rights = copy.mayEdit;
		if (!this.#connected) this.away.left();
		this.#look();
	}

	/** Keeps what others do from being drawn here, for this reason, until `showOthers` is called with the same. */
	holdOthers(why: string, what?: Held): void {
		this.#provider.incoming.hold(why, what);
	}

	showOthers(why: string): void {
		this.#provider.incoming.letGo(why);
	}

	/** I press a key in the plan: others' changes are drawn after what it does, not before. */
	typed(): void {
		this.#provider.incoming.typed();
	}

	/** Draws what waits, though it is held; what comes then waits again. */
	showWaiting(): void {
		this.#provider.incoming.flush();
	}

	/** Calls back after each change of others that has been taken in, until the answer is called. The first is not counted. */
	onOthersChange(then: (transaction: Y.Transaction) => void): () => void {
		const heard = (transaction: Y.Transaction): void => {
			if (transaction.origin === this.#provider && this.arrived) then(transaction);
		};
		this.doc.on('afterTransaction', heard);
		return () => this.doc.off('afterTransaction', heard);
	}

	/** Calls back with the id of each thread that changes, until the answer is called. */
	onThreadChange(then: (thread: string) => void): () => void {
		this.#threadListeners.add(then);
		return () => this.#threadListeners.delete(then);
	}

	/** The device has woken, the network is back, or I have come back to this page: tries again at once. */
	wake(): void {
		if (!this.ended) this.#provider.wake();
	}

	/** The browser says that the network is gone. */
	lineLost(): void {
		if (!this.ended) this.#provider.lineLost();
	}

	close(): void {
		if (this.#looking) clearTimeout(this.#looking);
		this.#provider.destroy();
		this.doc.destroy();
	}

	#end(code: RefusalCode): void {
		if (this.ended) return;
		this.ended = code;
		this.mayEdit = this.rights = false;
		this.#provider.disconnect();
		this.#look();
		if (freshCopy.includes(code)) this.#onRejoin(code);
		else this.#onEnd(code);
	}

	/** Says what is true now, and looks again soon while something waits. */
	#look(): void {
		if (this.#looking) clearTimeout(this.#looking);
		this.#looking = null;
		this.save = this.#state();
		if (this.save.kind === 'saved') this.away.saved();
		if (this.save.kind === 'saving') this.#looking = setTimeout(() => this.#look(), lookAgainAfter);
	}

	#state(): SaveState {
		const { unsaved, waitingSince, savedAt } = this.#ledger;
		if (unsaved) {
			const stalled = waitingSince !== null && this.#now() - waitingSince >= patience;
			return stalled || !this.#connected || this.ended ? { kind: 'not-saved' } : { kind: 'saving' };
		}
		if (this.ended) return { kind: 'stopped' };
		if (!this.arrived) return { kind: 'opening' };
		return this.#connected ? { kind: 'saved', at: savedAt } : { kind: 'offline' };
	}
}

/** The refusal behind a close: its reason when the server gave a code there, else the first line with this close code. */
function codeOf({ code, reason }: { code: number; reason: string }): RefusalCode {
	if (reason in refusals) return reason as RefusalCode;
	const line = Object.entries(refusals).find(([, refusal]) => 'close' in refusal && refusal.close === code);
	return line ? (line[0] as RefusalCode) : 'cannot-open';
}
