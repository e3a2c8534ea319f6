import type { PersonId, PlanId } from '#domain/ids.ts';
import { may, type Standing } from '#domain/permissions.ts';
import type { Db } from '#server/sql.ts';
import { countAnswers, countOpen } from './proposals.ts';

/** What somebody has to do with the suggestions of a plan. */
export interface Suggesting {
	readonly maySuggest: boolean;
	/** Suggesting is their way in: they cannot write in the plan themselves. */
	readonly first: boolean;
	/** How many wait: of everybody for those who answer, else their own. Null: they have nothing to do with any. */
	readonly open: number | null;
	/** Answers they have not read yet. */
	readonly answers: number;
}

export async function suggestingOf(
	db: Db,
	{ planId, personId, standing }: { planId: PlanId; personId: PersonId; standing: Standing }
): Promise<Suggesting> {
	const [maySuggest, mayAnswer] = [may(standing, 'suggest-change'), may(standing, 'edit-plan')];
	const [open, answers] = await Promise.all([
		countOpen(db, planId, mayAnswer ? undefined : personId),
		countAnswers(db, planId, personId)
	]);
	const concerned = mayAnswer || maySuggest || open + answers > 0;
	return { maySuggest, first: maySuggest && !mayAnswer, open: concerned ? open : null, answers };
}
