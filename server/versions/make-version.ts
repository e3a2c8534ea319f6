// Keeping the plan as it is now. Whoever needs a version calls this; what is made by itself comes from watch-plan.ts.
import type { AreaId, PersonId, PlanId, VersionId } from '#domain/ids.ts';
import { frozen } from '#domain/version.ts';
import type { VersionReason } from '#domain/version-kinds.ts';
import { audit } from '#server/audit.ts';
import { planContent, type ReadPlan } from '#server/plan-log/read.ts';
import { hashOf } from './hash.ts';
import type { Db, Tx } from '#server/sql.ts';
import { insertVersion } from './insert-version.ts';

export interface VersionWish {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	/** Publishing has a door of its own: server/publication. */
	readonly reason: Exclude<VersionReason, 'published'>;
	/** Who wishes it; null when nobody does. The caller has asked `may`. */
	readonly by: PersonId | null;
	readonly name?: string;
	readonly note?: string;
}

export interface KeptVersion {
	readonly id: VersionId;
	/** False: the newest version says the same already, and it is that one. */
	readonly made: boolean;
	readonly hash: string;
	readonly epoch: number;
	readonly seq: number;
}

/**
 * Keeps what the plan says as committed now. When the newest version says the same, that one is answered (and kept for good
 * where the wish is before-restore); only a named one, and one that partners are asked to agree to, is always new. With a transaction, which must hold the plan's lock
 * (plan_head), it is exactly the state that transaction goes on from. Refuses not-found.
 */
export async function makeVersion(db: Db, wish: VersionWish): Promise<KeptVersion> {
	// with a pool it is read in a snapshot of its own, before anything is locked
	const read = await planContent(db, wish.planId);
	return 'begin' in db ? db.begin((tx) => keep(tx, wish, read)) : keep(db, wish, read);
}

async function keep(tx: Tx, wish: VersionWish, read: ReadPlan): Promise<KeptVersion> {
	const { areaId, planId, reason, by, name = '', note = '' } = wish;
	const { epoch, seq, state } = read;
	const content = frozen(read.content);
	const hash = hashOf(content);
	await lockVersions(tx, planId);
	const newest = await newestVersion(tx, planId);
	if (reason !== 'named' && reason !== 'sign-off' && newest?.epoch === epoch && newest.hash === hash) {
		// what somebody may want back after a restore is not thinned away
		if (reason === 'before-restore')
			await tx`update version set reason = ${reason} where id = ${newest.id} and kind = 'automatic'`;
		return { id: newest.id, made: false, hash, epoch, seq };
	}
	const frozenNow = { content, hash, epoch, seq, state };
	const id = await insertVersion(tx, { areaId, planId, reason, by, name, note, ...frozenNow });
	if (id && by !== null)
		await audit(tx, { areaId, personId: by, what: 'version-kept', planId, detail: { version: id, reason } });
	if (id) return { id, made: true, hash, epoch, seq };
	// one of this very state stands behind a named or published one
	const [there] = await tx<{ id: VersionId }[]>`
		select id from version where plan_id = ${planId} and epoch = ${epoch} and seq = ${seq} and kind = 'automatic'`;
	if (!there) throw new Error('A version was neither made nor found.');
	return { id: there.id, made: false, hash, epoch, seq };
}

/** Versions of one plan are made one after the other, whichever process makes them; until the transaction ends. */
export async function lockVersions(tx: Tx, planId: PlanId): Promise<void> {
	await tx`select pg_advisory_xact_lock(hashtext('version'), hashtext(${planId}))`;
}

interface Standing {
	readonly id: VersionId;
	readonly hash: string;
	readonly epoch: number;
	readonly seq: number;
}

/** The version that holds the latest state of a plan. */
export async function newestVersion(db: Db, planId: PlanId): Promise<Standing | undefined> {
	const [row] = await db<Standing[]>`
		select id, hash, epoch, seq from version where plan_id = ${planId}
		order by epoch desc, seq desc, made_at desc, id desc limit 1`;
	return row;
}

/** The version that holds the latest state up to a place in the log of a plan. */
export async function newestUpTo(
	db: Db,
	planId: PlanId,
	{ epoch, seq }: { readonly epoch: number; readonly seq: number }
): Promise<Standing | undefined> {
	const [row] = await db<Standing[]>`
		select id, hash, epoch, seq from version where plan_id = ${planId} and (epoch, seq) <= (${epoch}, ${seq}::bigint)
		order by epoch desc, seq desc, made_at desc, id desc limit 1`;
	return row;
}
