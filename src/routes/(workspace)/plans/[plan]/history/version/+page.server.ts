import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { schemaVersion } from '#domain/plan.ts';
import { refuse } from '#domain/refusals.ts';
import { comparable } from '#domain/diff/comparable.ts';
import { historyWords as words, versionName } from '#lib/words/history.ts';
import { nameVersion } from '#server/versions/name-version.ts';
import { contentOf, stateCalled } from '#server/versions/states.ts';
import { versionNote } from '#server/versions/version-note.ts';
import { action, page, words as typed } from '#server/web/answers.ts';
import { needed } from '#server/web/forms.ts';
import { planMember } from '#server/web/member.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { plan, standing } = await planMember(event, event.params.plan);
	const { sql } = event.locals;
	const version =
		(await stateCalled(sql, plan, event.url.searchParams.get('id') ?? '')) ?? refuse('not-found');
	const readable = version.schema <= schemaVersion;
	const content = readable ? await contentOf(sql, plan, version.id) : null;
	const title = words.readTitle(versionName(version));
	return {
		title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || words.untitled },
		version: {
			id: version.id,
			state: version.state,
			name: version.name,
			note: await versionNote(sql, plan, version.id)
		},
		content: content ? comparable(content) : null,
		older: version.schema < schemaVersion,
		named: event.url.searchParams.has('named'),
		mayName: may(standing, 'name-version'),
		mayBringBack: may(standing, 'edit-plan')
	};
});

export const actions: Actions = {
	name: action(async (event: RequestEvent, form) => {
		const member = await planMember(event, event.params.plan, 'name-version');
		const version = typed(form, 'version');
		if (!(await stateCalled(event.locals.sql, member.plan, version))) refuse('not-found');
		const name = needed(form, 'name', 120);
		await nameVersion(event.locals.sql, member, version, { name, note: typed(form, 'note', 1_000) });
		redirect(303, `?id=${encodeURIComponent(version)}&named`);
	})
};
