// The states of a plan that its readers can compare and read: what was kept and not withdrawn, and the plan as it is now.
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import { isId, type AreaId, type PlanId, type VersionId } from '#domain/ids.ts';
import type { VersionKind } from '#domain/version-kinds.ts';
import type { ComparingFault } from '#lib/words/comparing.ts';
import { planContent } from '#server/plan-log/read.ts';
import { settledQuotes } from '#server/plan-log/settled-quotes.ts';
import type { Db } from '#server/sql.ts';

interface Plan {
	readonly id: PlanId;
	readonly areaId: AreaId;
}

/** `now`, the number of a published version, or the id of any. */
export type StateName = string;

export interface KeptState {
	/** As it is called in addresses: the number of a published version, the id of another. */
	readonly state: StateName;
	readonly id: VersionId;
	readonly n: number | null;
	readonly name: string;
	readonly kind: VersionKind;
	readonly at: Date;
	readonly schema: number;
}

type Row = Omit<KeptState, 'state'>;

/** A list to choose from is no time line. */
const mostOffered = 200;

/** What was published (and stands) or named, newest first. */
export async function offeredStates(sql: Db, { id, areaId }: Plan): Promise<KeptState[]> {
	const rows = await sql<Row[]>`
		select v.id, v.n, v.name, v.kind, coalesce(p.published_at, v.made_at) as at, v.schema
		from version v left join publication p on p.area_id = v.area_id and p.version_id = v.id
		where v.area_id = ${areaId} and v.plan_id = ${id} and v.kind <> 'automatic' and p.withdrawn_at is null
		order by v.epoch desc, v.seq desc, v.made_at desc, v.id desc limit ${mostOffered}`;
	return rows.map(named);
}

/** A kept state by its number or id; null when there is none in this plan, or it was withdrawn. */
export async function stateCalled(sql: Db, { id, areaId }: Plan, name: StateName): Promise<KeptState | null> {
	if (!isId(name)) return null;
	const n = /^[1-9]\d{0,8}$/.test(name) ? Number(name) : null;
	const [row] = await sql<Row[]>`
		select v.id, v.n, v.name, v.kind, coalesce(p.published_at, v.made_at) as at, v.schema
		from version v left join publication p on p.area_id = v.area_id and p.version_id = v.id
		where v.area_id = ${areaId} and v.plan_id = ${id} and (v.id = ${name} or v.n = ${n}::int) and p.withdrawn_at is null`;
	return row ? named(row) : null;
}

/** The latest that was kept, in whatever way. */
export async function latestState(sql: Db, plan: Plan): Promise<KeptState | null> {
	const [row] = await sql<{ id: VersionId }[]>`
		select v.id from version v left join publication p on p.area_id = v.area_id and p.version_id = v.id
		where v.area_id = ${plan.areaId} and v.plan_id = ${plan.id} and p.withdrawn_at is null
		order by v.epoch desc, v.seq desc, v.made_at desc, v.id desc limit 1`;
	return row ? stateCalled(sql, plan, row.id) : null;
}

function named(row: Row): KeptState {
	return { ...row, state: row.n === null ? row.id : String(row.n) };
}

/** Why these two cannot be compared; null when they can. `states` are those of the two that were found. */
export function faultOfPair(
	from: StateName,
	to: StateName,
	states: readonly KeptState[]
): ComparingFault | null {
	const chosen = [from, to].map((name) => states.find(({ state, id }) => state === name || id === name));
	const known = [from, to].every((name, index) => name === 'now' || chosen[index] !== undefined);
	if (!known) return 'version-unknown';
	if (from === to || (chosen[0] && chosen[0].id === chosen[1]?.id)) return 'version-same';
	return chosen.some((state) => state && state.schema > schemaVersion) ? 'version-newer' : null;
}

/** What the plan says now, or said in a version that was not withdrawn since; without words that were removed for privacy. */
export async function contentOf(sql: Db, { id, areaId }: Plan, name: StateName): Promise<PlanContent | null> {
	if (name === 'now') return (await planContent(sql, id)).content;
	const state = await stateCalled(sql, { id, areaId }, name);
	if (!state) return null;
	const [row] = await sql<{ content: PlanContent }[]>`
		select content from version where area_id = ${areaId} and id = ${state.id}`;
	return row ? (await settledQuotes(sql, id, 'redacted'))(row.content) : null;
}

/** Two versions of this plan, the older first; whatever is none of its versions stays where it was named. */
export async function inOrder(
	sql: Db,
	{ id }: Plan,
	two: readonly [string, string]
): Promise<[string, string]> {
	const rows = await sql<{ id: string }[]>`
		select id from version where plan_id = ${id} and id = any(${[...two]}::text[]) order by epoch, seq, made_at, id`;
	return rows.length === 2 ? [rows[0]!.id, rows[1]!.id] : [two[0], two[1]];
}
