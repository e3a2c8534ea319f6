import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { versionAddress } from '#domain/publication.ts';
import { historyWords as words } from '#lib/words/history.ts';
import { keepByName } from '#server/versions/name-version.ts';
import { timeLine } from '#server/versions/time-line.ts';
import { action, page, words as typed } from '#server/web/answers.ts';
import { needed } from '#server/web/forms.ts';
import { planMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { plan, standing } = await planMember(event, event.params.plan);
	const asked = event.url.searchParams;
	const onlyNamed = asked.get('only') === 'named';
	const after = asked.get('after');
	const { lines, more } = await timeLine(event.locals.sql, {
		areaId: plan.areaId,
		planId: plan.id,
		onlyNamed,
		after
	});
	const kept = asked.get('kept');
	return {
		title: words.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || words.untitled },
		lines: lines.map(({ slug, ...line }) => ({
			...line,
			address:
				line.n !== null && slug !== null && !line.withdrawn ? versionAddress(plan.id, slug, line.n) : null
		})),
		next: more ? (lines.at(-1)?.id ?? null) : null,
		onlyNamed,
		isStart: after === null,
		kept: lines.find(({ id, name }) => id === kept && name !== '')?.name ?? null,
		mayName: may(standing, 'name-version'),
		mayBringBack: may(standing, 'edit-plan')
	};
});

export const actions: Actions = {
	keep: action(async (event: RequestEvent, form) => {
		const member = await planMember(event, event.params.plan, 'name-version');
		const name = needed(form, 'name', 120);
		const id = await keepByName(event.locals.sql, member, { name, note: typed(form, 'note', 1_000) });
		redirect(303, `?kept=${id}`);
	})
};
