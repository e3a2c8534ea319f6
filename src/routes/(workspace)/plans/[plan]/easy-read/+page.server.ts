import { redirect } from '@sveltejs/kit';
import { introPart, isReady } from '#domain/easy-read/twin.ts';
import { hardWordsIn } from '#domain/easy-read/hard-words.ts';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { easyReadWords } from '#lib/words/easy-read.ts';
import { symbolSetIds } from '#domain/easy-read/symbol-set.ts';
import { chooseSet, symbolSetOf } from '#server/easy-read/choose-set.ts';
import { addOwnPicture, removeOwnPicture } from '#server/easy-read/own-pictures.ts';
import { ownPicturesOf, promiseOf, twinBeside } from '#server/easy-read/read-twin.ts';
import { confirmPart, promiseTwin, saveLines } from '#server/easy-read/write-twin.ts';
import { addPicture } from '#server/pictures/pictures.ts';
import { planContent } from '#server/plan-log/read.ts';
import { action, asRefused, page, refuseAt, words } from '#server/web/answers.ts';
import { linesFrom, placeFrom, stepFrom } from '#server/web/easy-read-form.ts';
import { oneOf, placed } from '#server/web/forms.ts';
import { planMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const deeds = [
	'saved',
	'savedConfirmed',
	'savedUnchecked',
	'confirmed',
	'promised',
	'unpromised',
	'pictureAdded',
	'pictureRemoved',
	'drawings'
] as const;
type Deed = (typeof deeds)[number];

export const load: PageServerLoad = page(async (event) => {
	const { sql } = event.locals;
	const { plan, standing } = await planMember(event, event.params.plan, 'see-plan');
	const [{ content }, own, promisedFor, set] = await Promise.all([
		planContent(sql, plan.id),
		ownPicturesOf(sql, plan.id),
		promiseOf(sql, plan.id),
		symbolSetOf(sql, plan.id)
	]);
	const told = await twinBeside(sql, plan.id, content);
	const parts = told.map(({ words: _, needed: __, ...part }) => part);
	const mayEdit = may(standing, 'edit-plan');
	const asked = event.url.searchParams.get('part');
	const chosen = asked === null ? null : (told.find(({ id }) => id === asked) ?? refuse('not-found'));
	const said = event.url.searchParams.get('done');
	return {
		title: chosen ? (chosen.id === introPart ? easyReadWords.intro : chosen.title) : easyReadWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || easyReadWords.untitled },
		parts,
		whole: isReady(parts.map(({ state }) => state)),
		// whoever does not write reads the list
		chosen: mayEdit && chosen ? { ...parts.find(({ id }) => id === chosen.id)!, words: chosen.words } : null,
		own,
		set,
		mayChoose: may({ ...standing, planRoles: [] }, 'choose-drawings'),
		promisedFor,
		meanings: hardWordsIn(parts.flatMap(({ lines }) => lines.map((line) => line.words)).join('\n')).map(
			({ word, says }) => ({ word, says })
		),
		mayEdit,
		mayConfirm: may(standing, 'confirm-easy-read'),
		done: deeds.find((each) => each === said) ?? null
	};
});

const done = (event: RequestEvent, deed: Deed, part = ''): never =>
	redirect(303, `/plans/${event.params.plan}/easy-read?done=${deed}${part === '' ? '' : `#part-${part}`}`);

export const actions: Actions = {
	/** Saves; or, without script, gives back the lines in another order, not saved. */
	save: action(async (event: RequestEvent, form) => {
		const member = await planMember(event, event.params.plan, 'edit-plan');
		const step = stepFrom(form);
		const lines = linesFrom(form, step);
		if (step) return { arranged: lines };
		const place = placeFrom(form);
		const confirms = words(form, 'do') === 'confirm';
		const confirm = confirms ? { source: place.source } : null;
		await saveLines(event.locals.sql, member, { ...place, lines, confirm });
		const leads = may(member.standing, 'confirm-easy-read');
		return done(event, confirms ? 'savedConfirmed' : leads ? 'saved' : 'savedUnchecked', place.part);
	}),
	confirm: action(async (event, form) => {
		const member = await planMember(event, event.params.plan, 'confirm-easy-read');
		const place = placeFrom(form);
		await confirmPart(event.locals.sql, member, place);
		return done(event, 'confirmed', place.part);
	}),
	promise: action(async (event, form) => {
		const member = await planMember(event, event.params.plan, 'confirm-easy-read');
		const back = words(form, 'do') === 'back';
		const day = words(form, 'day', 10);
		if (!back && day === '') refuseAt('day', 'field-missing');
		await placed(promiseTwin(event.locals.sql, member, back ? null : day), { 'easy-read-day': 'day' });
		return done(event, back ? 'unpromised' : 'promised');
	}),
	picture: action(async (event, form) => {
		const member = await planMember(event, event.params.plan, 'edit-plan');
		const { sql, pictureTurns } = event.locals;
		const wish = {
			concept: words(form, 'concept', 64),
			name: words(form, 'name', 60),
			credit: words(form, 'credit', 300)
		};
		if (wish.concept === '' && wish.name === '') refuseAt('name', 'field-missing');
		if (wish.credit === '') refuseAt('credit', 'field-missing');
		const upload = form.get('file');
		if (!(upload instanceof File) || upload.size === 0) refuseAt('file', 'no-picture');
		const bytes = new Uint8Array(await upload.arrayBuffer());
		const adding = pictureTurns.take(() => addPicture(sql, member, bytes));
		const src = await adding.catch((thrown: unknown) => refuseAt('file', asRefused(thrown).code));
		await addOwnPicture(sql, member, { ...wish, src });
		return done(event, 'pictureAdded');
	}),
	drawings: action(async (event, form) => {
		const member = await planMember(event, event.params.plan, 'see-plan');
		if (!may({ ...member.standing, planRoles: [] }, 'choose-drawings')) refuse('not-allowed');
		await chooseSet(event.locals.sql, member, oneOf(form, 'set', symbolSetIds));
		return done(event, 'drawings');
	}),
	unpicture: action(async (event, form) => {
		const member = await planMember(event, event.params.plan, 'edit-plan');
		await removeOwnPicture(event.locals.sql, member, words(form, 'concept', 64));
		return done(event, 'pictureRemoved');
	})
};
