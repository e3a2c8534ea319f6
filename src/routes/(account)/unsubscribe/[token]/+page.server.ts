import { unsubscribe, unsubscribeWorks } from '#server/telling/digest.ts';
import { unsubscribeWords } from '#lib/words/telling.ts';
import { action, page } from '#server/web/answers.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only a press on the button ends anything: scanners of mail open every link they see. */
export const load: PageServerLoad = page(async (event) => ({
	title: unsubscribeWords.title,
	works: await unsubscribeWorks(event.locals.sql, event.params.token)
}));

export const actions: Actions = {
	default: action(async (event) => {
		await unsubscribe(event.locals.sql, event.params.token ?? '');
		return { done: true as const };
	})
};
