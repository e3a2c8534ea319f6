// The plan as one person has it open: the present copy, whether they edit, and what is said aloud meanwhile.
import type { RefusalCode } from '#domain/refusals.ts';
import { Connection } from './connection.svelte.ts';
import { Leading } from './leading.ts';
import {
	canKeepCopies,
	forgetPage,
	ownDevice,
	keepPage,
	sayNotOwn,
	sayOwn,
	whenForgotten
} from '#lib/device/own-device.ts';
import { forgetAllCopies } from '#lib/device/plan-copies.ts';
import { LocalCopy } from './local-copy.svelte.ts';
import { Announcer } from './announcer.svelte.ts';
import { ThreadPlaces } from './thread-places.svelte.ts';

/** Words the server never took, kept for their author to copy. */
export interface KeptWords {
	readonly why: RefusalCode;
	readonly words: readonly string[];
}

/** More fresh copies than this within the span below mean that something is wrong that a fresh copy does not mend. */
const mostFreshCopies = 4;
const span = 30_000;
/** Nothing of a plan stays on a device of somebody who may no longer see it. */
const noLongerMine: readonly RefusalCode[] = ['not-found', 'somebody-else', 'left-workshop', 'workshop-over'];
/** A laptop was opened, a tunnel has ended, the page comes out of the Back/Forward cache, a tab is looked at again. */
const signsOfLife = ['online', 'pageshow', 'focus'] as const;

export interface LivePlanOptions {
	readonly planId: string;
	readonly epoch: number;
	/** Whose page this is. */
	readonly person: string;
	readonly origin: string;
}

export class LivePlan {
	/** The present copy. It is replaced as a whole when the server asks for a fresh start. */
	connection = $state.raw<Connection>() as Connection;
	/** Whether I chose to edit; what counts is `editing`. */
	wanted = $state(false);
	kept = $state.raw<readonly KeptWords[]>([]);
	/** How often the server said that words of mine wait for me: each time the page asks anew how many. */
	held = $state(0);
	/** The copy on this device; null unless it is somebody's own. */
	copy = $state.raw<LocalCopy | null>(null);
	readonly announcer = new Announcer();
	/** What comments hang on, in this copy. */
	readonly threads = new ThreadPlaces();
	/** What I may do for everybody, if I lead here. */
	readonly leading: Leading;
	readonly #options: LivePlanOptions;
	#freshAt: number[] = [];
	#stopListening: () => void = () => undefined;

	get planId(): string {
		return this.#options.planId;
	}

	constructor(options: LivePlanOptions) {
		this.#options = options;
		this.leading = new Leading(options);
		this.connection = this.#connect();
		for (const sign of signsOfLife) window.addEventListener(sign, this.#wake);
		document.addEventListener('visibilitychange', this.#wake);
		window.addEventListener('offline', this.#lineLost);
		window.addEventListener('online', this.#online);
		if (!canKeepCopies()) return;
		this.#stopListening = whenForgotten(() => this.#stopKeeping());
		if (ownDevice() === 'yes') void this.#keepCopy();
	}

	readonly #online = (): void => this.#keepPage();

	readonly #lineLost = (): void => this.connection.lineLost();

	readonly #wake = (): void => {
		if (document.visibilityState === 'visible') this.connection.wake();
	};

	/** I chose to edit, the server allows it, and the document is here. */
	get editing(): boolean {
		return this.wanted && this.connection.rights && this.connection.arrived && !this.connection.ended;
	}

	/** I may no longer see this plan. Whose workshop has ended in good order may finish reading. */
	get gone(): boolean {
		const { ended } = this.connection;
		return ended !== null && ended !== 'workshop-over' && noLongerMine.includes(ended);
	}

	/** I am editing, and nobody has paused writing. */
	get writing(): boolean {
		return this.editing && this.connection.mayEdit && this.connection.paused === null;
	}

	/** Words of mine would be gone with this page: they wait without a way to the server, or for me to copy them. */
	get wouldLose(): boolean {
		return this.kept.length > 0 || (this.connection.unsaved && this.connection.save.kind === 'not-saved');
	}

	/** The kept words are no longer needed. */
	forget(kept: KeptWords): void {
		this.kept = this.kept.filter((each) => each !== kept);
	}

	close(): void {
		for (const sign of signsOfLife) window.removeEventListener(sign, this.#wake);
		document.removeEventListener('visibilitychange', this.#wake);
		window.removeEventListener('offline', this.#lineLost);
		window.removeEventListener('online', this.#online);
		this.#stopListening();
		this.copy?.close();
		this.connection.close();
		this.announcer.close();
	}

	#connect(): Connection {
		return new Connection({
			...this.#options,
			onRejoin: (code) => this.#rejoin(code),
			onEnd: (code) => {
				this.#keep(code);
				if (noLongerMine.includes(code)) this.#forgetCopy();
			}
		});
	}

	/** Says whether this is somebody's own device, and keeps a copy from now on, or nothing any more. */
	async keepHere(answer: 'yes' | 'no'): Promise<void> {
		try {
			if (answer === 'yes') {
				sayOwn();
				if (!this.copy) await this.#keepCopy();
			} else {
				this.#stopKeeping();
				await sayNotOwn(forgetAllCopies);
			}
		} catch (error) {
			console.error('The device keeps nothing.', error);
		}
	}

	async #keepCopy(): Promise<void> {
		const { planId: plan, person, epoch } = this.#options;
		this.copy = new LocalCopy({ plan, person, epoch }, this.connection);
		try {
			const lost = await this.copy.open();
			if (lost.length > 0) this.kept = [...this.kept, { why: 'rejoin', words: lost }];
		} catch (error) {
			console.error('The copy on this device could not be read.', error);
			this.copy.full = true;
		}
		this.#keepPage();
	}

	/** Said to be their own while there was no line: the page itself is kept when there is one. */
	readonly #keepPage = (): void => {
		if (!this.copy) return;
		keepPage(location.pathname).catch((error: unknown) => console.error('The page was not kept.', error));
	};

	#stopKeeping(): void {
		this.copy?.close();
		this.copy = null;
	}

	#forgetCopy(): void {
		const { copy } = this;
		if (!copy) return;
		this.copy = null;
		Promise.all([copy.forget(), forgetPage(location.pathname)]).catch((error: unknown) =>
			console.error('The copy on this device was not removed.', error)
		);
	}

	/** Sets aside what the server never took, for copying. */
	#keep(code: RefusalCode): void {
		const words = this.connection.unsavedWords();
		if (words.length > 0) this.kept = [...this.kept, { why: code, words }];
	}

	#rejoin(code: RefusalCode): void {
		const old = this.connection;
		this.#keep(code);
		if (code === 'held') this.held++;
		const now = Date.now();
		this.#freshAt = [...this.#freshAt.filter((at) => now - at < span), now];
		if (this.#freshAt.length > mostFreshCopies) {
			old.ended = 'cannot-open';
			return;
		}
		this.connection = this.#connect();
		this.copy?.follow(this.connection);
		// Editors still hold the old document for a moment; it goes when they have let go.
		setTimeout(() => old.close(), 1_000);
	}
}
