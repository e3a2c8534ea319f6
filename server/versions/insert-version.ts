// A version on its way into its table: frozen words, their fingerprint, and who had a hand in them.
import { newId, type AreaId, type PersonId, type PlanId, type VersionId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { versionReasons, type VersionReason } from '#domain/version-kinds.ts';
import type { Db } from '#server/sql.ts';
import { voicesWithin } from '#server/voices/voices-of.ts';
import { contributorsBetween } from './contributors.ts';

export interface NewVersion {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly reason: VersionReason;
	/** The number of a published one. */
	readonly n?: number;
	readonly name?: string;
	readonly note?: string;
	/** Null for one that is made by itself. */
	readonly by: PersonId | null;
	/** When the plan said this; without, now. */
	readonly at?: Date;
	/** As `frozen` made it. */
	readonly content: PlanContent;
	readonly hash: string;
	readonly epoch: number;
	readonly seq: number;
	/** The document as one Yjs update. */
	readonly state: Uint8Array;
}

/** A named or published one is not held up by reading a long log; whose words it holds can be read from the log later. */
const rowsInPassing = 5_000;

/** Null when another process was quicker. */
export async function insertVersion(db: Db, version: NewVersion): Promise<VersionId | null> {
	const { areaId, planId, reason, content, hash, epoch, seq } = version;
	const id = newId<'version'>();
	const text = JSON.stringify(content);
	const contributors = await contributorsBetween(db, { planId, epoch, until: seq });
	// what is made by itself holds nobody up
	const rows = versionReasons[reason] === 'automatic' ? Number.MAX_SAFE_INTEGER : rowsInPassing;
	const voices = await voicesWithin(db, { areaId, planId, epoch, seq }, rows);
	const inserted = await db`
		insert into version (area_id, id, plan_id, n, kind, reason, name, note, content, hash, schema, epoch, seq, y_state,
			made_by, made_at, contributors, voices, pictures)
		values (${areaId}, ${id}, ${planId}, ${version.n ?? null}, ${versionReasons[reason]}, ${reason}, ${version.name ?? ''},
			${version.note ?? ''}, ${text}::text::jsonb, ${hash}, ${content.schema}, ${epoch}, ${seq},
			${Buffer.from(version.state)}, ${version.by}, coalesce(${version.at ?? null}::timestamptz, now()),
			${db.json(contributors.map((one) => ({ ...one })))}, ${voices && JSON.stringify(voices)}::text::jsonb,
			${picturesIn(text)}::text[])
		on conflict (plan_id, epoch, seq) where kind = 'automatic' do nothing`;
	if (inserted.count !== 1) return null;
	await tellNextAnew(db, id);
	return id;
}

/** One that was made later than its moment changes what the next one brought. */
async function tellNextAnew(db: Db, id: VersionId): Promise<void> {
	await db`
		update version set brought = null where id = (
			select later.id from version made join version later on later.plan_id = made.plan_id
				and (later.epoch, later.seq, later.made_at, later.id) > (made.epoch, made.seq, made.made_at, made.id)
			where made.id = ${id}
			order by later.epoch, later.seq, later.made_at, later.id limit 1)`;
}

/** Hashes of the pictures a plan shows, so that sweeping them need not read every version. */
function picturesIn(text: string): string[] {
	return [...new Set([...text.matchAll(/\/pictures\/([0-9a-f]{64})-/g)].map(([, hash]) => hash!))];
}
