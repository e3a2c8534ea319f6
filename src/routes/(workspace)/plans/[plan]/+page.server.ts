import { lookAfter } from '#domain/look-after.ts';
import { isClosed, may } from '#domain/permissions.ts';
import { guestWord, roleWords, rolesToGive } from '#domain/roles.ts';
import { toursToShow } from '#server/accounts/tour.ts';
import { openInTray } from '#server/imports/tray.ts';
import { countHeld } from '#server/plan-log/held-changes.ts';
import { planContent } from '#server/plan-log/read.ts';
import { whoIn } from '#server/plan-log/removed.ts';
import { areaNameOf } from '#server/plans/area-name.ts';
import { noteVisit } from '#server/plans/listed.ts';
import { successorOf } from '#server/plans/successor.ts';
import { newestPublic } from '#server/publication/publish.ts';
import { beginVisit, sinceLastVisit } from '#server/versions/since.ts';
import { suggestingOf } from '#server/proposals/suggesting-of.ts';
import { openRoundLine } from '#server/rounds/rounds.ts';
import { askedNow } from '#server/sign-off/sign-off-page.ts';
import { page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import { takenOut } from '#server/workshops/leading.ts';
import { workshopOfPlan } from '#server/workshops/workshops.ts';
import type { PageServerLoad } from './$types';

/** The text is part of the page, so that it can be read at once and without script; the live copy follows. */
export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const member = await planMember(event, event.params.plan, 'see-plan', { guests: true });
	const { personId, name, group, role, standing, plan } = member;
	const given = rolesToGive.find((each) => each === role);
	const mayEdit = may(standing, 'edit-plan');
	const [read, areaName, unplaced, held, published] = await Promise.all([
		planContent(sql, plan.id),
		areaNameOf(sql, plan.areaId),
		mayEdit && role !== 'guest' ? openInTray(sql, { areaId: plan.areaId, planId: plan.id }) : 0,
		countHeld(sql, { planId: plan.id, personId }),
		newestPublic(sql, plan.id)
	]);
	const visitor = { areaId: plan.areaId, planId: plan.id, personId };
	if (role !== 'guest') await beginVisit(sql, visitor);
	if (role !== 'guest')
		await noteVisit(sql, {
			areaId: plan.areaId,
			planId: plan.id,
			personId,
			epoch: read.epoch,
			seq: read.seq
		});
	const view = {
		planId: plan.id,
		epoch: read.epoch,
		areaName,
		content: read.content,
		me: {
			id: personId,
			name,
			who: whoIn(plan.id, personId),
			group,
			role: given ? roleWords[given].name : guestWord
		},
		publicVersion: published?.n ?? null,
		mayEdit,
		mayPublish: may(standing, 'publish-plan'),
		mayShare: may(standing, 'invite-to-plan'),
		unplaced,
		held,
		isGuest: role === 'guest',
		fixed: plan.archived
			? ('archived' as const)
			: plan.kind === 'inspection'
				? ('inspection' as const)
				: null,
		mayDo: role === 'guest' ? null : lookAfter(standing)
	};
	const since = role === 'guest' ? null : await sinceLastVisit(sql, visitor);
	const mayLead = may(standing, 'lead-workshop');
	const round = view.isGuest ? null : await openRoundLine(sql, plan.id);
	const tours = await toursToShow(sql, event.locals.account?.id);
	const open = view.isGuest || mayLead ? await workshopOfPlan(sql, plan.id) : null;
	const leading = mayLead ? { workshopOpen: open !== null, takenOut: await takenOut(sql, plan.id) } : null;
	const workshop = view.isGuest &&
		open && {
			endsAt: open.endsAt,
			adults: open.youngPeople ? { leads: open.leads, watches: open.watches } : null
		};
	return {
		view,
		workshop: workshop || null,
		leading,
		suggesting: await suggestingOf(sql, { planId: plan.id, personId, standing }),
		closed: isClosed(plan.state) ? { state: plan.state, successor: await successorOf(sql, member) } : null,
		asked: role === 'guest' ? null : await askedNow(sql, { planId: plan.id, personId }),
		since: since && { at: since.at, version: since.version },
		round: round && { ...round, suggests: role === 'editor' && !mayEdit },
		tour: tours.includes('plan'),
		maySort: may(standing, 'read-internal-comments'),
		mayComment: may(standing, 'write-comments'),
		mayOpenWorkshop: may(standing, 'open-workshop'),
		ownFrame: true,
		title: plan.plainTitle || plan.title
	};
});
