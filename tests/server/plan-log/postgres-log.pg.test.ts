import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId, type PlanId } from '#domain/ids.ts';
import type { Batch, NewRow, Outcome } from '#server/plan-log/log.ts';
import type { Hint } from '#server/notify.ts';
import { postgresLog } from '#server/plan-log/log.postgres.ts';
import { connect, type Sql } from '#server/sql.ts';
import { planLogContract } from '#tests/contracts/plan-log.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { rule } from '#tests/server/collab/rule.ts';
import { makePlan, parent } from './plans.ts';

type Plan = Pick<Batch, 'areaId' | 'planId'>;

let database: FreshDatabase;
let another: Sql;
beforeAll(async () => {
	database = await freshDatabase();
	another = connect(database.url);
});
afterAll(async () => {
	await another.end();
	await database.drop();
});

planLogContract('in PostgreSQL', async (sabotage) => {
	const { areaId, planId } = await makePlan(database.sql, null);
	return {
		log: postgresLog(database.sql, sabotage),
		elsewhere: postgresLog(another, sabotage),
		areaId,
		planId,
		async another() {
			const next = newId<'plan'>();
			const by = (await database.sql<{ id: string }[]>`select id from person where area_id = ${areaId}`)[0]!
				.id;
			await database.sql`insert into plan (area_id, id, created_by) values (${areaId}, ${next}, ${by})`;
			await database.sql`insert into plan_head (area_id, plan_id) values (${areaId}, ${next})`;
			return next;
		},
		async raiseEpoch() {
			await database.sql`update plan_head set epoch = 2, seq = 0 where plan_id = ${planId}`;
		}
	};
});

