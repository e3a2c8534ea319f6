import { displayName } from '#domain/groups.ts';
import { may } from '#domain/permissions.ts';
import { rolesToGive } from '#domain/roles.ts';
import { setUpSteps } from '#domain/set-up.ts';
import { openInvitations, takeBackInvitation } from '#server/accounts/invitations.ts';
import {
	bringBack,
	changeAreaRoles,
	changeOrganisation,
	membersOfArea,
	remove,
	suspend
} from '#server/accounts/members.ts';
import type { AreaMember } from '#server/accounts/standing.ts';
import { mailWorks } from '#server/mail/outbox.ts';
import { action, page, words } from '#server/web/answers.ts';
import { rolesFrom } from '#server/web/forms.ts';
import { inviteFrom } from '#server/web/invite-action.ts';
import { organisationsOf } from '#server/areas/organisations.ts';
import { stepsDone } from '#server/areas/set-up.ts';
import { areaMember } from '#server/web/member.ts';
import { personLabel } from '#server/web/person-label.ts';
import { formatDate } from '#lib/words/dates.ts';
import { peopleWords } from '#lib/words/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { sql, env } = event.locals;
	const me = await areaMember(event, event.params.area, 'see-people');
	const owner = may(me.standing, 'manage-people');
	const members = await membersOfArea(sql, me.areaId);
	const invitations = owner ? await openInvitations(sql, me.areaId, null) : [];
	return {
		title: peopleWords.title,
		areaName: me.areaName,
		area: { id: me.areaId, done: owner ? await stepsDone(sql, me.areaId) : setUpSteps },
		mayManage: owner,
		mailWorks: mailWorks(env),
		organisations: owner ? (await organisationsOf(sql, me.areaId)).map(({ name }) => name) : [],
		invitations: invitations.map(({ expiresAt, name, email, ...rest }) => ({
			...rest,
			label: name || email || '',
			until: formatDate(expiresAt)
		})),
		members: members
			.filter((member) => owner || member.status === 'active')
			.map((member) => {
				const label = personLabel(member, owner);
				const seenAs = displayName(member);
				return {
					id: member.id,
					name: label,
					group: member.group,
					status: member.status,
					roles: member.roles,
					plans: member.plans,
					organisation: member.organisation ?? '',
					facts: [
						...(member.id === me.personId ? [peopleWords.you] : []),
						...(member.status === 'active' ? [] : [peopleWords.status[member.status]]),
						...(member.organisation ? [member.organisation] : []),
						...(owner && member.email ? [member.email] : []),
						...(owner && seenAs !== label ? [peopleWords.seenAs(seenAs)] : []),
						...(member.plans > 0 && member.roles.length > 0 ? [peopleWords.inPlans(member.plans)] : [])
					]
				};
			})
	};
});

type Verb = (event: Parameters<Actions[string]>[0], form: FormData, me: AreaMember) => Promise<unknown>;

/** An action for owners of the area; each answers that it is done. */
const ofOwner = (verb: Verb) =>
	action(async (event: Parameters<Actions[string]>[0], form) => {
		await verb(event, form, await areaMember(event, event.params.area, 'manage-people'));
		return { done: true };
	});

const deed = (me: AreaMember, form: FormData) => ({
	areaId: me.areaId,
	by: me.personId,
	person: words(form, 'person')
});

export const actions: Actions = {
	invite: action(async (event, form) => {
		const me = await areaMember(event, event.params.area, 'manage-people');
		return { made: await inviteFrom(event, form, me, { areaName: me.areaName }, rolesToGive) };
	}),
	takeBack: ofOwner((event, form, me) =>
		takeBackInvitation(event.locals.sql, me, { id: words(form, 'invitation'), planId: null })
	),
	roles: ofOwner(async (event, form, me) => {
		await changeAreaRoles(event.locals.sql, deed(me, form), rolesFrom(form));
		if (form.has('organisation'))
			await changeOrganisation(event.locals.sql, deed(me, form), words(form, 'organisation', 200));
	}),
	suspend: ofOwner((event, form, me) => suspend(event.locals.sql, deed(me, form))),
	bringBack: ofOwner((event, form, me) => bringBack(event.locals.sql, deed(me, form))),
	remove: ofOwner((event, form, me) => remove(event.locals.sql, deed(me, form)))
};
