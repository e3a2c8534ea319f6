// Whether somebody hears of answers in a thread: because they take part or chose to, unless they want to hear nothing more of it.
import type { Db } from '#server/sql.ts';
import type { Asker } from './asker.ts';

/** Null for guests, who have no list of what is new. */
export async function hearingOf(
	db: Db,
	{ planId, personId, role }: Asker,
	thread: string,
	takesPart: boolean
): Promise<boolean | null> {
	if (role === 'guest') return null;
	const chosen = await db<{ of: string; choice: 'follow' | 'mute' }[]>`
		select thread_id as of, choice from following
		where person_id = ${personId} and plan_id = ${planId} and thread_id in ('', ${thread})`;
	const here = chosen.find(({ of }) => of === thread)?.choice;
	if (here) return here === 'follow';
	return takesPart && !chosen.some(({ choice }) => choice === 'mute');
}
