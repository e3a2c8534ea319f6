import { guestsAre, may } from '#domain/permissions.ts';
import { guestsByGroup } from '#server/workshops/attendance.ts';
import { qrPicture } from '#server/workshops/qr.ts';
import { endsToChoose, usualEnd } from '#server/workshops/until.ts';
import { endWorkshop, extendWorkshop, openWorkshop, workshopOfPlan } from '#server/workshops/workshops.ts';
import { action, page, words } from '#server/web/answers.ts';
import { needed, oneOf, placed } from '#server/web/forms.ts';
import { baseUrl, planMember } from '#server/web/member.ts';
import { endWords, workshopWords } from '#lib/words/workshop.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	event.depends('withus:workshop');
	const { sql } = event.locals;
	const { plan, standing } = await planMember(event, event.params.plan, 'open-workshop');
	const now = new Date();
	const open = await workshopOfPlan(sql, plan.id, now);
	const base = baseUrl(event);
	const ends = endsToChoose(now, open?.openedAt);
	return {
		title: workshopWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		ends: ends.map((end) => ({ value: end.toISOString(), label: endWords(end, now) })),
		usualEnd: usualEnd(now).toISOString(),
		mayLetWrite: may(standing, 'edit-plan'),
		workshop: open && {
			code: open.code,
			link: `${base}/w/${open.link}`,
			address: `${base.replace(/^https?:\/\//, '')}/w`,
			qr: qrPicture(`${base}/w/${open.link}`),
			until: endWords(open.endsAt, now),
			guestsAre: open.guestsAre,
			adults: open.youngPeople ? { leads: open.leads, watches: open.watches } : null,
			counts: await guestsByGroup(sql, open)
		}
	};
});

export const actions: Actions = {
	open: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'open-workshop');
		const opening = {
			endsAt: new Date(needed(form, 'until')),
			guestsAre: oneOf(form, 'guestsAre', guestsAre),
			youngPeople: oneOf(form, 'youngPeople', ['yes', 'no']) === 'yes',
			leads: words(form, 'leads', 80),
			watches: words(form, 'watches', 80)
		};
		await placed(openWorkshop(event.locals.sql, me, opening), {
			'two-adults': 'leads',
			'workshop-time': 'until'
		});
		return { said: '' };
	}),
	move: action(async (event, form) => {
		const me = await planMember(event, event.params.plan, 'lead-workshop');
		const until = new Date(words(form, 'until'));
		const moving = extendWorkshop(event.locals.sql, me, until);
		await placed(moving, { 'workshop-time': 'moveUntil' });
		return { said: workshopWords.moved(endWords(until, new Date())) };
	}),
	end: action(async (event) => {
		const me = await planMember(event, event.params.plan, 'lead-workshop');
		await endWorkshop(event.locals.sql, me);
		return { said: workshopWords.ended };
	})
};
