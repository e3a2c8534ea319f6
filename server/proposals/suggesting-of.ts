import type { PersonId, PlanId } from '#domain/ids.ts';
import { may, type Standing } from '#domain/permissions.ts';
import type { Db } from '#server/sql.ts';
import { countAnswers, countOpen, type Whose } from './proposals.ts';

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
		countOpen(db, planId, seenSuggestions(personId, standing)),
		countAnswers(db, planId, personId)
	]);
	const concerned = mayAnswer || maySuggest || open + answers > 0;
	return { maySuggest, first: maySuggest && !mayAnswer, open: concerned ? open : null, answers };
}

/** Which suggestions somebody sees: who writes the plan all, but what was sent to those alone who look at comments; others their own. */
export function seenSuggestions(personId: PersonId, standing: Standing): Omit<Whose, 'areaId' | 'planId'> {
	return may(standing, 'edit-plan')
		? { me: personId, judge: may(standing, 'judge-comments') }
		: { of: personId };
}
