// A plan and the people who talk about it, each as the product would let them ask.
import { makeAnchor, type Anchor } from '#domain/anchor.ts';
import { newId, type AreaId, type PlanId } from '#domain/ids.ts';
import type { Group } from '#domain/groups.ts';
import type { Role } from '#domain/roles.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { askerOf, type Asker } from '#server/comments/asker.ts';
import { replyTo, startThread } from '#server/comments/say.ts';
import type { Sql } from '#server/sql.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { content } from '#tests/server/restoring/a-world.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';

export const wholePlan = makeAnchor(content, { kind: 'document' }) as Anchor;
/** "Ring each family within two weeks.", in the first action. */
export const ofWords = makeAnchor(content, { kind: 'cell', actionId: 'one', column: 'what' }) as Anchor;

export interface Discussion {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly somebody: (role: Role, is?: { group?: Group; name?: string }) => Promise<Asker>;
	readonly begin: (by: Asker, words: string, is?: { internal?: boolean; anchor?: Anchor }) => Promise<string>;
	readonly reply: (by: Asker, thread: string, words: string) => Promise<string>;
}

export async function aDiscussion(sql: Sql): Promise<Discussion> {
	const { areaId, planId } = await makePlan(sql, content);
	return {
		areaId,
		planId,
		async somebody(role, { group = 'professional', name = 'Sam Oakley' } = {}) {
			const { personId, accountId } = await aPerson(sql, areaId, { group, name, shownAs: 'name' });
			await aRole(sql, { areaId, personId }, role, planId);
			const member = await memberOfPlan(sql, accountId, planId);
			if (!member) throw new Error('They have no part in it.');
			return askerOf(member);
		},
		begin: (by, words, { internal = false, anchor = wholePlan } = {}) =>
			startThread(sql, by, { id: newId(), words, internal, on: anchor }),
		reply: (by, thread, words) => replyTo(sql, by, { id: newId(), thread, words })
	};
}
