// Slips that were put right in published versions, by the number of the version, the oldest first.
import type { WordsPutRight } from '#domain/publishing/correction.ts';
import type { Db } from '#server/sql.ts';

export interface Correction extends WordsPutRight {
	readonly id: string;
	readonly at: Date;
	/** Fingerprints of what was public before and after it. */
	readonly was: string;
	readonly reads: string;
}

export async function correctionsOf(db: Db, plan: string): Promise<Map<number, Correction[]>> {
	const rows = await db<(Correction & { n: number })[]>`
		select n, id, old_words as "oldWords", new_words as "newWords", everywhere, at, was, reads
		from publication_correction where plan_id = ${plan} order by n, seq`;
	const all = new Map<number, Correction[]>();
	for (const { n, ...correction } of rows) all.set(n, [...(all.get(n) ?? []), correction]);
	return all;
}
