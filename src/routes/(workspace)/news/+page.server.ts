import type { PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import { formatRecent } from '#lib/words/dates.ts';
import { reasonsOf, sentenceOf, tellingWords } from '#lib/words/telling.ts';
import { plansOf } from '#server/plans/listed.ts';
import { digestOf } from '#server/telling/digest.ts';
import { changedPlans, chooseToHear, choicesOf, noteTold } from '#server/telling/following.ts';
import { hrefOf } from '#server/telling/href-of.ts';
import { markRead, newsOf, type NewsItem } from '#server/telling/news-of.ts';
import { sentencesSince } from '#server/telling/plan-news.ts';
import { action, page, words } from '#server/web/answers.ts';
import { accountOf, planMember } from '#server/web/member.ts';
import type { NewsGroup, NewsLine } from '#domain/telling/news-shown.ts';
import type { Actions, PageServerLoad } from './$types';

/** Comparing takes a second or two: the others say that they changed, and the plan says how. */
const mostComparisons = 3;
/** Lines that were read before; older ones are of no use to anybody. */
const mostRead = 30;

export const load: PageServerLoad = page(async (event) => {
	const account = accountOf(event);
	const { sql, compareTurns } = event.locals;
	const now = new Date();
	const [news, changed, plans, choices, every] = await Promise.all([
		newsOf(sql, account.id),
		changedPlans(sql, account.id),
		plansOf(sql, account.id),
		choicesOf(sql, account.id),
		digestOf(sql, account.id)
	]);
	const ofPlans = await Promise.all(
		changed.map(async (plan, at) => ({
			planId: plan.planId,
			title: plan.title,
			at: plan.changedAt,
			line: {
				id: null,
				sentence: tellingWords.changed(plan.people, plan.at, now),
				more:
					at < mostComparisons
						? await sentencesSince(sql, plan, 'list', (work) => compareTurns.take(work))
						: [],
				said: '',
				when: formatRecent(plan.changedAt, now),
				href: `/plans/${plan.planId}`
			}
		}))
	);
	const ofNews = news.map((item) => ({
		planId: item.planId,
		title: item.planTitle,
		at: item.at,
		line: lineOf(item, now),
		read: item.read
	}));
	const unread = [...ofPlans, ...ofNews.filter(({ read }) => !read)];
	return {
		title: tellingWords.title,
		groups: grouped(unread),
		before: grouped(ofNews.filter(({ read }) => read).slice(0, mostRead)),
		until: new Date(Math.max(0, ...unread.map(({ at }) => at.getTime()))).toISOString(),
		plans: plans
			.filter(({ archived }) => !archived)
			.map(({ id, title, plainTitle }) => ({
				id,
				title: plainTitle || title,
				follows: choices.get(id) === 'follow'
			})),
		every
	};
});

function lineOf(item: NewsItem, now: Date): NewsLine {
	return {
		id: item.id,
		sentence: sentenceOf(item),
		more: [...reasonsOf(item, 'list'), ...(item.reason === '' ? [] : [item.reason])].map(tellingWords.reason),
		said: item.excerpt,
		when: formatRecent(item.at, now),
		href: hrefOf(item)
	};
}

/** By plan; the plan with the newest line first, and its newest line first. */
function grouped(lines: readonly { planId: PlanId; title: string; at: Date; line: NewsLine }[]): NewsGroup[] {
	const groups = new Map<PlanId, { planId: PlanId; title: string; lines: NewsLine[] }>();
	for (const { planId, title, line } of [...lines].sort((a, b) => b.at.getTime() - a.at.getTime())) {
		const group = groups.get(planId) ?? { planId, title, lines: [] };
		group.lines.push(line);
		groups.set(planId, group);
	}
	return [...groups.values()];
}

export const actions: Actions = {
	/** One line, the lines of one plan, or all; what came after the page was made stays new. */
	read: action(async (event, form) => {
		const { id: account } = accountOf(event);
		const { sql } = event.locals;
		const [line, plan, until] = [words(form, 'line'), words(form, 'plan'), words(form, 'until')];
		if (line !== '') {
			await markRead(sql, account, { id: line });
			return { done: 'read' as const };
		}
		const before = new Date(until);
		if (Number.isNaN(before.getTime())) refuse('bad-request');
		if (plan !== '') await planMember(event, plan);
		await markRead(sql, account, plan === '' ? 'all' : { plan }, before);
		await noteTold(sql, account, plan === '' ? null : plan);
		return { done: 'read' as const };
	}),
	follow: action(async (event, form) => {
		const { areaId, personId, plan } = await planMember(event, words(form, 'plan'));
		const choice = words(form, 'choice') === 'follow' ? 'follow' : null;
		await chooseToHear(event.locals.sql, { areaId, personId, planId: plan.id }, choice);
		return { done: 'follow' as const, plan: plan.id };
	})
};
