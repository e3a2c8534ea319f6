// R8: two servers on one PostgreSQL, people spread over both, in one plan. One server after the other is replaced while they
// type: told to stop (a rolling restart: the new one first), or killed. Nothing that was called saved may be missing or stand twice,
// in the tables or in either process; a server that is told to stop ends in order; and everybody is back soon.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { startSession } from '#server/accounts/sessions.ts';
import { migrate } from '#server/migrate.ts';
import { privateFolder } from '#server/postgres-binaries.ts';
import { connect, type Sql } from '#server/sql.ts';
import { expectDurable } from '#tests/durable.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { Chance } from '#tests/random.ts';
import { redisMissing, startRedis } from '#tests/redis.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { acknowledged } from './kill/journal.ts';
import { Balancer } from './processes/balancer.ts';

const writers = 4;
const editEvery = 20;
/** Edits that are acknowledged between two replacements. */
const editsEach = 60;
const origin = 'http://withus.test';
const patience = 30_000;

interface Figures extends Record<string, number> {
	replaced: number;
	killed: number;
	acknowledged: number;
	lost: number;
	/** 1: they talked by Redis as well. */
	byRedis: number;
	/** Servers that were told to stop and did not end with code 0. */
	unclean: number;
	/** The longest time from the end of a server until edits were acknowledged again, ms; and the longest stop. */
	longestSilence: number;
	longestStop: number;
}

interface Given {
	readonly seed: number;
	/** How many replacements. */
	readonly size: number;
	/** With servers that acknowledge before they commit, and people who die with the first one that is killed. */
	readonly sabotage?: boolean;
}

interface Server {
	readonly process: ChildProcess;
	readonly port: number;
}

export async function run({
	seed,
	size,
	sabotage = false
}: Given): Promise<{ figures: Figures; held: boolean }> {
	const chance = new Chance(seed);
	const edits = sabotage ? 12 : editsEach;
	mkdirSync('.data', { recursive: true });
	const folder = mkdtempSync(path.resolve('.data', 'processes-'));
	const journals = path.join(folder, 'journals');
	mkdirSync(journals);
	const postgres = await startEmbeddedPostgres(path.join(folder, 'postgres'));
	const sql = connect(postgres.url);
	// every other run talks by Redis, where there is one
	const redis = redisMissing === null && chance.percent(50) ? await startRedis() : null;
	const balancer = new Balancer();
	const children = new Set<ChildProcess>();
	const figures: Figures = {
		...{ replaced: 0, killed: 0, acknowledged: 0, lost: 0, unclean: 0, byRedis: redis ? 1 : 0 },
		...{ longestSilence: 0, longestStop: 0 }
	};
	try {
		await migrate(sql, path.resolve('migrations'));
		await expectDurable(sql);
		if (sabotage) await slowDown(sql);
		const { planId, cookies } = await somePeople(sql);
		const port = await balancer.open();
		const settings = {
			...{ PUBLIC_URL: origin, DATABASE_URL: postgres.url, LOG_LEVEL: 'error' },
			...{ REDIS_URL: redis ? `redis://127.0.0.1:${redis.port}` : '' }
		};
		const start = () => startServer(children, { ...settings, DATA_DIR: folder }, sabotage);
		const common = ['--plan', planId, '--origin', origin];
		const checkAt = async (at: number): Promise<number> =>
			runChecker([
				...[...common, '--port', `${at}`, '--cookie', cookies[0]!],
				...['--journals', journals, '--database', postgres.url]
			]);
		// on a busy machine news from the other process may be a moment late; what is lost stays lost
		const check = async (at: number): Promise<number> => {
			if ((await checkAt(at)) === 0) return 0;
			await pause(1_500);
			return checkAt(at);
		};

		let servers = await Promise.all([start(), start()]);
		balancer.share(servers.map((server) => server.port));
		const journal = path.join(journals, 'all');
		const people = startNode(children, 'tests/fuzz/kill/writers.ts', [
			...[...common, '--port', `${port}`, '--cookies', cookies.join(',')],
			...['--journal', journal, '--name', 'w', '--pause', `${editEvery}`]
		]);
		for (let round = 0; round < size; round++) {
			const before = acknowledged(journal);
			await until(`${editsEach} edits are acknowledged`, () => acknowledged(journal) >= before + edits);
			figures.lost += await check(servers[round % 2]!.port);
			await pause(chance.below(200));
			const old = servers[chance.below(2)]!;
			const other = servers.find((server) => server !== old)!;
			const gently = !sabotage && (round === 0 || chance.percent(50));
			const fresh = gently ? await start() : null;
			balancer.share(fresh ? [other.port, fresh.port] : [other.port]);
			const [ended, told] = [endOf(old.process), Date.now()];
			old.process.kill(gently ? 'SIGTERM' : 'SIGKILL');
			if (sabotage) {
				people.kill('SIGKILL');
				await Promise.all([ended, endOf(people)]);
				figures.lost += await check(other.port);
				return { figures, held: figures.lost === 0 };
			}
			if (gently) {
				const code = await ended;
				figures.longestStop = Math.max(figures.longestStop, Date.now() - told);
				if (code !== 0) figures.unclean++;
				figures.replaced++;
			} else {
				await ended;
				figures.killed++;
			}
			const then = acknowledged(journal);
			const gone = Date.now();
			await until('people are back', () => acknowledged(journal) > then + writers);
			figures.longestSilence = Math.max(figures.longestSilence, Date.now() - gone);
			servers = [other, fresh ?? (await start())];
			balancer.share(servers.map((server) => server.port));
			balancer.loosen();
		}
		const then = acknowledged(journal);
		await until('people write in both', () => acknowledged(journal) >= then + editsEach);
		figures.acknowledged = acknowledged(journal);
		for (const server of servers) figures.lost += await check(server.port);
		const held = figures.lost + figures.unclean === 0 && figures.longestSilence <= 10_000;
		return { figures, held: held && figures.acknowledged >= size * editsEach };
	} finally {
		balancer.close();
		await Promise.all([...children].map((child) => (child.kill('SIGKILL'), endOf(child))));
		await redis?.stop();
		await sql.end({ timeout: 1 });
		await postgres.stop();
		// as root the database lives elsewhere
		rmSync(privateFolder(path.join(folder, 'postgres')), { recursive: true, force: true });
		rmSync(folder, { recursive: true, force: true });
	}
}

