// Putting a slip right in a public version, and where it is wished in the plan people are writing now.
import { may } from '#domain/permissions.ts';
import {
	faultOfCorrection,
	oneLine,
	spotsToCorrect,
	type WordsPutRight
} from '#domain/publishing/correction.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { planContent } from '#server/plan-log/read.ts';
import { rewordPlan } from '#server/plans/reworded.ts';
import { mustWriteNow } from '#server/plans/writes-now.ts';
import { correct } from '#server/publication/correct.ts';
import type { Sql } from '#server/sql.ts';

/** Whether the plan of today has it too; null where that was not wished. Refuses what `correct` refuses. */
export async function correctSlip(
	sql: Sql,
	by: PlanMember,
	{ n, words, inPlan }: { readonly n: number; readonly words: WordsPutRight; readonly inPlan: boolean }
): Promise<boolean | null> {
	await correct(sql, { planId: by.plan.id, n, words, by });
	if (!inPlan) return null;
	if (!may(by.standing, 'edit-plan')) return false;
	const wish = { ...words, oldWords: oneLine(words.oldWords), newWords: oneLine(words.newWords) };
	await mustWriteNow(sql, by);
	return sql.begin(async (tx) => {
		const { content } = await planContent(tx, by.plan.id);
		// there the words may have gone, or come to stand in more places: then nothing is touched
		return faultOfCorrection(content, wish) === null && rewordPlan(tx, by, spotsToCorrect(wish));
	}) as Promise<boolean>;
}
