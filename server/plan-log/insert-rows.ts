// The rows of any number of plans on their way into the tables. The statements are functions of the database
// (migrations/0111_append.sql, 0250_one_hint.sql), so that locking, looking, writing and committing take one way there and back.
import type { PersonId, PlanId } from '#domain/ids.ts';
import type { Db, Sql } from '#server/sql.ts';
import type { Authorship, Batch, NewRow, Outcome } from './log.ts';
import type { LogSabotage } from './sabotage.ts';

/** What a plan may write, with the numbers of its rows. */
export interface Accepted {
	readonly batch: Batch;
	readonly rows: readonly { readonly row: NewRow; readonly seq: number }[];
}

/** Writes rows under numbers that were taken under the plans' locks. */
export async function insertRows(
	tx: Db,
	accepted: readonly Accepted[],
	sabotage?: LogSabotage
): Promise<void> {
	if (accepted.length === 0) return;
	await tx`select write_plan_rows(${asJson(accepted)}::text::jsonb)`;
	if (sabotage !== 'forget-authorship') return;
	for (const { batch, rows } of accepted) {
		const seqs = rows.map(({ seq }) => seq);
		await tx`delete from plan_authorship where plan_id = ${batch.planId} and seq = any(${seqs}::bigint[])`;
	}
}

/**
 * Writes for the plans in whose log nothing has moved since the rows were looked at, which is nearly always all of them: one
 * statement, and so one transaction and one wait. The others are missing in the answer, and nothing is written for them.
 */
export async function appendWhereNothingMoved(
	sql: Sql,
	batches: readonly Batch[],
	patience: number
): Promise<Map<PlanId, Outcome>> {
	if (batches.length === 0) return new Map();
	const accepted = new Map(
		batches.map((batch) => [
			batch.planId,
			{ batch, rows: batch.rows.map((row, i) => ({ row, seq: batch.after + 1 + i })) }
		])
	);
	const written = await sql<{ written: PlanId; at: Date }[]>`
		select written, at from append_where_nothing_moved(
			${asJson([...accepted.values()])}::text::jsonb, ${[...accepted.keys()]}::text[], ${patience})`;
	return new Map(
		written.map(({ written, at }) => {
			const seqs = accepted.get(written)!.rows.map(({ seq }) => seq);
			return [written, { kind: 'written', seqs, at: at.getTime() }];
		})
	);
}

/** What both functions are asked; the migration says how it reads. */
function asJson(accepted: readonly Accepted[]): string {
	return JSON.stringify({
		plans: accepted.map(({ batch, rows }) => {
			const { planId, epoch, after, titles } = batch;
			const { seq } = rows.at(-1)!;
			const copies = titles && {
				title: titles.title,
				plain_title: titles.plainTitle,
				kind: titles.kind
			};
			return { plan: planId, epoch, after, seq, ...copies };
		}),
		rows: accepted.flatMap(({ batch, rows }) =>
			rows.map(({ row, seq }) => ({
				area: batch.areaId,
				plan: batch.planId,
				epoch: batch.epoch,
				seq,
				append_id: row.appendId,
				kind: row.kind,
				person: row.author.id,
				acting_for: row.author.actingFor ?? null,
				role: row.author.role,
				voice_group: row.author.group,
				bytes: base64Of(row.bytes),
				adds: row.adds.map(spanOf),
				deletes: row.deletes.map(spanOf)
			}))
		)
	});
}

function spanOf({ client, from, to }: Authorship): [client: number, from: number, to: number] {
	return [client, from, to];
}

function base64Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
	return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
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
