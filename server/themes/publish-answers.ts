// Decided themes go out together with a version of the plan, as a copy of their own: what is sorted or decided later changes
// nothing of it.
import type { PlanPart } from '#domain/diff/plan-part.ts';
import { sectionsOf } from '#domain/diff/sections.ts';
import { sectionOf } from '#domain/anchors/section-of.ts';
import { newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { Refused, refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import type { Tx } from '#server/sql.ts';
import { tell } from '#server/telling/tell.ts';
import { contentOf, stateCalled } from '#server/versions/states.ts';
import { changedParts, partNamed, type AskedChange, type ShownPartChange } from './changed-parts.ts';
import { themesOf, type Theme } from './themes.ts';

interface Publishing {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
	/** The version they go out with: published in this transaction. */
	readonly n: number;
}

/** As it is kept beside an answer. */
export interface KeptChange extends ShownPartChange {
	/** The published version it is compared with. */
	readonly from: number | null;
}

/** Decided, and not out yet as they are now. */
export function readyToGoOut(themes: readonly Theme[]): Theme[] {
	return themes.filter(({ decision, published }) => decision && (!published || published.changedSince));
}

/**
 * In the transaction that publishes the version. Tells everybody whose words were answered. Refuses theme-gone when one of them
 * is not there any more, or has no decision.
 */
export async function publishAnswers(
	tx: Tx,
	publishing: Publishing,
	chosen: readonly string[]
): Promise<void> {
	if (chosen.length === 0) return;
	const { areaId, planId, personId, n } = publishing;
	await tx`select pg_advisory_xact_lock(hashtext('themes'), hashtext(${planId}))`;
	const themes = await themesOf(tx, planId, chosen);
	if (themes.length < new Set(chosen).size || themes.some(({ decision }) => !decision)) refuse('theme-gone');
	const content = (await contentOf(tx, { id: planId, areaId }, String(n))) ?? refuse('not-found');
	const changes = await changesOf(tx, publishing, themes, content);
	const topics = await inOrder(tx, planId, themes, content);
	for (const [place, { theme, section }] of topics.entries()) {
		const decision = theme.decision!;
		const id = newId<'answer'>();
		await tx`
			insert into answer (area_id, id, plan_id, n, theme_id, place, title, section_id, section_title, kind, reason, decider,
				owner, decided_on, part, change)
			values (${areaId}, ${id}, ${planId}, ${n}, ${theme.id}, ${place}, ${theme.title}, ${section?.id ?? null},
				${section?.title ?? ''}, ${decision.kind}, ${decision.reason}, ${decision.decider}, ${decision.owner},
				${decision.decidedOn}::date, ${decision.part}, ${JSON.stringify(changes.get(theme.id) ?? null)}::text::jsonb)`;
		await keepVoices(tx, { areaId, planId, answer: id, theme: theme.id });
		await audit(tx, { areaId, personId, planId, what: 'answer-published', detail: { theme: theme.id, n } });
		await tellWriters(tx, publishing, theme.id, id);
	}
}

async function keepVoices(
	tx: Tx,
	{ areaId, planId, answer, theme }: { areaId: string; planId: string; answer: string; theme: string }
): Promise<void> {
	await tx`
		insert into answer_voice (area_id, plan_id, answer_id, kind, voice_id, quoted)
		select ${areaId}, ${planId}, ${answer}, 'comment', comment.id, coalesce(guest.quote_words, comment.quote_words)
		from theme_voice join comment on comment.area_id = theme_voice.area_id and comment.id = theme_voice.voice_id
		join thread on thread.area_id = comment.area_id and thread.id = comment.thread_id
		left join guest on guest.area_id = comment.area_id and guest.person_id = comment.person_id
		where theme_voice.theme_id = ${theme} and theme_voice.kind = 'comment' and comment.state = 'shown' and not thread.internal
		union all
		select ${areaId}, ${planId}, ${answer}, 'proposal', proposal.id, false
		from theme_voice join proposal on proposal.area_id = theme_voice.area_id and proposal.id = theme_voice.voice_id
		where theme_voice.theme_id = ${theme} and theme_voice.kind = 'proposal' and proposal.plan_id = ${planId}
			and not proposal.private
			and exists (select from proposal_hunk where proposal_hunk.plan_id = ${planId} and proposal_id = proposal.id
				and state <> 'withdrawn')`;
}

/** Whoever wrote in somebody else's words for them is not told: those were not theirs. */
async function tellWriters(
	tx: Tx,
	{ areaId, planId, personId }: Publishing,
	theme: string,
	answer: string
): Promise<void> {
	const writers = await tx<{ person: string }[]>`
		select distinct coalesce(comment.person_id, proposal.person_id) as person from answer_voice as voice
		left join comment on voice.kind = 'comment' and comment.id = voice.voice_id and comment.channel = 'online'
		left join proposal on voice.kind = 'proposal' and proposal.plan_id = voice.plan_id and proposal.id = voice.voice_id
		where voice.answer_id = ${answer} and coalesce(comment.person_id, proposal.person_id) is not null`;
	await tell(tx, {
		...{ areaId, planId, kind: 'comment-answered', about: theme, by: personId },
		to: writers.map(({ person }) => person),
		path: `/plans/${planId}/answers#theme-${theme}`
	});
}

/** What each decision changed, ready to be read; a comparison that takes too long is left out, and the links stay. */
async function changesOf(
	tx: Tx,
	{ areaId, planId, n }: Publishing,
	themes: readonly Theme[],
	content: PlanContent
): Promise<ReadonlyMap<string, KeptChange>> {
	const states: Record<string, PlanContent> = { out: content };
	const asked: (AskedChange & { theme: string; n: number | null })[] = [];
	for (const { id, decision } of themes) {
		const part = partNamed(decision?.part ?? null);
		if (!decision || !part) continue;
		const plan = { id: planId, areaId };
		const before = decision.from === null ? null : await stateCalled(tx, plan, decision.from);
		// it was withdrawn, or thinned away, since it was chosen: nothing to compare with, and the link to the part stays
		const from = before ? before.id : 'out';
		if (before) states[from] ??= (await contentOf(tx, plan, before.id)) ?? content;
		const later = decision.to === null ? null : await stateCalled(tx, plan, decision.to);
		if (later) states[later.id] ??= (await contentOf(tx, plan, later.id)) ?? content;
		asked.push({ theme: id, n: before?.n ?? null, part, from, to: later ? later.id : 'out' });
	}
	const shown = await shownOrNothing(states, asked);
	return new Map(
		asked.map(({ theme, part, n: from }, at) => [
			theme,
			{ ...(shown[at] ?? withoutWords(content, part)), from: from === n ? null : from }
		])
	);
}

async function shownOrNothing(
	states: Readonly<Record<string, PlanContent>>,
	asked: readonly AskedChange[]
): Promise<ShownPartChange[]> {
	try {
		return await changedParts(states, asked);
	} catch (thrown) {
		if (thrown instanceof Refused && thrown.code === 'compare-slow') return [];
		throw thrown;
	}
}

function withoutWords(content: PlanContent, { kind, id }: PlanPart): ShownPartChange {
	const section = kind === 'section' ? sectionsOf(content).find((each) => each?.id === id) : null;
	const stands = kind === 'section' ? section !== undefined : Object.hasOwn(content.actions, id);
	return { title: section?.title ?? '', stands, changes: [] };
}

/** As the plan goes: what belongs to no heading is last. */
async function inOrder(
	tx: Tx,
	planId: string,
	themes: readonly Theme[],
	content: PlanContent
): Promise<{ theme: Theme; section: { id: string; title: string } | null }[]> {
	const headings = sectionsOf(content).map((section) => section?.id);
	const found = [];
	for (const theme of themes) {
		const section = await topicOf(tx, planId, theme, content);
		found.push({ theme, section, at: section ? headings.indexOf(section.id) : headings.length });
	}
	return found.sort((a, b) => a.at - b.at);
}

/** The heading of what it changed; else the one most voices stand under. */
async function topicOf(
	tx: Tx,
	planId: string,
	{ id, decision }: Theme,
	content: PlanContent
): Promise<{ id: string; title: string } | null> {
	const part = partNamed(decision?.part ?? null);
	const changed =
		part?.kind === 'section' ? part.id : part && sectionOf(content, { kind: 'action', actionId: part.id });
	const [said] = await tx<{ section: string }[]>`
		select thread.section_id as section from theme_voice
		join comment on comment.id = theme_voice.voice_id and comment.plan_id = ${planId}
		join thread on thread.id = comment.thread_id
		where theme_voice.theme_id = ${id} and theme_voice.kind = 'comment' and thread.section_id is not null
		group by thread.section_id order by count(*) desc, min(comment.at) limit 1`;
	for (const heading of [changed, said?.section]) {
		const section = heading && sectionsOf(content).find((each) => each?.id === heading);
		if (section) return { id: section.id, title: [section.ref, section.title].filter(Boolean).join(' ') };
	}
	return null;
}
