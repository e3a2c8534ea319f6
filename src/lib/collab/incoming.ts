// What others did, on its way to the screen. It arrives as often as they type, each change redraws the document, and a slow
// phone would spend its time on that instead of on its owner's keys: so it is collected, and taken in at most once a frame.

/** What is drawn of others must leave at least as much time for oneself: pause for what the last taking-in cost, ms at most. */
const longestRest = 250;
/** A hidden tab has no frames; it takes things in this often, milliseconds. */
const hiddenPause = 250;

export interface IncomingOptions {
	/** Takes all of this in as one change. */
	readonly takeIn: (changes: readonly Uint8Array[], presence: readonly Uint8Array[]) => void;
	/** How many changes wait now, each time that is another number. */
	readonly waiting?: (changes: number) => void;
	readonly now?: () => number;
	/** Calls back when the next frame has been drawn; answers how to forget it. */
	readonly afterNextFrame?: (then: () => void) => () => void;
}

/** What waits: everything, or changes only, so that one still sees who comes and goes. */
export type Held = 'all' | 'changes';

export class Incoming {
	readonly #options: Required<IncomingOptions>;
	#changes: Uint8Array[] = [];
	#presence: Uint8Array[] = [];
	#forget: (() => void) | null = null;
	#restUntil = 0;
	readonly #held = new Map<string, Held>();

	constructor(options: IncomingOptions) {
		this.#options = { now: () => performance.now(), afterNextFrame, waiting: () => undefined, ...options };
	}

	/** Something of others arrived; it is taken in soon, together with what comes until then. */
	change(update: Uint8Array): void {
		this.#changes.push(update);
		if (this.#held.size > 0) this.#options.waiting(this.#changes.length);
		this.#soon();
	}

	/** Somebody moved; taken in with the changes, and never before those that came first. */
	presence(update: Uint8Array): void {
		this.#presence.push(update);
		this.#soon();
	}

	/** Keeps what arrives waiting, for this reason, until the same reason is let go. */
	hold(why: string, what: Held = 'all'): void {
		this.#held.set(why, what);
	}

	/** What has waited is taken in with the next frame, unless it is held for another reason. */
	letGo(why: string): void {
		this.#held.delete(why);
		if (this.#changes.length + this.#presence.length > 0) this.#soon();
	}

	/** Takes in what waits, now, held or not. */
	flush(): void {
		this.#forget?.();
		this.#forget = null;
		const [changes, presence] = [this.#changes, this.#presence];
		if (changes.length + presence.length === 0) return;
		this.#changes = [];
		this.#presence = [];
		this.#options.waiting(0);
		const began = this.#options.now();
		this.#options.takeIn(changes, presence);
		const ended = this.#options.now();
		this.#restUntil = ended + Math.min(ended - began, longestRest);
	}

	/** The line has ended: words that came over it count, who moved where on it does not. */
	lineEnded(): void {
		this.#presence = [];
		this.flush();
	}

	/** Forgets what waits. */
	close(): void {
		this.#forget?.();
		this.#forget = null;
		this.#changes = [];
		this.#presence = [];
	}

	/** Whether nothing may be taken in now. */
	get #still(): boolean {
		return this.#held.size > 0 && (this.#presence.length === 0 || [...this.#held.values()].includes('all'));
	}

	#soon(): void {
		if (this.#still) return;
		this.#forget ??= this.#options.afterNextFrame(() => {
			this.#forget = null;
			// the phone has just worked for others: the next frame is for whoever holds it
			if (this.#still || this.#options.now() < this.#restUntil) this.#soon();
			else if (this.#held.size === 0) this.flush();
			else this.#options.takeIn([], this.#presence.splice(0));
		});
	}
}

/** After the paint, so that a key pressed in this frame is seen before anything of others is worked on. */
function afterNextFrame(then: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | null = null;
	const frame =
		typeof requestAnimationFrame === 'function'
			? requestAnimationFrame(() => (timer = setTimeout(run, 0)))
			: null;
	const fallback = setTimeout(run, hiddenPause);
	function forget(): void {
		if (frame !== null) cancelAnimationFrame(frame);
		if (timer !== null) clearTimeout(timer);
		clearTimeout(fallback);
	}
	function run(): void {
		forget();
		then();
	}
	return forget;
}
