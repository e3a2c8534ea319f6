import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import type { RoleToGive } from '#domain/roles.ts';
import { openInvitations, takeBackInvitation } from '#server/accounts/invitations.ts';
import { changePlanRoles, peopleForPlan, shareWithArea } from '#server/accounts/plan-people.ts';
import { memberOfArea, memberOfPlan } from '#server/accounts/standing.ts';
import { organisationsOf } from '#server/areas/organisations.ts';
import { mailWorks } from '#server/mail/outbox.ts';
import { deletePlan } from '#server/plans/deleted.ts';
import { action, page, words } from '#server/web/answers.ts';
import { oneOf, rolesFrom } from '#server/web/forms.ts';
import { inviteFrom } from '#server/web/invite-action.ts';
import { planMember } from '#server/web/member.ts';
import { personLabel } from '#server/web/person-label.ts';
import { formatDate } from '#lib/words/dates.ts';
import { planPeopleWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

/** Parts one can hold in a single plan; an owner runs a whole area. */
const planRoles = ['lead', 'editor', 'contributor', 'reader'] as const satisfies readonly RoleToGive[];

export const load: PageServerLoad = page(async (event) => {
	const { sql, env } = event.locals;
	const me = await planMember(event, event.params.plan, 'see-people');
	const inArea = await memberOfArea(sql, me.accountId, me.areaId);
	const owner = may(inArea?.standing ?? null, 'manage-people');
	const people = (await peopleForPlan(sql, me.areaId, me.plan.id)).map(
		({ name, joinedAt, shownAs, ...person }) => ({
			...person,
			reaches: person.areaRoles.some((role) => role === 'owner' || role === 'lead'),
			name: personLabel({ name, joinedAt, shownAs, group: person.group }, owner)
		})
	);
	const invitations = await openInvitations(sql, me.areaId, me.plan.id);
	return {
		title: planPeopleWords.title,
		plan: { id: me.plan.id, title: me.plan.plainTitle || me.plan.title, shared: me.plan.sharedWithArea },
		roles: planRoles,
		mayDelete: may(me.standing, 'delete-plan'),
		mailWorks: mailWorks(env),
		organisations: (await organisationsOf(sql, me.areaId)).map(({ name }) => name),
		holders: people.filter((person) => person.roles.length > 0 || person.reaches),
		others: people.filter((person) => person.roles.length === 0).map(({ id, name }) => ({ id, name })),
		invitations: invitations.map(({ expiresAt, name, email, ...rest }) => ({
			...rest,
			// what a young person is called is for owners only
			label: rest.group === 'young_person' && !owner ? '' : name || (owner ? email : '') || '',
			until: formatDate(expiresAt)
		}))
	};
});

export const actions: Actions = {
	invite: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'invite-to-plan');
		const area = await memberOfArea(event.locals.sql, me.accountId, me.areaId);
		const to = {
			areaName: area?.areaName ?? '',
			plan: { id: me.plan.id, title: me.plan.plainTitle || me.plan.title }
		};
		return { made: await inviteFrom(event, form, me, to, planRoles) };
	}),
	takeBack: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'invite-to-plan');
		await takeBackInvitation(event.locals.sql, me, { id: words(form, 'invitation'), planId: me.plan.id });
		return { done: true };
	}),
	roles: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'invite-to-plan');
		const { sql } = event.locals;
		const plan = { areaId: me.areaId, planId: me.plan.id, by: me.personId };
		await changePlanRoles(sql, plan, words(form, 'person'), rolesFrom(form, planRoles));
		// who has just given away their own part does not see this page any more
		const still = await memberOfPlan(sql, me.accountId, me.plan.id);
		if (!may(still?.standing ?? null, 'see-people')) redirect(303, '/plans');
		return { done: true };
	}),
	share: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'invite-to-plan');
		const shared = oneOf(form, 'shared', ['yes', 'no']) === 'yes';
		await shareWithArea(event.locals.sql, { areaId: me.areaId, planId: me.plan.id, by: me.personId }, shared);
		return { done: true };
	}),
	delete: action(async (event) => {
		await deletePlan(event.locals.sql, await planMember(event, event.params.plan, 'delete-plan'));
		redirect(303, '/plans');
	})
};
