// What others did, on its way to the screen. It arrives as often as they type, each change redraws the document, and a slow
// phone would spend its time on that instead of on its owner's keys: so it is collected, and taken in at most once a frame.

/** What is drawn of others must leave at least as much time for oneself: pause for what the last taking-in cost, ms at most. */
const longestRest = 250;
/** What takes longer than this to draw is felt by whoever types, ms: it is drawn right after a letter of theirs. */
const feltFrom = 10;
/** Right after their letter: their next one does not come so soon, ms. */
const justPainted = 40;
/** So long after their last letter nobody waits for the next one, ms. */
const pauseInTyping = 600;
/** While somebody types, so many times as long as the last drawing took is theirs. */
const shareOfTypist = 4;
/** However long somebody types, others are drawn after this, ms. */
const longestWait = 1_500;
/** Who only moves is drawn this often, ms; more rarely where many move at once, which takes this many bytes. */
const movesEvery = { few: 100, many: 500, bytes: 3_000 };
/** What may be taken in sooner than this waits for the next frame, ms. */
const aFrame = 17;
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
	/** Calls back after so many milliseconds; answers how to forget it. */
	readonly later?: (then: () => void, ms: number) => () => void;
}

/** What waits: everything, or changes only, so that one still sees who comes and goes. */
export type Held = 'all' | 'changes';

export class Incoming {
	readonly #options: Required<IncomingOptions>;
	#changes: Uint8Array[] = [];
	#presence: Uint8Array[] = [];
	#forget: (() => void) | null = null;
	/** When that look is taken; 0: with the next frame. */
	#looksAt = 0;
	#restUntil = 0;
	/** How long the last taking-in took, and when it ended. */
	#cost = 0;
	#takenAt = 0;
	#movesFrom = 0;
	#typedAt = -Infinity;
	#paintedAt = -Infinity;
	readonly #held = new Map<string, Held>();

	constructor(options: IncomingOptions) {
		this.#options = {
			now: () => performance.now(),
			afterNextFrame,
			later,
			waiting: () => undefined,
			...options
		};
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

	/** I press a key: what it does is painted first, and then others have the time until my next one. */
	typed(): void {
		this.#typedAt = this.#options.now();
		if (this.#cost < feltFrom) return;
		this.#forget?.();
		this.#looksAt = 0;
		this.#forget = this.#options.afterNextFrame(() => {
			this.#forget = null;
			this.#paintedAt = this.#options.now();
			this.#tryNow();
		});
	}

	/** Takes in what waits, now, held or not. */
	flush(): void {
		this.#forget?.();
		this.#forget = null;
		this.#take(this.#changes.splice(0), this.#presence.splice(0));
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
		const at = this.#notBefore();
		if (this.#forget && at >= this.#looksAt) return;
		this.#forget?.();
		const wait = at - this.#options.now();
		if (wait < aFrame) return this.#withNextFrame();
		// to look again each frame would make the browser draw each frame, for nothing
		this.#looksAt = at;
		this.#forget = this.#options.later(() => this.#withNextFrame(), wait);
	}

	#withNextFrame(): void {
		this.#looksAt = 0;
		this.#forget = this.#options.afterNextFrame(() => {
			this.#forget = null;
			this.#tryNow();
		});
	}

	/** When what waits may be taken in, unless a letter is typed before. */
	#notBefore(): number {
		const onlyMoves = this.#changes.length === 0 || this.#held.size > 0;
		const now = this.#options.now();
		const afterTyping = this.#awaitsLetter(now)
			? Math.min(this.#typedAt + pauseInTyping, this.#takenAt + longestWait)
			: 0;
		return Math.max(this.#restUntil, onlyMoves ? this.#movesFrom : 0, afterTyping);
	}

	#tryNow(): void {
		if (this.#changes.length + this.#presence.length === 0) return;
		const now = this.#options.now();
		// the phone has just worked for others, or a letter may come: the next frame is for whoever holds it
		if (this.#still || now < this.#restUntil || this.#awaitsLetter(now)) return this.#soon();
		const changes = this.#held.size === 0 ? this.#changes.splice(0) : [];
		const moves = now >= this.#movesFrom ? this.#presence.splice(0) : [];
		this.#take(changes, moves);
		if (this.#presence.length > 0) this.#soon();
	}

	/** Whether somebody is typing, and their next letter may come while this would be drawn. */
	#awaitsLetter(now: number): boolean {
		if (this.#cost < feltFrom || now - this.#typedAt > pauseInTyping) return false;
		const since = now - this.#takenAt;
		if (since >= longestWait) return false;
		return now - this.#paintedAt > justPainted || since < shareOfTypist * this.#cost;
	}

	#take(changes: readonly Uint8Array[], moves: readonly Uint8Array[]): void {
		if (changes.length + moves.length === 0) return;
		if (changes.length > 0) this.#options.waiting(0);
		const began = this.#options.now();
		this.#options.takeIn(changes, moves);
		this.#takenAt = this.#options.now();
		this.#cost = this.#takenAt - began;
		this.#restUntil = this.#takenAt + Math.min(this.#cost, longestRest);
		const bytes = moves.reduce((sum, { byteLength }) => sum + byteLength, 0);
		if (moves.length > 0)
			this.#movesFrom = this.#takenAt + (bytes > movesEvery.bytes ? movesEvery.many : movesEvery.few);
	}
}

function later(then: () => void, ms: number): () => void {
	const timer = setTimeout(then, ms);
	return () => clearTimeout(timer);
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
