// How long somebody who types waits for "saved", and others for their words: one real server with fsync on, rooms of ten and
// of sixty people, typing and moving their carets from another process. Timings are measured here, never asserted.
import { spawn } from 'node:child_process';
import { startSession } from '#server/accounts/sessions.ts';
import { connect, type Sql } from '#server/sql.ts';
import { expectDurable } from '#tests/durable.ts';
import { startServer, type TestServer } from '#tests/e2e/server.ts';
import { endWithUs } from '#tests/end-with-us.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';
import type { Round } from './save/people.ts';

/** Sizes of rooms, alternating: what the machine does besides falls on all of them. */
const rounds = [10, 60, 10, 60];
/** The whole measurement ends within this time, ms. */
const patience = 60_000;

export async function run(): Promise<{ figures: Record<string, number>; held: boolean }> {
	const late = setTimeout(() => {
		console.error(`Not done after ${patience} ms.`);
		process.exit(1);
	}, patience);
	const server = await startServer();
	const sql = connect(server.databaseUrl());
	try {
		await expectDurable(sql);
		const measured = new Map<number, Round[]>();
		for (const size of rounds) {
			const round = await measure(server, sql, size);
			measured.set(size, [...(measured.get(size) ?? []), round]);
		}
		const figures = Object.assign({}, ...[...measured].map(figuresOf)) as Record<string, number>;
		const all = [...measured.values()].flat();
		figures.lost = sum(all.map((round) => round.lost));
		return { figures, held: figures.lost === 0 && all.every((round) => round.saved.length > 0) };
	} finally {
		await sql.end({ timeout: 1 });
		await server.remove();
		clearTimeout(late);
	}
}

/** One room: a new plan, a login for each person, and all of them in one process that is not the server's. */
async function measure(server: TestServer, sql: Sql, size: number): Promise<Round> {
	const { areaId, planId } = await makePlan(sql, smallPlan);
	const cookies = Array.from({ length: size }, async () => {
		const person = await aPerson(sql, areaId);
		await aRole(sql, person, 'editor', planId);
		return `withus=${(await startSession(sql, person.accountId)).token}`;
	});
	const people = spawn(
		process.execPath,
		[
			...['tests/bench/save/people.ts', '--url', server.url, '--plan', planId],
			...['--server', `${server.pid()}`, '--cookies', (await Promise.all(cookies)).join(',')]
		],
		{ stdio: ['ignore', 'pipe', 'inherit'] }
	);
	// whoever cuts us off leaves nobody typing behind
	endWithUs(people);
	let said = '';
	people.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
	const code = await new Promise((resolve) => people.once('close', resolve));
	if (code !== 0) throw new Error(`The people of a room of ${size} ended with ${String(code)}`);
	return JSON.parse(said) as Round;
}

/** Milliseconds from sending to "saved" and to another screen; shares of one processor. */
function figuresOf([size, all]: [number, Round[]]): Record<string, number> {
	const saved = all.flatMap((round) => round.saved);
	const shown = all.flatMap((round) => round.shown);
	return {
		[`changes${size}`]: saved.length,
		[`saved${size}p50`]: percentile(saved, 50),
		[`saved${size}p95`]: percentile(saved, 95),
		[`saved${size}p99`]: percentile(saved, 99),
		[`shown${size}p50`]: percentile(shown, 50),
		[`shown${size}p95`]: percentile(shown, 95),
		[`shown${size}p99`]: percentile(shown, 99),
		[`serverCpu${size}`]: rounded(sum(all.map((round) => round.serverCpu)) / all.length),
		[`peopleCpu${size}`]: rounded(sum(all.map((round) => round.peopleCpu)) / all.length)
	};
}

function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return rounded(sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}
