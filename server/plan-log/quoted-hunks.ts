// Which parts of a change leave quoted words alone (rule G10). Somebody moved a quotation while words in it were removed for
// privacy: it moves, and the removed words stay removed. What nobody may do waits for its author, and the rest enters.
import * as Y from 'yjs';
import { blockOf } from '#document/block-keys.ts';
import { isQuotation, quotationIn } from '#document/quotations.ts';
import { rootsOf } from '#document/roots.ts';
import type { Hunk } from '#domain/hunks.ts';
import type { Block } from '#domain/plan.ts';
import type { RichBlock } from '#domain/rich-text.ts';
import type { FixedWords } from './fixed-words.ts';
import type { Sorted } from './late.ts';

export function sortedByQuotes(doc: Y.Doc, fixed: FixedWords, hunks: readonly Hunk[]): Sorted {
	const allowed: Hunk[] = [];
	const held: Hunk[] = [];
	/** Quotations that may not come: then the ones they are copies of do not go. */
	const stay = new Set<string>();
	for (const hunk of hunks) {
		if (hunk.op === 'insert-after') {
			const now = hunk.next.map((block) => (isQuotation(block) ? fixed.asItReadsNow(block) : block));
			const stopped = hunk.next.filter((_, at) => now[at] === null);
			for (const block of stopped) stay.add(idOf(block));
			const next = now.filter((block) => block !== null);
			if (next.length > 0) allowed.push({ ...hunk, next });
			if (stopped.length > 0) held.push({ ...hunk, next: stopped });
		} else if (!('blockId' in hunk) || hunk.blockId === undefined || hunk.op === 'delete') allowed.push(hunk);
		else {
			const element = blockOf(rootsOf(doc).body, hunk.blockId);
			const quote = element && quotationIn(element);
			if (!quote && !(hunk.op === 'attrs' && (hunk.next?.['source'] ?? '') !== '')) allowed.push(hunk);
			else if (hunk.op === 'attrs' && !['source', 'kind'].some((key) => key in (hunk.next ?? {})))
				allowed.push(hunk);
			else if (quote && hunk.op === 'text') {
				const older = { ...quote, content: hunk.next as readonly RichBlock[] };
				// what it said before the server changed it: nobody wrote that now
				if (!fixed.asItReadsNow(older)) held.push(hunk);
			} else held.push(hunk);
		}
	}
	return {
		allowed: allowed.filter((hunk) => hunk.op !== 'delete' || !stay.has(idOf(hunk.base))),
		held
	};
}

function idOf(block: Block): string {
	return 'attrs' in block ? (block.attrs?.id ?? '') : '';
}
