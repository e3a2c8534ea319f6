// The words of a plan as they stand on the page, for looking through them. It reads the page and changes nothing in it.
// Rooms mark what is theirs: `data-chrome` holds no words of the plan, `data-words` inside it does, `data-word` is a short one.
import { fold, matches, type Folding } from './matches.ts';

export interface Found {
	/** The paragraph, heading or short word it stands in. */
	readonly block: Element;
	readonly from: Place;
	readonly to: Place;
	/** The found words with a few before and behind, to be read aloud. */
	readonly around: string;
}

interface Place {
	readonly node: Text;
	readonly offset: number;
}

const blocks = ':is(header, .plan-text) :is(h1, h2, h3, h4, h5, p, [data-word])';
const rooms = '[data-chrome], [data-words], [data-word], dialog, .guide';

/** More than these are not counted: nobody goes through them one by one. */
export const mostFound = 1_000;

export class DrawnWords {
	/** What was compared last time: while people type, nearly all of it is the same. */
	readonly #folded = new WeakMap<Element, { readonly text: string; readonly folding: Folding }>();

	/** Every place of `words` (made by `sought`) in what `paper` shows, from top to bottom. */
	find(paper: Element, words: string): Found[] {
		const found: Found[] = [];
		if (words === '') return found;
		for (const block of paper.querySelectorAll(blocks)) {
			const room = block.closest(rooms);
			if (room && !room.matches('[data-words], [data-word]')) continue;
			const nodes = textIn(block);
			const text = nodes.map(({ data }) => data).join('');
			for (const { from, to } of matches(this.#fold(block, text), words, mostFound - found.length)) {
				found.push({
					block,
					from: placeIn(nodes, from, 'start'),
					to: placeIn(nodes, to, 'end'),
					around: around(text, from, to)
				});
			}
			if (found.length >= mostFound) break;
		}
		return found;
	}

	#fold(block: Element, text: string): Folding {
		const before = this.#folded.get(block);
		if (before?.text === text) return before.folding;
		const folding = fold(text);
		this.#folded.set(block, { text, folding });
		return folding;
	}
}

/** The text of a block, without the flags of others' carets and signs that only decorate. */
function textIn(block: Element): Text[] {
	const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
		node instanceof Element
			? node.getAttribute('aria-hidden') === 'true'
				? NodeFilter.FILTER_REJECT
				: NodeFilter.FILTER_SKIP
			: NodeFilter.FILTER_ACCEPT
	);
	const nodes: Text[] = [];
	while (walker.nextNode()) nodes.push(walker.currentNode as Text);
	return nodes;
}

/** A place of the joined text in its nodes; between two of them a beginning belongs to the second, an end to the first. */
function placeIn(nodes: readonly Text[], at: number, side: 'start' | 'end'): Place {
	let before = 0;
	for (const node of nodes) {
		const behind = before + node.length;
		if (at < behind || (side === 'end' && at === behind)) return { node, offset: at - before };
		before = behind;
	}
	const last = nodes[nodes.length - 1];
	if (!last) throw new Error('A place in no text');
	return { node: last, offset: last.length };
}

function around(text: string, from: number, to: number): string {
	const start = Math.max(0, from - 40);
	const words = text.slice(start, to + 40).replace(/\s+/g, ' ');
	// no half words at the ends
	const opened = start > 0 ? words.replace(/^\S*\s/, '') : words;
	return to + 40 < text.length ? opened.replace(/\s\S*$/, '') : opened;
}

export function rangeOf({ from, to }: Found): Range {
	const range = document.createRange();
	range.setStart(from.node, from.offset);
	range.setEnd(to.node, to.offset);
	return range;
}
