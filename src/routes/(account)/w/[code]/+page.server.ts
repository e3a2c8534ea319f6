import { redirect, type RequestEvent } from '@sveltejs/kit';
import { Refused, refusal, refuse } from '#domain/refusals.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { areaNameOf } from '#server/plans/area-name.ts';
import { joinAsGuest } from '#server/workshops/joining.ts';
import { countGuest, openTo } from '#server/workshops/limits.ts';
import type { Workshop } from '#server/workshops/workshops.ts';
import { planTitleOf } from '#server/workshops/plan-title.ts';
import { addressOf } from '#server/web/address.ts';
import { action, page } from '#server/web/answers.ts';
import { groupFrom, placed } from '#server/web/forms.ts';
import { forgetGuest, keepGuest } from '#server/web/guest-cookie.ts';
import { joinWorkshopWords } from '#lib/words/workshop.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page a phone opens in a hall brings no script: it is there at once. */
export const csr = false;

export const load: PageServerLoad = page(async (event) => {
	const { sql, account, guest } = event.locals;
	const title = joinWorkshopWords.here;
	const found = await workshopOrWhy(event);
	if ('say' in found) return { title, say: found.say, workshop: null };
	const { planId, youngPeople, leads, watches, guestsAre } = found;
	if (guest?.workshopId === found.id) {
		if (!guest.over) redirect(303, `/plans/${planId}`);
		return { title, say: refusal(guest.over).say, workshop: null };
	}
	const member = account ? await memberOfPlan(sql, { account: account.id }, planId) : null;
	return {
		title,
		say: '',
		workshop: {
			plan: await planTitleOf(sql, found),
			area: await areaNameOf(sql, found.areaId),
			areaId: found.areaId,
			guestsAre,
			youngPeople,
			adults: youngPeople ? { leads, watches } : null,
			/** They have a part in this plan by their account. */
			asMyself: member?.name ?? null
		}
	};
});

export const actions: Actions = {
	/** As a guest, without an account. */
	join: action(async (event, form) => {
		const { sql, guest } = event.locals;
		const workshop = (await openTo(sql, codeOf(event), addressOf(event))) ?? refuse('no-workshop');
		const coming = {
			group: groupFrom(form),
			takesPart: form.get('takesPart') === 'yes',
			quoteWords: form.get('quoteWords') === 'yes'
		};
		await countGuest(sql, addressOf(event));
		const { token } = await placed(joinAsGuest(sql, workshop, coming, guest), {
			'consent-missing': 'takesPart',
			'ask-an-adult': 'group'
		});
		if (guest) await forgetGuest(event);
		keepGuest(event, token);
		redirect(303, `/plans/${workshop.planId}`);
	}),
	/** With the account that is signed in; whoever was a guest here before is themselves again. */
	asMyself: action(async (event) => {
		const workshop =
			(await openTo(event.locals.sql, codeOf(event), addressOf(event))) ?? refuse('no-workshop');
		await forgetGuest(event);
		redirect(303, `/plans/${workshop.planId}`);
	})
};

const codeOf = (event: RequestEvent) => event.params.code ?? '';

/** Wrong, ended and never made are one answer. */
async function workshopOrWhy(
	event: Parameters<PageServerLoad>[0]
): Promise<Workshop | { readonly say: string }> {
	try {
		const found = await openTo(event.locals.sql, event.params.code, addressOf(event));
		return found ?? refusal('no-workshop');
	} catch (thrown) {
		if (thrown instanceof Refused && thrown.code === 'codes-too-often') return refusal(thrown.code);
		throw thrown;
	}
}
