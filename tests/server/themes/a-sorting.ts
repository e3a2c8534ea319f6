// A plan people talk about, and somebody who sorts what they said.
import type { PersonId } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';
import type { Decision } from '#domain/themes/theme.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { publishInside } from '#server/publication/publish.ts';
import type { Sql } from '#server/sql.ts';
import { publishAnswers } from '#server/themes/publish-answers.ts';
import { sortThemes } from '#server/themes/sort.ts';
import { sorterOf, type Sorter } from '#server/themes/sorter.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { aDiscussion, type Discussion } from '#tests/server/comments/a-discussion.ts';

export const changed: Decision = {
	kind: 'changed',
	reason: 'We ring every month now.',
	decider: 'The partnership board',
	owner: '',
	decidedOn: '2026-03-05',
	part: null,
	from: null,
	to: null
};

export interface Sorting extends Discussion {
	readonly sorter: (role: Role) => Promise<Sorter>;
	/** A theme with the first comments of these threads. */
	readonly theme: (by: Sorter, title: string, threads?: readonly string[]) => Promise<string>;
	readonly firstOf: (thread: string) => Promise<string>;
	/** Publishes the plan with these themes; the number of the version. */
	readonly publish: (by: Sorter, themes: readonly string[]) => Promise<number>;
	/** From now on the words of this person may be quoted, as a guest of a workshop may say. */
	readonly letQuote: (person: string) => Promise<void>;
}

export async function aSorting(sql: Sql): Promise<Sorting> {
	const discussion = await aDiscussion(sql);
	const { areaId, planId } = discussion;
	const firstOf = async (thread: string): Promise<string> =>
		(
			await sql<{ id: string }[]>`select id from comment where thread_id = ${thread} order by at, id limit 1`
		)[0]!.id;
	return {
		...discussion,
		firstOf,
		async sorter(role) {
			const { personId, accountId } = await aPerson(sql, areaId, {
				name: 'Ben Marsh',
				group: 'professional'
			});
			await aRole(sql, { areaId, personId }, role, planId);
			const member = await memberOfPlan(sql, accountId, planId);
			if (!member) throw new Error('They have no part in it.');
			return sorterOf(member);
		},
		async theme(by, title, threads = []) {
			const voices = await Promise.all(
				threads.map(async (id) => ({ kind: 'comment' as const, id: await firstOf(id) }))
			);
			return (await sortThemes(sql, by, { do: 'make', title, voices })) ?? '';
		},
		publish: (by, themes) =>
			sql.begin(async (tx) => {
				const { n } = await publishInside(tx, { planId, by, again: themes.length > 0 });
				await publishAnswers(tx, { areaId, planId, personId: by.personId, n }, themes);
				return n;
			}),
		async letQuote(person) {
			await sql`
				insert into workshop (area_id, id, plan_id, guests_are, opened_by, ends_at, ended_at, young_people)
				select ${areaId}, 'quoted', ${planId}, 'contributor', ${person as PersonId}, now(), now(), false
				on conflict do nothing`;
			await sql`
				insert into guest (area_id, person_id, workshop_id, number, takes_part, quote_words)
				select ${areaId}, ${person}, 'quoted', 1 + count(*), true, true from guest where workshop_id = 'quoted'`;
		}
	};
}
