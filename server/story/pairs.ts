// Which two states of a plan stand beside each other at each place where one part of it may have changed: of five thousand
// versions only these are read.
import type { AreaId, PlanId, VersionId } from '#domain/ids.ts';
import { schemaVersion } from '#domain/plan.ts';
import type { VersionKind, VersionReason } from '#domain/version-kinds.ts';
import type { Db } from '#server/sql.ts';
import { anyPart } from '#server/versions/tell-versions.ts';

/** A version its readers may see, as the story names it. */
export interface KeptMoment {
	readonly id: VersionId;
	readonly n: number | null;
	readonly name: string;
	readonly kind: VersionKind;
	readonly reason: VersionReason;
	readonly at: Date;
	readonly epoch: number;
	readonly seq: number;
}

export interface Pair {
	/** Null before the first version. */
	readonly was: KeptMoment | null;
	/** Null for the plan as it is now. */
	readonly is: KeptMoment | null;
}

interface Row extends KeptMoment {
	readonly schema: number;
	readonly withdrawn: boolean;
	readonly touched: boolean;
}

/** The oldest first, whether what is now is another state than the last version, and whether a version could not be read. */
export async function pairsOf(
	db: Db,
	{ areaId, planId }: { readonly areaId: AreaId; readonly planId: PlanId },
	part: string
): Promise<{ pairs: Pair[]; unreadable: boolean }> {
	const rows = await db<Row[]>`
		select v.id, v.n, v.name, v.kind, v.reason, v.schema, v.epoch, v.seq, coalesce(p.published_at, v.made_at) as at,
			p.withdrawn_at is not null as withdrawn,
			v.brought is null or v.parts is null or v.parts && ${[part, anyPart]}::text[] as touched
		from version v left join publication p on p.area_id = v.area_id and p.version_id = v.id
		where v.area_id = ${areaId} and v.plan_id = ${planId}
		order by v.epoch, v.seq, v.made_at, v.id`;
	const [head] = await db<{ epoch: number; seq: number }[]>`
		select epoch, seq from plan_head where area_id = ${areaId} and plan_id = ${planId}`;
	const pairs: Pair[] = [];
	let before: KeptMoment | null = null;
	/** What was taken down, or is of a newer release, is not shown here either; what it changed is told with the next one. */
	let [left, unreadable] = [false, false];
	for (const { schema, withdrawn, touched, ...moment } of rows) {
		unreadable ||= schema > schemaVersion;
		if (withdrawn || schema > schemaVersion) {
			left ||= touched;
			continue;
		}
		if (touched || left || before === null) pairs.push({ was: before, is: moment });
		[left, before] = [false, moment];
	}
	if (head && (before?.epoch !== head.epoch || before.seq !== head.seq || left))
		pairs.push({ was: before, is: null });
	return { pairs, unreadable };
}
