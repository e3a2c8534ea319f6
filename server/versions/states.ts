// The states of a plan that its readers can compare: what was published and not withdrawn, and the plan as it is now.
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import type { ComparingFault } from '#lib/words/comparing.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Sql } from '#server/sql.ts';

interface Plan {
	readonly id: PlanId;
	readonly areaId: AreaId;
}

/** `now`, or the number of a published version. */
export type StateName = string;

export interface PublishedState {
	readonly n: number;
	readonly publishedAt: Date;
	readonly schema: number;
}

/** Newest first. */
export async function publishedStates(sql: Sql, { id, areaId }: Plan): Promise<PublishedState[]> {
	const rows = await sql<{ n: number; published_at: Date; schema: number }[]>`
		select p.n, p.published_at, v.schema
		from publication p join version v on v.area_id = p.area_id and v.id = p.version_id
		where p.area_id = ${areaId} and p.plan_id = ${id} and p.withdrawn_at is null
		order by p.n desc`;
	return rows.map(({ n, published_at, schema }) => ({ n, publishedAt: published_at, schema }));
}

/** Why these two of these versions cannot be compared; null when they can. */
export function faultOfPair(
	from: StateName,
	to: StateName,
	states: readonly PublishedState[]
): ComparingFault | null {
	const chosen = [from, to].map((name) => states.find(({ n }) => String(n) === name));
	const known = [from, to].every((name, index) => name === 'now' || chosen[index] !== undefined);
	if (!known) return 'version-unknown';
	if (from === to) return 'version-same';
	return chosen.some((state) => state && state.schema > schemaVersion) ? 'version-newer' : null;
}

/** What the plan says now, or said in a version that was not withdrawn since. */
export async function contentOf(
	sql: Sql,
	{ id, areaId }: Plan,
	name: StateName
): Promise<PlanContent | null> {
	if (name === 'now') return (await planContent(sql, id)).content;
	const [row] = await sql<{ content: PlanContent }[]>`
		select v.content from publication p join version v on v.area_id = p.area_id and v.id = p.version_id
		where p.area_id = ${areaId} and p.plan_id = ${id} and p.n = ${Number(name)} and p.withdrawn_at is null`;
	return row?.content ?? null;
}
