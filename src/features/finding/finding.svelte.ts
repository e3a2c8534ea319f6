// Finding words in a plan: what is sought, where it stands, and which place one is at. Live while it is open; nothing before and after.
import { DrawnWords, rangeOf, type Found } from './drawn-words.ts';
import { clearMarks, markFound } from './marks.ts';
import { showFound } from './show-found.ts';
import { sought } from './matches.ts';

/** Looking again takes at most one part in so many of the time. */
const rest = 8;

export class Finding {
	readonly #paper: Element;
	readonly #drawn = new DrawnWords();
	readonly #changes: MutationObserver;
	#found = $state.raw<readonly Found[]>([]);
	#at = $state(-1);
	#words = '';
	/** From where one looks on, until the next step: more letters do not lead further and further away. */
	#origin: Range | null;
	/** Where one is, in the page; it moves with the text around it. */
	#here: Range | null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#took = 0;

	/** `from`: where the caret was, so that the first place is the next one from there. */
	constructor(paper: Element, from: Range | null) {
		this.#paper = paper;
		this.#origin = from;
		this.#here = from;
		this.#changes = new MutationObserver(() => this.#soon());
		this.#changes.observe(paper, { childList: true, characterData: true, subtree: true });
	}

	get count(): number {
		return this.#found.length;
	}

	/** The place one is at, from 1; 0 when there is none. */
	get position(): number {
		return this.#at + 1;
	}

	get current(): Found | null {
		return this.#found[this.#at] ?? null;
	}

	look(query: string): void {
		this.#words = sought(query);
		this.#here = this.#origin;
		this.#again();
		this.#show();
	}

	/** To the next place or the one before; after the last comes the first. */
	step(by: 1 | -1): void {
		const { length } = this.#found;
		if (length === 0) return;
		this.#at = (this.#at + by + length) % length;
		this.#show();
		this.#origin = this.#here;
	}

	close(): void {
		this.#changes.disconnect();
		if (this.#timer) clearTimeout(this.#timer);
		clearMarks();
	}

	/** The plan changed: look again, at most once a frame, and seldom where looking takes long. */
	#soon(): void {
		if (this.#words === '') return;
		this.#timer ??= setTimeout(
			() => {
				this.#timer = null;
				this.#again();
				markFound(this.#found, this.current);
			},
			Math.max(16, this.#took * rest)
		);
	}

	#again(): void {
		const began = performance.now();
		const found = this.#drawn.find(this.#paper, this.#words);
		this.#found = found;
		this.#at = found.length === 0 ? -1 : nearest(found, this.#here);
		this.#took = performance.now() - began;
	}

	#show(): void {
		markFound(this.#found, this.current);
		if (!this.current) return;
		this.#here = rangeOf(this.current);
		showFound(this.current);
	}
}

/** The first place at or behind where one was; before one was anywhere, the first that the window shows. */
function nearest(found: readonly Found[], here: Range | null): number {
	const index = here?.startContainer.isConnected
		? found.findIndex(({ from }) => here.comparePoint(from.node, from.offset) >= 0)
		: found.findIndex(({ block }) => block.getBoundingClientRect().bottom > 0);
	return Math.max(0, index);
}
