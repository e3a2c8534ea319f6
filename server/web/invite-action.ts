// The form "Invite somebody", the same for an area and for a plan.
import type { RequestEvent } from '@sveltejs/kit';
import type { PlanId } from '#domain/ids.ts';
import type { RoleToGive } from '#domain/roles.ts';
import { invite, type NewInvitation } from '#server/accounts/invitations.ts';
import type { AreaMember, PlanMember } from '#server/accounts/standing.ts';
import { mailWorks } from '#server/mail/outbox.ts';
import { words } from './answers.ts';
import { emailIn, groupFrom, oneOf } from './forms.ts';
import { baseUrl } from './member.ts';

/** Invites whoever the form names. The right to do so was asked before. */
export async function inviteFrom(
	event: RequestEvent,
	form: FormData,
	by: AreaMember | PlanMember,
	to: { readonly areaName: string; readonly plan?: { readonly id: PlanId; readonly title: string } },
	roles: readonly RoleToGive[]
): Promise<{ link: string; mailed: string }> {
	const { sql, env } = event.locals;
	const given: NewInvitation = {
		role: oneOf(form, 'role', roles),
		group: groupFrom(form),
		organisation: words(form, 'organisation', 100),
		name: words(form, 'name', 100),
		email: words(form, 'email') === '' ? '' : emailIn(form)
	};
	const base = baseUrl(event);
	const { path, mailed } = await invite(sql, by, to, given, { baseUrl: base, works: mailWorks(env) });
	return { link: base + path, mailed: mailed ? given.email : '' };
}
