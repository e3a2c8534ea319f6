import { redirect } from '@sveltejs/kit';
import { longestErased } from '#domain/publishing/erasure.ts';
import { redactionReasons } from '#domain/redaction.ts';
import { action, page, refuseAt, words } from '#server/web/answers.ts';
import { eraseWords, lookForWords } from '#server/web/erase-words.ts';
import { oneOf, placed } from '#server/web/forms.ts';
import { planMember } from '#server/web/member.ts';
import { writeFilesNow } from '#server/web/write-files-now.ts';
import { erasingWords } from '#lib/words/erasing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { plan } = await planMember(event, event.params.plan, 'erase-words');
	const done = Number(event.url.searchParams.get('done') ?? NaN);
	return {
		title: erasingWords.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title },
		done: Number.isInteger(done) && done >= 0 ? done : null
	};
});

export const actions: Actions = {
	/** Says where they stand; nothing is changed. */
	look: action(async (event, form) => {
		const by = await planMember(event, event.params.plan, 'erase-words');
		const typed = words(form, 'words', longestErased + 1);
		const work = lookForWords(event.locals.sql, by, typed);
		return { found: await placed(work, places), words: typed };
	}),
	erase: action(async (event, form) => {
		const by = await planMember(event, event.params.plan, 'erase-words');
		if (words(form, 'sure') !== 'yes') refuseAt('sure', 'not-ticked');
		const wish = {
			words: words(form, 'words', longestErased + 1),
			why: oneOf(form, 'why', redactionReasons)
		};
		const { versions } = await placed(eraseWords(event.locals.sql, by, wish), places);
		await writeFilesNow(event.locals, by.plan.id);
		redirect(303, `?done=${versions}`);
	})
};

const places = { 'erase-short': 'words', 'erase-nowhere': 'words' } as const;