describe('the log in PostgreSQL', () => {
	let client = 1;
	const row = (): NewRow => {
		const adds = [{ client: client++, from: 0, to: 1 }];
		return {
			appendId: newId(),
			kind: 'typed',
			author: parent,
			bytes: new Uint8Array([0, 0]),
			adds,
			deletes: []
		};
	};

	rule(
		'[L1] numbers have no gap, no double, and commit in their order, however many write at once',
		{ log: 'seq-without-lock' },
		async ({ log: sabotage }) => {
			const made = await Promise.all((sabotage ? [1] : [1, 2, 3]).map(() => makePlan(database.sql, null)));
			const logs = [postgresLog(database.sql, sabotage), postgresLog(another, sabotage)];
			const writers = 60;
			const seen: string[] = [];
			const writing = Array.from({ length: writers }, async (_, i) => {
				// plans in another order each time: only the lock order keeps writers from waiting in a ring
				const plans = made.map((_, k) => made[(k + i) % made.length]!);
				const batches = plans.map(({ areaId, planId }): Batch => ({
					areaId,
					planId,
					epoch: 1,
					after: 1e9,
					rows: [row()]
				}));
				const outcomes = await logs[i % 2]!.append(batches).catch((error: unknown) => {
					seen.push(`failed: ${String(error)}`);
					return new Map<PlanId, Outcome>();
				});
				for (const [planId, outcome] of outcomes) {
					if (outcome.kind !== 'written') throw new Error(outcome.kind);
					const [newest] = await database.sql<{ rows: number }[]>`
						select count(*) as rows from plan_update where plan_id = ${planId} and seq <= ${outcome.seqs[0]!}`;
					if (newest!.rows !== outcome.seqs[0]) seen.push(`a gap below ${outcome.seqs[0]}`);
				}
			});
			await Promise.all(writing);
			expect(seen).toEqual([]);
			for (const { planId } of made) {
				const rows = await database.sql<
					{ seq: number }[]
				>`select seq from plan_update where plan_id = ${planId} order by seq`;
				expect(rows.map((found) => found.seq)).toEqual(Array.from({ length: writers }, (_, i) => i + 1));
			}
		}
	);

	test('[L1] so it is when each knows what stands in the log, and mostly nothing has moved', async () => {
		const { areaId, planId } = await makePlan(database.sql, null);
		const logs = [postgresLog(database.sql), postgresLog(another)];
		const write = async (_: unknown, i: number): Promise<readonly number[]> => {
			const log = logs[i % 2]!;
			const after = (await log.heads([planId])).get(planId)!.seq;
			const outcome = (await log.append([{ areaId, planId, epoch: 1, after, rows: [row(), row()] }])).get(
				planId
			)!;
			return outcome.kind === 'written' ? outcome.seqs : [];
		};
		const seqs = (await Promise.all(Array.from({ length: 60 }, write))).flat();
		expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
		const rows = await database.sql`select seq from plan_update where plan_id = ${planId} order by seq`;
		expect(rows.map((found) => found.seq as number)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
	});

	test('[L3] [L4] of many plans each is answered for itself, whatever has moved in the others', async () => {
		const log = postgresLog(database.sql);
		const made = [];
		for (let i = 0; i < 4; i++) made.push(await makePlan(database.sql, null));
		const [still, moved, foreign, retired] = made as [Plan, Plan, Plan, Plan];
		const batch = (plan: Plan, one: NewRow): Batch => ({ ...plan, epoch: 1, after: 0, rows: [one] });
		await log.append([batch(moved, row())]);
		const [theirs, gone] = [row(), row()];
		await database.sql`
			insert into plan_client (area_id, plan_id, client_id, person_id, retired) values
				(${foreign.areaId}, ${foreign.planId}, ${theirs.adds[0]!.client}, 'somebody', false),
				(${retired.areaId}, ${retired.planId}, ${gone.adds[0]!.client}, ${parent.id}, true)`;
		const outcomes = await log.append([
			batch(foreign, theirs),
			batch(still, row()),
			batch(retired, gone),
			batch(moved, row())
		]);
		const told = made.map(({ planId }) => outcomes.get(planId));
		expect(told).toMatchObject([
			{ kind: 'written', seqs: [1] },
			{ kind: 'written', seqs: [2] },
			{ kind: 'check-again' },
			{ kind: 'check-again' }
		]);
		const kept = await database.sql`
			select 1 from plan_update where plan_id in (${foreign.planId}, ${retired.planId})`;
		expect(kept).toHaveLength(0);
	});

	rule(
		'[L5] each row says who, and which clocks they wrote and deleted',
		{ log: 'forget-authorship' },
		async ({ log: sabotage }) => {
			const { areaId, planId } = await makePlan(database.sql, null);
			const [own, others] = [client++, client++];
			const ranges = [
				{ client: own, from: 0, to: 3, deleted: false },
				{ client: own, from: 0, to: 1, deleted: true },
				{ client: others, from: 4, to: 9, deleted: true },
				{ client: others, from: 12, to: 13, deleted: true }
			];
			const written = {
				...row(),
				adds: ranges.filter((range) => !range.deleted),
				deletes: ranges.filter((range) => range.deleted)
			};
			await postgresLog(database.sql, sabotage).append([
				{ areaId, planId, epoch: 1, after: 0, rows: [written] }
			]);
			const found = await database.sql`
				select client_id as client, clock_from as from, clock_to as to, deleted, person_id, voice_group
				from plan_authorship where plan_id = ${planId} order by deleted, client_id, clock_from`;
			expect([...found]).toEqual(
				ranges.map((range) => ({ ...range, person_id: parent.id, voice_group: 'parent_carer' }))
			);
			// deleting somebody's words claims nothing of theirs
			const claims = await database.sql`select client_id from plan_client where plan_id = ${planId}`;
			expect([...claims]).toEqual([{ client_id: own }]);
		}
	);

	test('[L5] ten thousand words of others, deleted in one change, are written down one by one', async () => {
		const { areaId, planId } = await makePlan(database.sql, null);
		const deletes = Array.from({ length: 10_000 }, (_, i) => ({ client: 1, from: 2 * i, to: 2 * i + 1 }));
		await postgresLog(database.sql).append([
			{ areaId, planId, epoch: 1, after: 0, rows: [{ ...row(), adds: [], deletes }] }
		]);
		const [found] = await database.sql`
			select count(*) as ranges from plan_authorship where plan_id = ${planId} and deleted`;
		expect(found).toEqual({ ranges: 10_000 });
	});

	test('[W7] an append that waits for a lock is ended by the server, and written when it is tried again', async () => {
		const { areaId, planId } = await makePlan(database.sql, null);
		const log = postgresLog(database.sql, undefined, 300);
		const batch: Batch = { areaId, planId, epoch: 1, after: 0, rows: [row()] };
		await another.begin(async (tx) => {
			await tx`select 1 from plan_head where plan_id = ${planId} for update`;
			const error: unknown = await log.append([batch]).catch((failed: unknown) => failed);
			expect(String(error)).toContain('lock timeout');
			expect(log.neverWrites(error)).toBe(false);
		});
		expect((await log.append([batch])).get(planId)).toMatchObject({ kind: 'written', seqs: [1] });
		// the bound ends with its transaction
		const [after] = await database.sql`select current_setting('lock_timeout') as bound`;
		expect(after).toEqual({ bound: '0' });
	});

	test('a hint goes out with the commit, and none with a rollback', async () => {
		const { areaId, planId } = await makePlan(database.sql, null);
		const heard: string[] = [];
		const line = await another.listen('withus', (hint) => void heard.push(hint));
		const log = postgresLog(database.sql);
		await log.append([{ areaId, planId, epoch: 1, after: 0, rows: [row()] }]);
		const failing = log.append([
			{ areaId, planId, epoch: 1, after: 1, rows: [row(), { ...row(), kind: 'nonsense' as 'typed' }] }
		]);
		const error: unknown = await failing.catch((reason: unknown) => reason);
		expect(log.neverWrites(error)).toBe(true);
		expect(log.neverWrites(new Error('connection lost'))).toBe(false);
		await log.append([{ areaId, planId, epoch: 1, after: 1, rows: [row()] }]);
		await expect.poll(() => heard.length).toBe(2);
		await line.unlisten();
		expect(heard.map((hint) => JSON.parse(hint) as unknown)).toEqual(
			[1, 2].map((seq) => ({ kind: 'plans', plans: [[planId, seq]] }))
		);
	});

	test('what is committed together is told together, a hundred plans in one hint', async () => {
		const plans = await Promise.all(Array.from({ length: 101 }, () => makePlan(database.sql, null)));
		const heard: Extract<Hint, { kind: 'plans' }>[] = [];
		const line = await another.listen('withus', (hint) => void heard.push(JSON.parse(hint) as never));
		await postgresLog(database.sql).append(
			plans.map(({ areaId, planId }) => ({ areaId, planId, epoch: 1, after: 0, rows: [row()] }))
		);
		await expect.poll(() => heard.length).toBe(2);
		await line.unlisten();
		expect(heard.map((hint) => hint.plans.length).sort()).toEqual([1, 100]);
		const told = heard.flatMap((hint) => hint.plans.map(([plan, seq]) => `${plan} ${seq}`));
		expect(told.sort()).toEqual(plans.map(({ planId }) => `${planId} 1`).sort());
	});
});
