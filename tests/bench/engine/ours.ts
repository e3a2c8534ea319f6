// Ours: the production server with its usual limits, one account and one sign-in for each person.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import { schemaVersion } from '#domain/plan.ts';
import { protocolVersion } from '#protocol/messages.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { migrate } from '#server/migrate.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { connect, type Sql } from '#server/sql.ts';
import { anArea, aPerson } from '#tests/people.ts';
import { productionServer } from '#tests/production.ts';
import type { Databases } from './databases.ts';
import { clocksOf } from './replay.ts';
import { kill, startNode, type Plan, type Running, type StartSettings, type Subject } from './subject.ts';

const origin = 'http://withus.test';
const atOnce = 20;

export function ours(databases: Databases): Subject {
	return {
		name: 'ours',
		dialect: 'y-websocket',
		origin,
		acknowledges: true,
		stores: true,
		start: (...given) => start(databases, ...given)
	};
}

async function start(
	databases: Databases,
	plans: readonly Plan[],
	people: number,
	settings?: StartSettings
): Promise<Running> {
	const url = await databases.fresh('ours');
	const sql = connect(url);
	await migrate(sql, path.resolve('migrations'));
	const areaId = await anArea(sql);
	const cookies = await signIn(sql, areaId, people);
	const maker = await aPerson(sql, areaId, { roles: ['lead'] });
	const ids: PlanId[] = [];
	for (const { update } of plans) ids.push(await bringIn(sql, { areaId, by: maker.personId, update }));
	const dataDir = mkdtempSync(path.resolve('.data', 'bench-ours-'));
	const port = await databases.freePort();
	const { child } = await startNode(productionServer, {
		...settings,
		env: {
			...{ DATABASE_URL: url, DATA_DIR: dataDir, PUBLIC_URL: origin, LOG_LEVEL: 'warn' },
			PORT: String(port)
		},
		ready: /Withus is (ready)/
	});
	const version = `protocol=${protocolVersion}&schema=${schemaVersion}&epoch=1`;
	return {
		port,
		databaseUrl: url,
		pid: child.pid!,
		rooms: ids.map((id) => ({ name: id, path: `/collab/${id}?${version}` })),
		cookies,
		async stored({ name }) {
			const rows = await sql<{ bytes: Uint8Array }[]>`
				select bytes from plan_update where plan_id = ${name} order by seq`;
			return clocksOf(rows.map((row) => row.bytes));
		},
		async stop() {
			await kill(child);
			await sql.end({ timeout: 1 });
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

/** People who may edit every plan of the area. */
async function signIn(sql: Sql, areaId: AreaId, people: number): Promise<string[]> {
	const cookies: string[] = [];
	const one = async (): Promise<string> => {
		const { accountId } = await aPerson(sql, areaId, { roles: ['editor'] });
		return `withus=${(await startSession(sql, accountId)).token}`;
	};
	while (cookies.length < people)
		cookies.push(
			...(await Promise.all(Array.from({ length: Math.min(atOnce, people - cookies.length) }, one)))
		);
	return cookies;
}

/** A plan that came in from elsewhere, with everything that ever happened to it. */
async function bringIn(
	sql: Sql,
	plan: { areaId: AreaId; by: PersonId; update: Uint8Array }
): Promise<PlanId> {
	const { areaId, by, update } = plan;
	const planId = newId<'plan'>();
	const person = { id: by, role: 'lead', group: 'professional' } as const;
	await sql.begin(async (tx) => {
		await tx`
			insert into plan (area_id, id, title, shared_with_area, created_by)
			values (${areaId}, ${planId}, 'A plan', true, ${by})`;
		await startPlanLog(tx, { areaId, planId }, null, person);
		await appendToPlan(tx, { areaId, planId, update, kind: 'import', person });
	});
	return planId;
}
