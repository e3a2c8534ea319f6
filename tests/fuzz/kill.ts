// R2: the server is killed with -9 while people type and delete, again and again. Nothing that it called saved may be missing
// afterwards, in the tables or for somebody who comes in. Half of the times the writers die with it, so that no browser can
// bring back what the server has lost; the other times they reconnect.
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
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { acknowledged } from './kill/journal.ts';

const writers = 4;
/** An edit of each writer every so many ms. */
const editEvery = 15;
const editsPerKill = 50;
const origin = 'http://withus.test';
/** A server that starts beside much else, at the lowest priority, takes its time; nothing is promised about that here. */
const patience = 120_000;

interface Given {
	readonly seed: number;
	/** How many kills. */
	readonly size: number;
	/** With a server that acknowledges before it commits. */
	readonly sabotage?: boolean;
}

export async function run({ seed, size, sabotage = false }: Given): Promise<{
	figures: { kills: number; acknowledged: number; lost: number };
	held: boolean;
}> {
	const chance = new Chance(seed);
	mkdirSync('.data', { recursive: true });
	const folder = mkdtempSync(path.resolve('.data', 'kill-'));
	const journals = path.join(folder, 'journals');
	mkdirSync(journals);
	const postgres = await startEmbeddedPostgres(path.join(folder, 'postgres'));
	const sql = connect(postgres.url);
	const children = new Set<ChildProcess>();
	const figures = { kills: 0, acknowledged: 0, lost: 0 };
	try {
		await migrate(sql, path.resolve('migrations'));
		await expectDurable(sql);
		if (sabotage) await slowDown(sql);
		const { planId, cookies } = await somePeople(sql);
		const port = await freePort();
		const common = ['--port', `${port}`, '--plan', planId, '--origin', origin];
		const start = () => startServer(children, { port, folder, database: postgres.url, sabotage });
		const check = () =>
			runChecker([...common, '--cookie', cookies[0]!, '--journals', journals, '--database', postgres.url]);

		let server = await start();
		let people: ChildProcess | null = null;
		for (let cycle = 0; cycle < size; cycle++) {
			const journal = path.join(journals, `${cycle}`);
			people ??= startNode(children, 'tests/fuzz/kill/writers.ts', [
				...common,
				...['--cookies', cookies.join(','), '--journal', journal],
				...['--name', `w${cycle}`, '--pause', `${editEvery}`]
			]);
			const current: ChildProcess = people;
			const file = current.spawnargs[current.spawnargs.indexOf('--journal') + 1]!;
			const before = acknowledged(file);
			await until(
				`${editsPerKill} edits are acknowledged`,
				() => acknowledged(file) >= before + editsPerKill
			);
			await pause(chance.below(400));
			const writersDie = sabotage || chance.percent(50);
			// both at once, so that no writer hears a last word from a server that is gone
			server.kill('SIGKILL');
			if (writersDie) current.kill('SIGKILL');
			if (writersDie) await cutShort(sql);
			await Promise.all([ended(server), writersDie ? ended(current) : null]);
			if (writersDie) people = null;
			figures.kills++;
			figures.acknowledged += acknowledged(file) - before;
			server = await start();
			// journals grow from kill to kill, so the last check counts everything
			figures.lost = await check();
		}
		return { figures, held: figures.lost === 0 && figures.acknowledged >= size * editsPerKill };
	} finally {
		await Promise.all([...children].map((child) => (child.kill('SIGKILL'), ended(child))));
		await sql.end({ timeout: 1 });
		await postgres.stop();
		// as root the database lives elsewhere
		rmSync(privateFolder(path.join(folder, 'postgres')), { recursive: true, force: true });
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Each commit takes as long as on a busy disk, so that what is acknowledged too early is still on its way when we kill. */
async function slowDown(sql: Sql): Promise<void> {
	await sql`
		create function take_your_time() returns trigger language plpgsql as
		$$ begin perform pg_sleep(0.15); return new; end $$`;
	await sql`create trigger slow before insert on plan_update for each statement execute function take_your_time()`;
}

/** What the killed server had asked for ends with it, as when a whole machine goes: PostgreSQL would finish a statement. */
async function cutShort(sql: Sql): Promise<void> {
	await sql`
		select pg_terminate_backend(pid) from pg_stat_activity
		where pid <> pg_backend_pid() and backend_type = 'client backend' and state <> 'idle'`;
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

interface Place {
	readonly port: number;
	readonly folder: string;
	readonly database: string;
	readonly sabotage: boolean;
}

/** The real server on the data of this run; resolves when it says that it is ready. */
async function startServer(
	children: Set<ChildProcess>,
	{ port, folder, database, sabotage }: Place
): Promise<ChildProcess> {
	const file = sabotage ? 'tests/fuzz/house/live-server.ts' : 'server/main.ts';
	const server = startNode(children, file, sabotage ? ['--sabotage', 'acknowledge-before-commit'] : [], {
		...{ PORT: `${port}`, PUBLIC_URL: origin, DATA_DIR: folder, LOG_LEVEL: 'error' },
		...{ DATABASE_URL: sabotage ? database : '' }
	});
	let said = '';
	server.stdout!.on('data', (text: Buffer) => (said += text.toString()));
	await until(
		'the server is ready',
		() => said.includes('Withus is ready'),
		() => server.exitCode !== null
	);
	return server;
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
	await ended(checker);
	const { lost, why } = JSON.parse(said) as { lost: number; why: string[] };
	if (lost > 0) console.log(`${lost} lost: ${why.slice(0, 3).join(', ')} …`);
	return lost;
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.exitCode === null && child.signalCode === null)
		await new Promise((resolve) => child.once('exit', resolve));
}

async function until(what: string, isSo: () => boolean, isOver: () => boolean = () => false): Promise<void> {
	const end = Date.now() + patience;
	while (!isSo()) {
		if (Date.now() > end || isOver()) throw new Error(`In vain: ${what}`);
		await pause(10);
	}
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
