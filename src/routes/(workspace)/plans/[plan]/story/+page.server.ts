import { redirect } from '@sveltejs/kit';
import { isSafeId } from '#document/schema.ts';
import type { PlanPart } from '#domain/diff/plan-part.ts';
import { may } from '#domain/permissions.ts';
import { refusal } from '#domain/refusals.ts';
import { storyWords as words } from '#lib/words/story.ts';
import { planContent } from '#server/plan-log/read.ts';
import { partsOf } from '#server/restoring/preview.ts';
import { storyOf, type Story } from '#server/story/story.ts';
import { asRefused, page } from '#server/web/answers.ts';
import { planMember } from '#server/web/member.ts';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { plan, areaId, standing } = await planMember(event, event.params.plan);
	const asked = event.url.searchParams;
	const [kind, id] = (asked.get('part') ?? '').split('.', 2);
	if ((kind === 'row' || kind === 'section') && isSafeId(id)) redirect(303, `?${kind}=${id}`);
	const part = partAsked(asked);
	const newestFirst = asked.get('order') === 'newest';
	const shared = {
		title: part ? words.title[part.kind] : words.chooseTitle,
		plan: { id: plan.id, title: plan.plainTitle || plan.title || words.untitled },
		newestFirst,
		toBring: asked.has('bring') && may(standing, 'edit-plan'),
		mayBringBack: may(standing, 'edit-plan'),
		at: new Date()
	};
	const chapter = Number(asked.get('chapter') ?? (newestFirst ? '0' : '1'));
	const told = part ? await toldStory(event, { areaId, planId: plan.id }, part, chapter) : null;
	const nothing = told?.story?.title === null;
	if (part && told && !nothing) return { ...shared, part, ...told, parts: null };
	const { content } = await planContent(event.locals.sql, plan.id);
	const fault = nothing ? words.unknown : null;
	return {
		...shared,
		title: words.chooseTitle,
		part: null,
		story: null,
		fault,
		parts: partsOf(content, content)
	};
});

function partAsked(asked: URLSearchParams): PlanPart | null {
	for (const kind of ['row', 'section'] as const) {
		const id = asked.get(kind)?.trim() ?? '';
		if (isSafeId(id)) return { kind, id };
	}
	return null;
}

/** The story, or the sentence that says why it cannot be told now. */
async function toldStory(
	{ locals: { sql, compareTurns } }: PageServerLoadEvent,
	plan: Parameters<typeof storyOf>[1],
	part: PlanPart,
	chapter: number
): Promise<{ story: Story | null; fault: string | null }> {
	try {
		const story = await storyOf(sql, plan, part, chapter, (work) => compareTurns.take(work));
		return { story, fault: null };
	} catch (thrown) {
		const { code } = asRefused(thrown);
		if (code !== 'compare-slow' && code !== 'compare-busy') throw thrown;
		return { story: null, fault: refusal(code).say };
	}
}
