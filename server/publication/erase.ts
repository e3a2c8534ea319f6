// Words removed for privacy from everything that is kept of a plan and shown: every version, what was put right in it, what was
// answered, where comments hang. A stub with the day stands there; of what stood there only fingerprints are kept.
import { newId, type VersionId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { slugOf } from '#domain/publication.ts';
import { corrected } from '#domain/publishing/correction.ts';
import { lineWithout, spotsToErase, timesIn } from '#domain/publishing/erasure.ts';
import { reworded } from '#domain/publishing/reworded.ts';
import type { RedactionReason } from '#domain/redaction.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { movePlan } from '#server/plan-state.ts';
import type { Db, Tx } from '#server/sql.ts';
import { hashOf } from '#server/versions/hash.ts';
import { lockVersions } from '#server/versions/make-version.ts';
import { correctionsOf } from './corrections.ts';
import { lockPublications, type Publishing } from './publish.ts';

export interface Erasing extends Publishing {
	readonly words: string;
	readonly stub: string;
	readonly why: RedactionReason;
}

/** So many versions are looked through at once: each may hold half a megabyte. */
const atOnce = 20;

interface Kept {
	readonly id: VersionId;
	readonly n: number | null;
	readonly content: PlanContent;
	readonly hash: string;
}

/** Versions in which these words stand: of those that are public, and of all. */
export async function whereWordsStand(
	db: Db,
	planId: string,
	words: string
): Promise<{ readonly published: number[]; readonly versions: number }> {
	const published: number[] = [];
	let versions = 0;
	for await (const { n, content } of keptVersions(db, planId)) {
		if (timesIn(content, words) === 0) continue;
		versions += 1;
		if (n !== null) published.push(n);
	}
	return { published: published.sort((a, b) => a - b), versions };
}

/** As part of the transaction that removes them from the plan of today. Answers how many versions had them. */
export async function eraseFromVersions(tx: Tx, erasing: Erasing): Promise<number> {
	const { planId, by, words, stub, why } = erasing;
	const { areaId, personId } = by;
	await lockPublications(tx, planId);
	await lockVersions(tx, planId);
	await movePlan(tx, { areaId, planId, act: 'erase-words', by });
	let erased = 0;
	for await (const { id, n, content, hash } of keptVersions(tx, planId)) {
		if (timesIn(content, words) === 0) continue;
		const now = reworded(content, spotsToErase(words, stub));
		const reads = hashOf(now);
		await tx`
			insert into version_erasure (area_id, plan_id, id, version_id, was, reads, why, person_id)
			values (${areaId}, ${planId}, ${newId<'erasure'>()}, ${id}, ${hash}, ${reads}, ${why}, ${personId})`;
		// the document of then still has the words in it; the log gives back what is needed of it
		await tx`
			update version set content = ${JSON.stringify(now)}::text::jsonb, hash = ${reads}, y_state = null, brought = null
			where area_id = ${areaId} and id = ${id}`;
		await tx`update sign_off set hash = ${reads} where area_id = ${areaId} and version_id = ${id}`;
		if (n !== null) {
			const slug = slugOf(now.meta.plainTitle.trim() || now.meta.title);
			await tx`update publication set slug = ${slug} where plan_id = ${planId} and n = ${n} and slug <> ${slug}`;
		}
		erased += 1;
	}
	await eraseBeside(tx, erasing);
	await tx`delete from publication_change where plan_id = ${planId}`;
	const detail = { versions: erased, why };
	await audit(tx, { areaId, personId, planId, what: 'words-erased', detail });
	await notify(tx, { kind: 'published', plan: planId });
	return erased;
}

async function* keptVersions(db: Db, planId: string): AsyncGenerator<Kept> {
	let last = '';
	for (;;) {
		const rows: Kept[] = await db<Kept[]>`
			select id, n, content, hash from version where plan_id = ${planId} and id > ${last} order by id limit ${atOnce}`;
		yield* rows;
		if (rows.length < atOnce) return;
		last = rows.at(-1)?.id ?? '';
	}
}

/** What was put right, the published answers, and the words that comments were hung on. */
async function eraseBeside(tx: Tx, { planId, words, stub }: Erasing): Promise<void> {
	const without = (text: string): string => {
		const plain = lineWithout(text, words, stub);
		// what is kept as HTML has them as HTML writes them
		return escapeHtml(words) === words ? plain : lineWithout(plain, escapeHtml(words), stub);
	};
	const slips = await correctionsOf(tx, planId);
	for (const [n, corrections] of slips) {
		const [version] = await tx<{ content: PlanContent }[]>`
			select content from version where plan_id = ${planId} and n = ${n}`;
		if (!version) continue;
		let now = version.content;
		for (const slip of corrections) {
			const kept = { ...slip, oldWords: without(slip.oldWords), newWords: without(slip.newWords) };
			const was = hashOf(now);
			now = corrected(now, [kept]);
			await tx`
				update publication_correction set old_words = ${kept.oldWords}, new_words = ${kept.newWords}, was = ${was}, reads = ${hashOf(now)}
				where plan_id = ${planId} and id = ${slip.id}`;
		}
	}
	const answers = await tx<Record<'id' | 'title' | 'reason' | 'decider' | 'owner' | 'section', string>[]>`
		select id, title, reason, decider, owner, section_title as section from answer where plan_id = ${planId}`;
	for (const answer of answers)
		await tx`
			update answer set title = ${without(answer.title)}, reason = ${without(answer.reason)}, decider = ${without(answer.decider)},
				owner = ${without(answer.owner)}, section_title = ${without(answer.section)}
			where plan_id = ${planId} and id = ${answer.id}`;
	const changes = await tx<{ id: string; change: unknown }[]>`
		select id, change from answer where plan_id = ${planId} and change is not null`;
	for (const { id, change } of changes)
		await tx`
			update answer set change = ${JSON.stringify(inStrings(change, without))}::text::jsonb where plan_id = ${planId} and id = ${id}`;
	const threads = await tx<{ id: string; anchor: unknown }[]>`
		select id, anchor from thread where plan_id = ${planId}`;
	for (const { id, anchor } of threads) {
		const kept = JSON.stringify(inStrings(anchor, without));
		if (kept !== JSON.stringify(anchor))
			await tx`update thread set anchor = ${kept}::text::jsonb where id = ${id}`;
	}
}

/** Every text of a value, as deep as it goes. */
function inStrings(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (Array.isArray(value)) return value.map((each) => inStrings(each, change));
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inStrings(each, change)]));
}

/** When words were removed from a published version, and its fingerprint before that; by its number, the oldest first. */
export async function erasuresOf(db: Db, plan: string): Promise<Map<number, { at: Date; was: string }[]>> {
	const rows = await db<{ n: number; at: Date; was: string }[]>`
		select version.n, erased.at, erased.was from version_erasure as erased
		join version on version.area_id = erased.area_id and version.id = erased.version_id
		where erased.plan_id = ${plan} and version.n is not null order by version.n, erased.seq`;
	const all = new Map<number, { at: Date; was: string }[]>();
	for (const { n, ...erased } of rows) all.set(n, [...(all.get(n) ?? []), erased]);
	return all;
}
