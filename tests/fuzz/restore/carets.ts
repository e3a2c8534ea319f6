// Carets of people who are writing while something is brought back. A caret in a word that is told apart from every other word,
// and that stands in the same block before and after with all the words before it (or all behind it), has no reason to move.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { Chance } from '#tests/random.ts';
import { plain, textsOf } from './people-act.ts';

export interface Caret {
	readonly doc: Y.Doc;
	readonly position: Y.RelativePosition;
	readonly block: string;
	readonly at: number;
	readonly words: string;
}

/** A caret somewhere in the middle of a word, where a block has a name; null where it has none. */
export function someCaret(doc: Y.Doc, chance: Chance): Caret | null {
	const texts = textsOf(doc).filter((text) => nameOf(text) !== null && plain(text).length > 3);
	if (texts.length === 0) return null;
	const text = chance.pick(texts);
	const words = plain(text);
	const at = 1 + chance.below(words.length - 1);
	if (/[\s\uD800-\uDFFF]/.test(words[at]!) || /[\s\uD800-\uDFFF]/.test(words[at - 1]!)) return null;
	return { doc, position: Y.createRelativePositionFromTypeIndex(text, at), block: nameOf(text)!, at, words };
}

/** Whether it jumped. `strip` takes out what was typed meanwhile. */
export function jumped(
	{ doc, position, block, at, words }: Caret,
	strip: (words: string) => string
): boolean {
	const now = textsOf(doc).filter((text) => nameOf(text) === block);
	const [text] = now;
	if (!text || now.length > 1) return false;
	const after = strip(plain(text));
	const place = placeIn(words, after, at);
	if (place === null) return false;
	const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
	if (found?.type !== text) return true;
	return strip(plain(text).slice(0, found.index)).length !== place;
}

/** Where the caret has to be; null when its word, or everything around it, is another one. */
function placeIn(before: string, after: string, at: number): number | null {
	const end = at + (/^\S*/.exec(before.slice(at))?.[0].length ?? 0);
	const start = at - (/\S*$/.exec(before.slice(0, at))?.[0].length ?? 0);
	const word = before.slice(start, end);
	const count = (text: string) => text.split(/\s+/).filter((each) => each === word).length;
	if (count(before) !== 1 || count(after) !== 1) return null;
	const whole = (place: number, text: string) => !/\S/.test(text[place] ?? ' ');
	if (after.startsWith(before.slice(0, end)) && whole(end, after)) return at;
	const tail = before.slice(start);
	const shift = after.length - before.length;
	return after.endsWith(tail) && whole(start + shift - 1, after) ? at + shift : null;
}

/** A name that says which block this is, before and after: its own id, or its box when that holds one paragraph. */
function nameOf(text: Y.XmlText): string | null {
	const element: unknown = text.parent;
	if (!(element instanceof Y.XmlElement) || element.length !== 1) return null;
	const { body, actions } = rootsOf(text.doc!);
	const parent: unknown = element.parent;
	if (Object.is(parent, body)) return (element.getAttribute('id') as string | undefined) || null;
	if (!(parent instanceof Y.XmlFragment) || parent instanceof Y.XmlElement || parent.length !== 1)
		return null;
	for (const [id, row] of actions)
		for (const [column, cell] of row as Y.Map<unknown>)
			if (Object.is(cell, parent)) return `${id}/${column}/${element.nodeName}`;
	return null;
}
