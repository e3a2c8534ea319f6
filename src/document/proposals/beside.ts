// A part that no longer fits, beside what the plan says there now. Somebody who has both before them may choose the suggested
// words; not when the plan has changed once more meanwhile.
import * as Y from 'yjs';
import type { CellHunk, Hunk, Inside } from '#domain/hunks.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { cell } from '../action-rows.ts';
import { insideOf } from '../changes-between.ts';
import { standingFor } from '../put-change.ts';
import { readElement, readRichText } from '../read.ts';
import { rootsOf } from '../roots.ts';

/** What the plan says now where a part would write; null where that is gone, or where the part is about more than words. */
export function sayingNow(doc: Y.Doc, part: Part): string | null {
	const said = part.map((hunk) => (hunk.op === 'text' ? insideNow(doc, hunk) : null));
	return said.includes(null) ? null : fingerprint(JSON.stringify(said));
}

/** The same wishes, made on what the plan says now; null when that is not what was seen. */
export function partOn(state: Uint8Array, part: Part, seen: string): Part | null {
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, state);
	if (sayingNow(doc, part) !== seen) return null;
	return part.map((hunk): Hunk => {
		const base = hunk.op === 'text' ? insideNow(doc, hunk) : null;
		return base && hunk.op === 'text' ? ({ ...hunk, base } as Hunk) : hunk;
	});
}

/** The words a change is about, as they stand now. */
export function insideNow(doc: Y.Doc, hunk: Extract<Hunk, { op: 'text' }> | CellHunk): Inside | null {
	if ('actionId' in hunk) {
		if (!(rootsOf(doc).actions.get(hunk.actionId) instanceof Y.Map)) return null;
		return readRichText(cell(doc, hunk.actionId, hunk.column));
	}
	const element = standingFor(doc, hunk);
	const block = element && readElement(element);
	return block ? insideOf(block) : null;
}

/** Short, and another one for other words: nobody gains by making two texts of one fingerprint. */
function fingerprint(words: string): string {
	let [one, two] = [0xdeadbeef, 0x41c6ce57];
	for (let at = 0; at < words.length; at++) {
		const code = words.charCodeAt(at);
		one = Math.imul(one ^ code, 0x9e3779b1);
		two = Math.imul(two ^ code, 0x5f356495);
	}
	return `${(one >>> 0).toString(36)}${(two >>> 0).toString(36)}${words.length.toString(36)}`;
}
