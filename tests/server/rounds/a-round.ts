// A plan with an open consultation, and people who take part in it, each through the functions of the product.
import { newId, type AreaId, type PlanId } from '#domain/ids.ts';
import type { Group } from '#domain/groups.ts';
import type { Role } from '#domain/roles.ts';
import type { Round } from '#domain/rounds/round.ts';
import { memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import { joinRound, roundGuestOf, type RoundGuest } from '#server/rounds/guests.ts';
import { openRound, roundNamed, type RoundOpening } from '#server/rounds/rounds.ts';
import { sayInRound } from '#server/rounds/say-in-round.ts';
import { askerIn, roundBehind, visitorOf, type RoundThere } from '#server/rounds/visitor.ts';
import type { Sql } from '#server/sql.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { content } from '#tests/server/restoring/a-world.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';

export const start = new Date('2026-11-02T09:00:00Z');
export const afterDays = (days: number): Date => new Date(start.getTime() + days * 86_400_000);

export const usualRound: RoundOpening = {
	title: 'What do you think of the draft?',
	purpose: 'All of the actions may change.',
	settled: 'The money is fixed.',
	rung: 'consulting',
	forWhom: 'link',
	moderation: 'after',
	opensAt: start,
	closesAt: afterDays(28),
	promiseAt: '2027-01-15'
};

export interface APlanToAskAbout {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly somebody: (
		role: Role,
		is?: { group?: Group; name?: string }
	) => Promise<PlanMember & { account: string }>;
	readonly round: (is?: Partial<RoundOpening>, now?: Date) => Promise<RoundThere>;
	/** The consultation as the tables say it now. */
	readonly now: (round: Round) => Promise<RoundThere>;
	readonly guest: (
		round: Round,
		is?: { group?: Group; name?: string },
		now?: Date
	) => Promise<RoundGuest & { token: string; returning: string }>;
	/** Says something as a guest; answers the id of the comment. */
	readonly say: (
		round: RoundThere,
		guest: RoundGuest,
		words: string,
		on?: string,
		now?: Date
	) => Promise<string>;
}

export async function aPlanToAskAbout(sql: Sql): Promise<APlanToAskAbout> {
	const { areaId, planId } = await makePlan(sql, content);
	const plan: APlanToAskAbout = {
		areaId,
		planId,
		async somebody(role, { group = 'professional', name = 'Sam Oakley' } = {}) {
			const { personId, accountId } = await aPerson(sql, areaId, { group, name, shownAs: 'name' });
			await aRole(sql, { areaId, personId }, role, planId);
			const member = await memberOfPlan(sql, accountId, planId);
			if (!member) throw new Error('They have no part in it.');
			return { ...member, account: accountId };
		},
		async round(is = {}, now = start) {
			const lead = await plan.somebody('lead', { name: 'Ben Marsh' });
			const id = await openRound(sql, lead, { ...usualRound, ...is }, now);
			const made = await roundNamed(sql, planId, id);
			return plan.now(made!);
		},
		async now(round) {
			return (await roundBehind(sql, round.code))!;
		},
		async guest(round, { group = 'parent_carer', name = '' } = {}, now = start) {
			const coming = { name, group, takesPart: true, quoteWords: false };
			const { token, returning } = await joinRound(sql, round, coming, now);
			return { ...(await roundGuestOf(sql, token, now))!, token, returning };
		},
		async say(round, guest, words, on = 'plan', now = start) {
			const id = newId();
			const visitor = await visitorOf(sql, round, { account: null, guest }, now);
			await sayInRound(sql, round, askerIn(round, visitor), { id, words, on }, now);
			return id;
		}
	};
	return plan;
}
