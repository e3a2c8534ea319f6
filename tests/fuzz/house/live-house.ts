// A database, a server process in front of it, and people who may write in one plan.
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AreaId, PlanId } from '#domain/ids.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import { startSession } from '#server/accounts/sessions.ts';
import type { Sql } from '#server/sql.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { origin } from '#tests/server/collab/live.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { Children, freePort } from './children.ts';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

export interface LiveHouse {
	readonly database: OwnDatabase;
	readonly children: Children;
	readonly port: number;
	readonly server: ChildProcess;
	readonly areaId: AreaId;
	readonly planId: PlanId;
	/** A cookie of each of its writers. */
	readonly cookies: readonly string[];
	close(): Promise<void>;
}

export async function liveHouse(
	name: string,
	is: {
		writers: number;
		durable?: boolean;
		sabotage?: RoomSabotage | undefined;
		databaseUrl?: (url: string) => Promise<string>;
	}
): Promise<LiveHouse> {
	const database = await ownDatabase(name, { durable: is.durable ?? false });
	const children = new Children();
	const port = await freePort();
	const { areaId, planId } = await makePlan(database.sql, null);
	const cookies = await Promise.all(
		Array.from({ length: is.writers }, async () => (await aWriter(database.sql, areaId, planId)).cookie)
	);
	const url = (await is.databaseUrl?.(database.url)) ?? database.url;
	const server = await children.startServer(
		['tests/fuzz/house/live-server.ts', ...(is.sabotage ? ['--sabotage', is.sabotage] : [])],
		{ PORT: `${port}`, PUBLIC_URL: origin, DATABASE_URL: url }
	);
	return {
		...{ database, children, port, server, areaId, planId, cookies },
		async close() {
			await children.endAll();
			await database.close();
		}
	};
}

/** Somebody who may write in a plan, with a sign-in of their own. */
export async function aWriter(
	sql: Sql,
	areaId: AreaId,
	planId: PlanId
): Promise<{ person: APerson; cookie: string }> {
	const person = await aPerson(sql, areaId);
	await aRole(sql, person, 'editor', planId);
	return { person, cookie: `withus=${(await startSession(sql, person.accountId)).token}` };
}

/** Memory of a process as the operating system counts it, MB. */
export function memoryOf({ pid }: ChildProcess): number {
	const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
	return Math.round(Number(line?.[1] ?? 0) / 1024);
}

/** Seconds of CPU a process has used. */
export function cpuOf({ pid }: ChildProcess): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
	return (Number(fields[11]) + Number(fields[12])) / 100;
}
