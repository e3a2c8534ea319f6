// A lead puts a slip right in a version that is public. The frozen version stays as it is, with its fingerprint; the page shows the
// words put right, and says which, when and what stood there.
import { newId, type PlanId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import type { PlanContent } from '#domain/plan.ts';
import {
	corrected,
	faultOfCorrection,
	mostCorrections,
	oneLine,
	type WordsPutRight
} from '#domain/publishing/correction.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { movePlan, refusalsInTheBook, type PlanMove } from '#server/plan-state.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { hashOf } from '#server/versions/hash.ts';
import { correctionsOf } from './corrections.ts';
import { lockPublications, type Publisher } from './publish.ts';

export interface CorrectionWish {
	readonly planId: PlanId;
	readonly n: number;
	readonly words: WordsPutRight;
	readonly by: Publisher;
}

/**
 * Keeps it; answers the fingerprint of what is public now. Refuses not-allowed, not-found, already-withdrawn, correction-enough and
 * the faults of a correction.
 */
export async function correct(sql: Sql, { planId, n, words, by }: CorrectionWish): Promise<string> {
	const wish = { ...words, oldWords: oneLine(words.oldWords), newWords: oneLine(words.newWords) };
	const { areaId, personId } = by;
	const move: PlanMove = { areaId, planId, act: 'correct-version', by };
	const work = async (tx: Tx): Promise<string> => {
		if (!may(by.standing, 'publish-plan')) refuse('not-allowed');
		await lockPublications(tx, planId);
		const before = (await correctionsOf(tx, planId)).get(n) ?? [];
		const now = corrected(await frozenWords(tx, { areaId, planId, n }), before);
		if (before.length >= mostCorrections) refuse('correction-enough');
		const fault = faultOfCorrection(now, wish);
		if (fault) refuse(fault);
		await movePlan(tx, move);
		const [was, reads] = [hashOf(now), hashOf(corrected(now, [wish]))];
		const id = newId<'correction'>();
		await tx`
			insert into publication_correction (area_id, plan_id, id, n, old_words, new_words, everywhere, was, reads, person_id)
			values (${areaId}, ${planId}, ${id}, ${n}, ${wish.oldWords}, ${wish.newWords}, ${wish.everywhere}, ${was}, ${reads}, ${personId})`;
		const detail = { n, correction: id, was, reads };
		await audit(tx, { areaId, personId, what: 'version-corrected', planId, detail });
		await notify(tx, { kind: 'published', plan: planId });
		return reads;
	};
	return refusalsInTheBook(sql, move, () => sql.begin(work) as Promise<string>);
}

async function frozenWords(
	tx: Tx,
	{ areaId, planId, n }: { areaId: string; planId: string; n: number }
): Promise<PlanContent> {
	// a form can say any number; the table holds four-byte ones
	if (!Number.isInteger(n) || n < 1 || n >= 2 ** 31) refuse('not-found');
	const [row] = await tx<{ content: PlanContent; withdrawn: boolean }[]>`
		select version.content, p.withdrawn_at is not null as withdrawn
		from publication as p join version on version.area_id = p.area_id and version.id = p.version_id
		where p.area_id = ${areaId} and p.plan_id = ${planId} and p.n = ${n}`;
	if (!row) refuse('not-found');
	if (row.withdrawn) refuse('already-withdrawn');
	return row.content;
}
