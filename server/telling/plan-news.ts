// What changed in a plan somebody follows, in a few sentences: the same that are told to who comes back to it.
import { inFew } from '#lib/words/since.ts';
import { withoutPlanWords } from '#lib/words/telling.ts';
import { Refused } from '#domain/refusals.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Sql } from '#server/sql.ts';
import { compare } from '#server/versions/compare.ts';
import { contentSince } from '#server/versions/since.ts';
import type { ChangedPlan } from './following.ts';

type Turn = <Answer>(work: () => Promise<Answer>) => Promise<Answer>;

/**
 * None where nobody can say it in time. For a mail nothing of the plan's words is told where a young person has ever written in it:
 * whose words a sentence quotes cannot be seen in it.
 */
export async function sentencesSince(
	sql: Sql,
	plan: ChangedPlan,
	where: 'list' | 'mail',
	turn: Turn = (work) => work()
): Promise<string[]> {
	const was = await contentSince(sql, plan.planId, plan);
	if (!was) return [];
	const { content: is } = await planContent(sql, plan.planId);
	try {
		const { sections, brought } = await turn(() => compare(was, is));
		if (where === 'mail' && plan.young) return withoutPlanWords(brought);
		return inFew(
			sections.flatMap(({ changes }) => changes.map(({ sentence }) => sentence)),
			brought
		);
	} catch (thrown) {
		// that it changed is told all the same
		if (thrown instanceof Refused) return [];
		throw thrown;
	}
}
