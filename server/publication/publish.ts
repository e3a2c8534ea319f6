// Freezing the present text as the next version, at a permanent public address.
import { hasWords } from '#domain/has-words.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { may, type Standing } from '#domain/permissions.ts';
import { slugOf } from '#domain/publication.ts';
import { refuse } from '#domain/refusals.ts';
import { frozen } from '#domain/version.ts';
import { movePlan, refusalsInTheBook, type PlanMove } from '#server/plan-state.ts';
import { hasOtherTwin } from '#server/easy-read/freeze-twin.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';
import { insertVersion } from '#server/versions/insert-version.ts';
import { hashOf } from '#server/versions/hash.ts';
import { goOut } from './go-out.ts';

/** Who does it, and where they stand for this plan at this moment. */
export interface Publisher {
	readonly areaId: AreaId;
	readonly personId: PersonId;
	readonly standing: Standing;
}

export interface Publishing {
	readonly planId: PlanId;
	readonly by: Publisher;
	/** YYYY-MM-DD */
	readonly reviewOn?: string | null | undefined;
}

/**
 * Publishes what is saved right now. Two people at once get two versions, or, when not a word changed between them, the
 * second is told so. Refuses not-allowed, not-found, nothing-to-publish, same-as-published, and
 * what the state of the plan does not allow. What goes out `alongside` does so in the same transaction; then the same words
 * are a version of their own.
 */
export async function publish(
	sql: Sql,
	{ planId, by, alongside, reviewOn }: Publishing & { alongside?: Alongside | undefined }
): Promise<{ n: number; hash: string; slug: string }> {
	const move: PlanMove = { areaId: by.areaId, planId, act: 'publish', by };
	const publishing = async (tx: Tx) => {
		const out = await publishInside(tx, { planId, by, reviewOn, again: alongside !== undefined });
		await alongside?.(tx, out.n);
		return out;
	};
	return refusalsInTheBook(sql, move, () => sql.begin(publishing));
}

/** Something that goes out together with version n. */
export type Alongside = (tx: Tx, n: number) => Promise<void>;

/** The same as part of a transaction. `again`: something goes out with it, so that the same words are a version of their own. */
export async function publishInside(
	tx: Tx,
	{ planId, by, reviewOn = null, again = false }: Publishing & { again?: boolean }
): Promise<{ n: number; hash: string; slug: string }> {
	if (!may(by.standing, 'publish-plan')) refuse('not-allowed');
	await lockPublications(tx, planId);
	const areaName = await nameOfArea(tx, planId, by.areaId);
	const { content: present, epoch, seq, state } = await planContent(tx, planId);
	const content = frozen(present);
	if (!hasWords(content)) refuse('nothing-to-publish');
	const hash = hashOf(content);
	const before = await newestPublic(tx, planId);
	if (before?.hash === hash && !again && !(await hasOtherTwin(tx, planId, content, before.n)))
		refuse('same-as-published');

	const n = await nextNumber(tx, planId);
	const slug = slugOf(content.meta.plainTitle.trim() || content.meta.title);
	const { areaId, personId } = by;
	const frozenNow = { content, hash, epoch, seq, state };
	const made = await insertVersion(tx, {
		areaId,
		planId,
		n,
		by: personId,
		reason: 'published',
		...frozenNow
	});
	const id = made ?? refuse('same-as-published');
	await movePlan(tx, { areaId, planId, act: 'publish', by });
	await goOut(tx, {
		areaId,
		planId,
		personId,
		areaName,
		n,
		slug,
		versionId: id,
		hash,
		epoch,
		seq,
		reviewOn,
		signedOff: false
	});
	return { n, hash, slug };
}

/** Publishing and withdrawing of one plan happen one after the other, so numbers have no gaps and no version is torn. */
export async function lockPublications(tx: Tx, planId: PlanId): Promise<void> {
	await tx`select pg_advisory_xact_lock(hashtext('publication'), hashtext(${planId}))`;
}

/** The name of the area, which a version keeps; refuses not-found. */
export async function nameOfArea(tx: Tx, planId: PlanId, areaId: AreaId): Promise<string> {
	const [row] = await tx<{ name: string }[]>`
		select area.name from plan join area on area.id = plan.area_id
		where plan.area_id = ${areaId} and plan.id = ${planId} and plan.deleted_at is null`;
	return row?.name ?? refuse('not-found');
}

/** The newest version that can be read. */
export async function newestPublic(tx: Db, planId: PlanId): Promise<{ n: number; hash: string } | undefined> {
	const [row] = await tx<{ n: number; hash: string }[]>`
		select p.n, v.hash from publication p join version v on v.area_id = p.area_id and v.id = p.version_id
		where p.plan_id = ${planId} and p.withdrawn_at is null order by p.n desc limit 1`;
	return row;
}

/** The number the next version of a plan gets. */
export async function nextNumber(tx: Db, planId: PlanId): Promise<number> {
	const [row] = await tx<
		{ n: number }[]
	>`select coalesce(max(n), 0) + 1 as n from version where plan_id = ${planId}`;
	return row?.n ?? 1;
}
