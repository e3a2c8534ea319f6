import { refusal } from '#domain/refusals.ts';
import { schemaVersion } from '#domain/plan.ts';
import type { Comparison } from '#lib/plan-html/comparison.ts';
import { comparingFaults, comparingWords as words } from '#lib/words/comparing.ts';
import { compare } from '#server/versions/compare.ts';
import { contentOf, faultOfPair, publishedStates, type PublishedState } from '#server/versions/states.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { asRefused, page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { plan } = await planMember(event, event.params.plan);
	const states = await publishedStates(event.locals.sql, plan);
	const asked = (name: string) => event.url.searchParams.get(name)?.trim() || null;
	const [from, to] = [asked('from') ?? String(states[0]?.n ?? ''), asked('to') ?? 'now'];
	return {
		title: words.title,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || words.untitled },
		states: states.map(({ n, publishedAt }) => ({ n, publishedAt })),
		from,
		to,
		older: olderOf([from, to], states),
		...(states.length === 0
			? { comparison: null, fault: null }
			: await compared(event, { plan, from, to, states }))
	};
});

interface Choice {
	readonly plan: PlanMember['plan'];
	readonly from: string;
	readonly to: string;
	readonly states: readonly PublishedState[];
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

/** The version of an older release among the two, if there is one. */
function olderOf(chosen: readonly string[], states: readonly PublishedState[]): number | null {
	return states.find(({ n, schema }) => chosen.includes(String(n)) && schema < schemaVersion)?.n ?? null;
}
