import { redirect } from '@sveltejs/kit';
import { may } from '#domain/permissions.ts';
import { refusal } from '#domain/refusals.ts';
import { schemaVersion } from '#domain/plan.ts';
import type { Comparison } from '#lib/plan-html/comparison.ts';
import { comparingFaults, comparingWords as words } from '#lib/words/comparing.ts';
import { versionName } from '#lib/words/history.ts';
import { compare } from '#server/versions/compare.ts';
import {
	contentOf,
	faultOfPair,
	inOrder,
	latestState,
	offeredStates,
	stateCalled,
	type KeptState
} from '#server/versions/states.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { asRefused, page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { plan, standing } = await planMember(event, event.params.plan);
	const { sql } = event.locals;
	const ticked = event.url.searchParams.getAll('version').map((id) => id.trim());
	if (ticked.length === 2) {
		const [from, to] = await inOrder(sql, plan, [ticked[0]!, ticked[1]!]);
		redirect(303, `?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);
	}
	const offered = await offeredStates(sql, plan);
	const asked = (name: string) => event.url.searchParams.get(name)?.trim() || null;
	const latest = offered[0] ?? (await latestState(sql, plan));
	const [from, to] = [asked('from') ?? latest?.state ?? '', asked('to') ?? 'now'];
	const chosen = await chosenStates(event, plan, [from, to], offered);
	const states = [...offered, ...chosen.filter((one) => !offered.some(({ id }) => id === one.id))];
	return {
		title: words.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || words.untitled },
		states: states.map((state) => ({ state: state.state, label: versionName(state) })),
		from,
		to,
		older: chosen.some(({ schema }) => schema < schemaVersion),
		nothingYet: latest === null,
		mayBringBack: may(standing, 'edit-plan'),
		...(latest === null
			? { comparison: null, fault: null }
			: ticked.length > 0
				? { comparison: null, fault: comparingFaults['choose-two'] }
				: await compared(event, { plan, from, to, states: chosen }))
	};
});

/** The two, as far as they are versions of this plan. */
async function chosenStates(
	{ locals: { sql } }: PageServerLoadEvent,
	plan: PlanMember['plan'],
	names: readonly string[],
	offered: readonly KeptState[]
): Promise<KeptState[]> {
	const found = await Promise.all(
		names.map((name) =>
			name === 'now' ? null : (offered.find(({ state }) => state === name) ?? stateCalled(sql, plan, name))
		)
	);
	return found.filter((state) => state !== null);
}

interface Choice {
	readonly plan: PlanMember['plan'];
	readonly from: string;
	readonly to: string;
	readonly states: readonly KeptState[];
}

/** The comparison, or the sentence that says why there is none; what was chosen stays chosen. */
async function compared(
	{ locals: { sql, compareTurns } }: PageServerLoadEvent,
	{ plan, from, to, states }: Choice
): Promise<{ comparison: Comparison | null; fault: string | null }> {
	const fault = faultOfPair(from, to, states);
	if (fault) return { comparison: null, fault: comparingFaults[fault] };
	const [was, is] = await Promise.all([contentOf(sql, plan, from), contentOf(sql, plan, to)]);
	// it was withdrawn a moment ago
	if (!was || !is) return { comparison: null, fault: comparingFaults['version-unknown'] };
	try {
		return { comparison: await compareTurns.take(() => compare(was, is)), fault: null };
	} catch (thrown) {
		const { code } = asRefused(thrown);
		if (code !== 'compare-slow' && code !== 'compare-busy') throw thrown;
		return { comparison: null, fault: refusal(code).say };
	}
}
