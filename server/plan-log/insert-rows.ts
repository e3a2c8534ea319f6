// The rows of any number of plans on their way into the tables: one statement for each table, sent in one go. As lists,
// because a statement takes 65,535 values and a batch may have more.
import type { PersonId, PlanId } from '#domain/ids.ts';
import { channel, type Hint } from '#server/notify.ts';
import type { Db } from '#server/sql.ts';
import type { Batch, NewRow } from './log.ts';
import type { LogSabotage } from './sabotage.ts';

/** What a plan may write, with the numbers of its rows. */
export interface Accepted {
	readonly batch: Batch;
	readonly rows: readonly { readonly row: NewRow; readonly seq: number }[];
}

export async function insertRows(
	tx: Db,
	accepted: readonly Accepted[],
	sabotage?: LogSabotage
): Promise<void> {
	if (accepted.length === 0) return;
	// the connection keeps their order, and one failure undoes them all
	await Promise.all([
		insertUpdates(tx, accepted),
		insertClaims(tx, accepted),
		sabotage === 'forget-authorship' ? null : insertAuthorship(tx, accepted),
		moveHeads(tx, accepted),
		...accepted.map(({ batch }) => (batch.titles ? refreshTitles(tx, batch, batch.titles) : null)),
		tellOthers(tx, accepted)
	]);
}

async function insertUpdates(tx: Db, accepted: readonly Accepted[]): Promise<void> {
	const rows = accepted.flatMap(({ batch, rows }) => rows.map((row) => ({ batch, ...row })));
	await tx`
		insert into plan_update (area_id, plan_id, epoch, seq, append_id, kind, person_id, acting_for, role, voice_group,
			client_ids, bytes)
		select area_id, plan_id, epoch, seq, append_id, kind, person_id, acting_for, role, voice_group,
			client_ids::bigint[], decode(bytes, 'hex')
		from unnest(
			${rows.map(({ batch }) => batch.areaId)}::text[],
			${rows.map(({ batch }) => batch.planId)}::text[],
			${rows.map(({ batch }) => batch.epoch)}::int[],
			${rows.map(({ seq }) => seq)}::bigint[],
			${rows.map(({ row }) => row.appendId)}::text[],
			${rows.map(({ row }) => row.kind)}::text[],
			${rows.map(({ row }) => row.author.id)}::text[],
			${rows.map(({ row }) => row.author.actingFor ?? null)}::text[],
			${rows.map(({ row }) => row.author.role)}::text[],
			${rows.map(({ row }) => row.author.group)}::text[],
			${rows.map(({ row }) => listOf(row.adds.map((add) => add.client)))}::text[],
			${rows.map(({ row }) => hexOf(row.bytes))}::text[]
		) as row (area_id, plan_id, epoch, seq, append_id, kind, person_id, acting_for, role, voice_group, client_ids, bytes)`;
}

async function insertClaims(tx: Db, accepted: readonly Accepted[]): Promise<void> {
	const claims = accepted.flatMap(({ batch }) =>
		claimsOf(batch).map((claim) => ({ ...claim, areaId: batch.areaId }))
	);
	if (claims.length === 0) return;
	await tx`
		insert into plan_client (area_id, plan_id, client_id, person_id)
		select * from unnest(
			${claims.map(({ areaId }) => areaId)}::text[],
			${claims.map(({ planId }) => planId)}::text[],
			${claims.map(({ client }) => client)}::bigint[],
			${claims.map(({ person }) => person)}::text[])
		on conflict do nothing`;
}

