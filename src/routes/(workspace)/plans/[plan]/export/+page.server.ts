import { may } from '#domain/permissions.ts';
import { exportFormat } from '#domain/exports/formats.ts';
import { exportingWords as words } from '#lib/words/exporting.ts';
import { versionName } from '#lib/words/history.ts';
import { offeredStates, stateCalled } from '#server/versions/states.ts';
import { page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { plan, standing } = await planMember(event, event.params.plan);
	const { sql } = event.locals;
	const asked = event.url.searchParams.get('state')?.trim() || 'now';
	const offered = await offeredStates(sql, plan);
	const chosen = asked === 'now' ? null : await stateCalled(sql, plan, asked);
	const states = [...offered, ...(chosen && !offered.some(({ id }) => id === chosen.id) ? [chosen] : [])];
	return {
		title: words.title,
		narrow: true,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || words.untitled },
		states: [
			{ value: 'now', label: words.now },
			...states.map((state) => ({ value: state.state, label: versionName(state) }))
		],
		state: chosen?.state ?? 'now',
		format: exportFormat(event.url.searchParams.get('format') ?? '')?.id ?? 'word',
		mayComments: may(standing, 'read-comments'),
		maySuggest: may(standing, 'suggest-change')
	};
});
