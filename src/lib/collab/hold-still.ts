// What others write makes the page longer or shorter above what I look at. So the page is scrolled by as much, in the same
// moment: the line with my caret stays where it is, or what has the focus, or what a reader has at the top of the screen.
// (Browsers anchor by themselves, but by the top of the screen, not by the caret, and not all of them do.)
import { flushSync } from 'svelte';
import { hearCaret } from './hear-caret.ts';

/** Below this height stands what a reader reads first; above it are bars that stay, px. */
const readingFrom = 130;
/** Less than this is not seen, and scrolling by it would only add up errors, px. */
const unseen = 0.5;

/** How far it has moved down since it was asked for, px. */
type Moved = () => number;

export class StillPage {
	/** What could not be scrolled because screens have whole pixels; made good the next time. */
	#owed = 0;
	#scrolledTo = -1;

	/** Does something that may move the page, and everything that is drawn because of it. */
	during(change: () => void): void {
		hearCaret();
		const moved = typeof window === 'undefined' ? null : lookedAt();
		if (!moved) return change();
		const { style } = document.documentElement;
		// the browser's own anchoring is by another line, and rounds
		style.overflowAnchor = 'none';
		try {
			change();
			flushSync();
			this.#follow(moved);
		} finally {
			style.overflowAnchor = '';
		}
	}

	#follow(moved: Moved): void {
		// whoever has scrolled since stands somewhere else, and nothing is owed
		if (Math.abs(window.scrollY - this.#scrolledTo) > 1) this.#owed = 0;
		const by = moved() + this.#owed;
		const from = window.scrollY;
		if (Math.abs(by) >= unseen) window.scrollBy({ top: by, behavior: 'instant' });
		this.#scrolledTo = window.scrollY;
		// at the ends of the page there is nothing left to scroll, and that is no debt
		const rest = by - (this.#scrolledTo - from);
		this.#owed = Math.abs(rest) < 1 ? rest : 0;
	}
}

/** What must not move now; null when there is nothing. */
function lookedAt(): Moved | null {
	const focused = document.activeElement;
	if (focused instanceof HTMLElement && focused.isContentEditable) {
		const rect = caretRect(focused);
		if (rect && inSight(rect)) return () => (caretRect(focused)?.top ?? rect.top) - rect.top;
	} else if (focused?.closest('main')?.contains(focused.parentElement)) {
		const { top } = focused.getBoundingClientRect();
		if (inSight(focused.getBoundingClientRect()))
			return () => (focused.isConnected ? focused.getBoundingClientRect().top - top : 0);
	}
	const blocks = blocksInSight();
	return blocks.length > 0 ? () => movedSince(blocks) : null;
}

/** Where the caret is drawn, while the focus is here. */
function caretRect(focused: HTMLElement): DOMRect | null {
	const selection = document.getSelection();
	const node = selection?.focusNode;
	if (!selection || !node || !focused.contains(node)) return null;
	const range = document.createRange();
	range.setStart(node, selection.focusOffset);
	const drawn = [...range.getClientRects()].at(-1);
	if (drawn) return drawn;
	// a line without a word has no place between letters
	const child = node.childNodes[selection.focusOffset] ?? node;
	return (child instanceof Element ? child : child.parentElement)?.getBoundingClientRect() ?? null;
}

function inSight({ top, bottom }: DOMRect): boolean {
	return bottom > 0 && top < window.innerHeight;
}

/** A block as it was seen. Its element may stand for another block afterwards: its words say so. */
interface Seen {
	readonly element: Element;
	readonly parent: Element | null;
	readonly words: string;
	readonly top: number;
}

/** The first few blocks a reader sees. */
function blocksInSight(): Seen[] {
	const main = document.querySelector('main');
	if (!main) return [];
	const { left, width } = main.getBoundingClientRect();
	const seen = new Map<Element, Seen>();
	for (let down = readingFrom; down < window.innerHeight && seen.size < 4; down += 30) {
		const element = document.elementFromPoint(left + width / 3, down)?.closest(aBlock);
		if (!element || !main.contains(element)) continue;
		const { parentElement: parent, textContent: words } = element;
		seen.set(element, { element, parent, words, top: element.getBoundingClientRect().top });
	}
	return [...seen.values()];
}

const aBlock = 'p, h1, h2, h3, h4, h5, li, td, th, dt, dd';

/** By the first block that still stands there, perhaps with other words at its ends; else by one that stands elsewhere now. */
function movedSince(seen: readonly Seen[]): number {
	const stays = seen.find(({ element, words }) => element.isConnected && isAlike(element.textContent, words));
	if (stays) return stays.element.getBoundingClientRect().top - stays.top;
	for (const block of seen) {
		const now = elsewhere(block);
		if (now) return now.getBoundingClientRect().top - block.top;
	}
	return 0;
}

function isAlike(now: string, before: string): boolean {
	const enough = Math.min(20, before.length);
	if (now !== '' && before !== '' && (now.includes(before) || before.includes(now))) return true;
	return now.startsWith(before.slice(0, enough)) || now.endsWith(before.slice(-enough));
}

/** The one block with these words beside where it was. */
function elsewhere({ element, parent, words }: Seen): Element | null {
	if (words === '' || !parent?.isConnected) return null;
	const same = [...parent.children].filter(
		(child) => child.localName === element.localName && child.textContent === words
	);
	return same.length === 1 ? same[0]! : null;
}
