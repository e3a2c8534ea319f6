// Older states of a plan hold quotations as they once were. Whoever brings one back, or reads one, gets the words that stand for
// them now: what was removed for privacy does not come back with a section.
import { createHash } from 'node:crypto';
import { isQuotation, quoteKey } from '#document/quotations.ts';
import type { Callout, PlanContent } from '#domain/plan.ts';
import type { PlanId } from '#domain/ids.ts';
import type { Db } from '#server/sql.ts';

/** By which a quotation is known again. */
export function hashOfQuote(quote: Callout): string {
	return createHash('sha256').update(quoteKey(quote)).digest('hex');
}

/** Puts the present words for quotations that were changed: of all kinds of change, or only where words were removed. */
export async function settledQuotes(
	db: Db,
	planId: PlanId,
	which: 'all' | 'redacted' = 'all'
): Promise<(content: PlanContent) => PlanContent> {
	const rows = await db<{ was: string; reads: Callout }[]>`
		select change.was, quotation.reads from quotation_change as change join quotation using (plan_id, block_id)
		where change.plan_id = ${planId} and quotation.reads is not null and (${which} = 'all' or change.kind = 'redacted')
		order by change.at`;
	if (rows.length === 0) return (content) => content;
	const now = new Map(rows.map(({ was, reads }) => [was, reads]));
	const settled = (quote: Callout): Callout => {
		const reads = now.get(hashOfQuote(quote));
		if (!reads) return quote;
		const { kind, source = '' } = reads.attrs;
		return { ...reads, attrs: { ...quote.attrs, kind, source } };
	};
	return (content) => ({
		...content,
		doc: content.doc.map((block) => (isQuotation(block) ? settled(block) : block))
	});
}
