import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#domain/ids.ts';
import type { Batch } from '#server/plan-log/log.ts';
import { postgresLog } from '#server/plan-log/log.postgres.ts';
import { connect, type Sql } from '#server/sql.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { makePlan, parent } from './plans.ts';

const plans = 20;
const life = 20_000;

let database: FreshDatabase;
/** One line, so that its statements get the plans that the server keeps for them. */
let sql: Sql;
beforeAll(async () => {
	database = await freshDatabase();
	sql = connect(database.url, { max: 1 });
});
afterAll(async () => {
	await sql.end();
	await database.drop();
});

test('writing and opening look into the indexes, however long the logs are', async () => {
	const made = [];
	for (let i = 0; i < plans; i++) made.push(await makePlan(sql, null));
	const { areaId, planId } = await makePlan(sql, null);
	await sql`
		insert into plan_update (area_id, plan_id, epoch, seq, append_id, kind, person_id, role, voice_group, client_ids, bytes)
		select ${areaId}, ${planId}, 1, n, 'append ' || n, 'typed', 'parent', 'editor', 'parent_carer', array[n], '\\x0000'
		from generate_series(1, ${life}) as n`;
	await sql`
		insert into plan_client (area_id, plan_id, client_id, person_id)
		select area_id, id, n, 'parent' from plan, generate_series(1, ${life / plans}) as n`;
	await sql`update plan_head set seq = ${life} where plan_id = ${planId}`;
	await postgresLog(sql).keepState(planId, 1, life - 3, new Uint8Array([0, 0]));
	await sql`analyze`;
	const log = postgresLog(sql);
	const before = await scans();
	// the server settles for a plan that fits any values after the fifth time
	for (let round = 0; round < 8; round++) {
		const batches = made.map((plan, i): Batch => ({
			...plan,
			epoch: 1,
			after: round,
			rows: [
				{
					appendId: newId(),
					kind: 'typed',
					author: parent,
					bytes: new Uint8Array([0, 0]),
					adds: [{ client: 1_000_000 + i, from: round, to: round + 1 }],
					deletes: []
				}
			]
		}));
		const outcomes = await log.append(batches);
		expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(made.map(() => 'written'));
		for (const plan of made.slice(0, 3)) await log.open(plan.planId);
		expect((await log.open(planId))!.tail).toHaveLength(3);
	}
	expect(await scans()).toEqual(before);
});

/** How often each table of the log was read from its beginning to its end. */
async function scans(): Promise<Record<string, number>> {
	await sql`select pg_stat_force_next_flush()`;
	await sql`select pg_stat_clear_snapshot()`;
	const rows = await sql<{ relname: string; seq_scan: number }[]>`
		select relname, seq_scan from pg_stat_user_tables where relname in ('plan_update', 'plan_client')`;
	return Object.fromEntries(rows.map((row) => [row.relname, row.seq_scan]));
}