/** Who wrote and who deleted which clocks. */
async function insertAuthorship(tx: Db, accepted: readonly Accepted[]): Promise<void> {
	const ranges = accepted.flatMap(({ batch, rows }) =>
		rows.flatMap(({ row, seq }) => [
			...row.adds.map((range) => ({ ...range, what: 'written', row, seq, batch })),
			...row.deletes.map((range) => ({ ...range, what: 'deleted', row, seq, batch }))
		])
	);
	if (ranges.length === 0) return;
	await tx`
		insert into plan_authorship (area_id, plan_id, epoch,
			seq, client_id, clock_from, clock_to, deleted, person_id, voice_group, via)
		select area_id, plan_id, epoch, seq, client_id, clock_from, clock_to, what = 'deleted', person_id, voice_group, via
		from unnest(
			${ranges.map(({ batch }) => batch.areaId)}::text[],
			${ranges.map(({ batch }) => batch.planId)}::text[],
			${ranges.map(({ batch }) => batch.epoch)}::int[],
			${ranges.map((range) => range.seq)}::bigint[],
			${ranges.map((range) => range.client)}::bigint[],
			${ranges.map((range) => range.from)}::bigint[],
			${ranges.map((range) => range.to)}::bigint[],
			${ranges.map((range) => range.what)}::text[],
			${ranges.map((range) => range.row.author.id)}::text[],
			${ranges.map((range) => range.row.author.group)}::text[],
			${ranges.map((range) => range.row.kind)}::text[]
		) as range (area_id, plan_id, epoch, seq, client_id, clock_from, clock_to, what, person_id, voice_group, via)`;
}

async function moveHeads(tx: Db, accepted: readonly Accepted[]): Promise<void> {
	const plans = accepted.map(({ batch }) => batch.planId);
	await Promise.all([
		tx`
			update plan_head set seq = moved.seq
			from unnest(${plans}::text[], ${accepted.map(newest)}::bigint[]) as moved (plan_id, seq)
			where plan_head.plan_id = moved.plan_id`,
		tx`update plan set changed_at = now() where id = any(${plans}::text[])`
	]);
}

/** Copies of the document's own titles, for lists. */
async function refreshTitles(
	tx: Db,
	{ planId }: Batch,
	{ title, plainTitle, kind }: NonNullable<Batch['titles']>
): Promise<void> {
	await tx`
		update plan set title = ${title}, plain_title = ${plainTitle}, kind = coalesce(${kind}, kind) where id = ${planId}`;
}

async function tellOthers(tx: Db, accepted: readonly Accepted[]): Promise<void> {
	const hints = accepted.map((one): Hint => ({ kind: 'plan', plan: one.batch.planId, seq: newest(one) }));
	await tx`
		select pg_notify(${channel}, hint) from unnest(${hints.map((hint) => JSON.stringify(hint))}::text[]) as hint`;
}

/** The driver takes a list of bytes for bytes. */
function hexOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
	return Buffer.from(buffer, byteOffset, byteLength).toString('hex');
}

function newest({ rows }: Accepted): number {
	return rows.at(-1)!.seq;
}

/** What was typed under these ids has been taken apart; nothing more may come under them. */
export async function retireClients(
	tx: Db,
	{ areaId, planId }: Batch,
	retires: readonly (readonly [number, PersonId])[]
): Promise<void> {
	await tx`
		insert into plan_client (area_id, plan_id, client_id, person_id, retired)
		select ${areaId}, ${planId}, *, true from unnest(
			${retires.map(([client]) => client)}::bigint[], ${retires.map(([, person]) => person)}::text[])
		on conflict (plan_id, client_id) do update set retired = true`;
}

/** Who writes under which client id. What was brought back makes nobody its owner. */
export function claimsOf({ planId, rows }: Batch): { planId: PlanId; client: number; person: PersonId }[] {
	const written = rows.filter((row) => row.kind !== 'returned');
	const owners = new Map(
		written.flatMap((row) => row.adds.map((add) => [add.client, row.author.id] as const))
	);
	return [...owners].map(([client, person]) => ({ planId, client, person }));
}

/** A list inside a list, which PostgreSQL would flatten, as the text of one. Numbers and our own ids need no quotes. */
function listOf(values: readonly (string | number)[]): string {
	return `{${values.join(',')}}`;
}
