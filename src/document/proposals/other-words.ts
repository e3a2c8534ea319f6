// Other words where a sentence stands, as a suggestion: made on private copies of the plan, as one is that somebody writes.
import * as Y from 'yjs';
import type { Anchor, TextPlace } from '#domain/anchor.ts';
import { suggestedBetween, type Part } from '#domain/proposals/hunks-between.ts';
import { editsBetween, wordsOf } from '#domain/word-edits.ts';
import { lookForAnchors } from '../anchors/anchors-in.ts';
import { relativePlaces } from '../anchors/relative.ts';
import { rootsOf } from '../roots.ts';
import { keyedPlan } from './keyed-plan.ts';

/**
 * Where the words have changed since they were read, what was suggested stands to what was read: so that who answers is shown both.
 * Empty where the sentence stands nowhere any more, or in several lines.
 */
export function otherWordsIn(doc: Y.Doc, anchor: Anchor, sentence: string): Part[] {
	const { place } = lookForAnchors(doc).resolve(anchor);
	if (place?.kind !== 'text') return [];
	const read = copyOf(doc);
	if (!putWords(read, place, anchor.quoteOriginal)) return [];
	const to = { ...place.from, offset: place.from.offset + anchor.quoteOriginal.length };
	const wanted = copyOf(read);
	if (!putWords(wanted, { ...place, to }, sentence)) return [];
	return suggestedBetween(keyedPlan(read, doc), keyedPlan(wanted, doc));
}

/** Only the words that differ are touched: what is bold among the others stays so. */
function putWords(doc: Y.Doc, place: TextPlace, words: string): boolean {
	const found = relativePlaces(doc).textAt(place);
	if (!found) return false;
	const { text, from, to } = found;
	const was = wordsOf(plain(text).slice(from, to));
	doc.transact(() => {
		for (const edit of editsBetween(was, wordsOf(words)).toReversed()) {
			const at = from + lengthOf(was.slice(0, edit.from));
			text.delete(at, lengthOf(was.slice(edit.from, edit.to)));
			if (edit.put.length > 0) text.insert(at, edit.put.join(''));
		}
	});
	return true;
}

const lengthOf = (words: readonly string[]): number => words.join('').length;

function plain(text: Y.XmlText): string {
	const runs = text.toDelta() as { insert: unknown }[];
	return runs.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('');
}

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	rootsOf(copy);
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}
