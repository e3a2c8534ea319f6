// Words removed for privacy from everything that is kept of a plan and shown: every version, what was put right in it, and what was said
// beside it. A stub with the day stands there; of what stood there only fingerprints are kept.
import { newId, type VersionId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { slugOf } from '#domain/publication.ts';
import { corrected } from '#domain/publishing/correction.ts';
import { lineWithout, spotsToErase, timesIn } from '#domain/publishing/erasure.ts';
import { reworded } from '#domain/publishing/reworded.ts';
import type { RedactionReason } from '#domain/redaction.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { movePlan } from '#server/plan-state.ts';
import type { Db, Tx } from '#server/sql.ts';
import { hashOf } from '#server/versions/hash.ts';
import { lockVersions } from '#server/versions/make-version.ts';
import { correctionsOf } from './corrections.ts';
import { lockPublications, type Publishing } from './publish.ts';
import { eraseFromBeside } from './words-beside.ts';

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
	await noteErasure(tx, erasing);
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
	await eraseFromCorrections(tx, erasing);
	await eraseFromBeside(tx, erasing);
	await tx`delete from publication_change where plan_id = ${planId}`;
	const detail = { versions: erased, why };
	await audit(tx, { areaId, personId, planId, what: 'words-erased', detail });
	await notify(tx, { kind: 'published', plan: planId });
	return erased;
}

/** From here on the log is not read back: what it said before has these words in it. */
async function noteErasure(tx: Tx, { planId, by, why }: Erasing): Promise<void> {
	const { areaId, personId } = by;
	await tx`
		insert into plan_erasure (area_id, plan_id, id, epoch, seq, why, person_id)
		select area_id, plan_id, ${newId<'erasure'>()}, epoch, seq, ${why}, ${personId}
		from plan_head where area_id = ${areaId} and plan_id = ${planId}`;
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

/** What was put right in versions that are public; each step has its fingerprints. */
async function eraseFromCorrections(tx: Tx, { planId, words, stub }: Erasing): Promise<void> {
	const without = (text: string): string => lineWithout(text, words, stub);
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
