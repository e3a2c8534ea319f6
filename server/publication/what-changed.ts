// What changed from one public version to the next, in sentences. They quote both, so they are told only while both can be read.
import { Refused } from '#domain/refusals.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Db } from '#server/sql.ts';
import { compare } from '#server/versions/compare.ts';

/** A text that is public, and its fingerprint. */
export interface PublicText {
	readonly content: PlanContent;
	readonly hash: string;
}

/** From the cache, or by comparing; null where that takes too long. */
export async function whatChanged(
	db: Db,
	version: { readonly area: string; readonly plan: string; readonly n: number },
	was: PublicText,
	is: PublicText
): Promise<string[] | null> {
	const { area, plan, n } = version;
	const [known] = await db<{ sentences: string[] }[]>`
		select sentences from publication_change
		where plan_id = ${plan} and n = ${n} and was = ${was.hash} and reads = ${is.hash}`;
	if (known) return known.sentences;
	const sentences = was.hash === is.hash ? [] : await compared(was.content, is.content);
	if (sentences === null) return null;
	await db`
		insert into publication_change (area_id, plan_id, n, was, reads, sentences)
		values (${area}, ${plan}, ${n}, ${was.hash}, ${is.hash}, ${JSON.stringify(sentences)}::text::jsonb)
		on conflict (plan_id, n) do update set was = excluded.was, reads = excluded.reads, sentences = excluded.sentences`;
	return sentences;
}

async function compared(was: PlanContent, is: PlanContent): Promise<string[] | null> {
	try {
		const { sections } = await compare(was, is);
		return sections.flatMap(({ changes }) => changes.map(({ sentence }) => sentence));
	} catch (thrown) {
		// that it is a new version is told all the same
		if (thrown instanceof Refused) return null;
		throw thrown;
	}
}