/** What is acknowledged too early is still on its way when we kill. */
async function slowDown(sql: Sql): Promise<void> {
	await sql`
		create function take_your_time() returns trigger language plpgsql as
		$$ begin perform pg_sleep(0.15); return new; end $$`;
	await sql`create trigger slow before insert on plan_update for each statement execute function take_your_time()`;
}

async function somePeople(sql: Sql): Promise<{ planId: string; cookies: string[] }> {
	const { areaId, planId } = await makePlan(sql, null);
	const cookies = Array.from({ length: writers }, async () => {
		const person = await aPerson(sql, areaId);
		await aRole(sql, person, 'editor', planId);
		return `withus=${(await startSession(sql, person.accountId)).token}`;
	});
	return { planId, cookies: await Promise.all(cookies) };
}

/** The real server; resolves when it says that it is ready. */
async function startServer(
	children: Set<ChildProcess>,
	settings: Record<string, string>,
	sabotage: boolean
): Promise<Server> {
	const port = await freePort();
	const file = sabotage ? 'tests/fuzz/house/live-server.ts' : 'server/main.ts';
	const process = startNode(children, file, sabotage ? ['--sabotage', 'acknowledge-before-commit'] : [], {
		...settings,
		PORT: `${port}`
	});
	let said = '';
	process.stdout!.on('data', (text: Buffer) => (said += text.toString()));
	await until(
		'a server is ready',
		() => said.includes('Withus is ready'),
		() => process.exitCode !== null
	);
	return { process, port };
}

function startNode(
	children: Set<ChildProcess>,
	file: string,
	args: string[],
	env: Record<string, string> = {}
): ChildProcess {
	const child = spawn(process.execPath, [file, ...args], {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	children.add(child);
	child.once('exit', () => children.delete(child));
	return child;
}

async function runChecker(args: string[]): Promise<number> {
	const checker = startNode(new Set(), 'tests/fuzz/kill/checker.ts', args);
	let said = '';
	checker.stdout!.on('data', (text: Buffer) => (said += text.toString()));
	await endOf(checker);
	const { lost, why } = JSON.parse(said) as { lost: number; why: string[] };
	if (lost > 0) console.log(`${lost} lost: ${why.slice(0, 3).join(', ')} …`);
	return lost;
}

/** The code a process ends with; null when a signal ended it. */
async function endOf(child: ChildProcess): Promise<number | null> {
	if (child.exitCode === null && child.signalCode === null)
		await new Promise((resolve) => child.once('exit', resolve));
	return child.exitCode;
}

async function until(what: string, isSo: () => boolean, isOver: () => boolean = () => false): Promise<void> {
	const end = Date.now() + patience;
	while (!isSo()) {
		if (Date.now() > end || isOver()) throw new Error(`In vain: ${what}`);
		await pause(10);
	}
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}
