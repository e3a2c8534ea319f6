// Rooms of people who type: how long a letter takes to other screens and to its acknowledgement, and what that costs. At the
// end the server is killed while everybody types: what it had acknowledged must be in PostgreSQL.
import { setTimeout as pause } from 'node:timers/promises';
import { busy, cpuOf, cpuOfFamily, memoryOf } from '../machine.ts';
import type { Job, Result } from '../job.ts';
import { percentile, rounded } from '../numbers.ts';
import { comeIn } from '../rooms.ts';
import { Keyboards } from '../keyboards.ts';
import { Screen } from '../screen.ts';

const screensInAll = 8;
/** How long the last letters may take to reach every screen, ms. */
const patience = 3_000;
/** A load that uses more of a core than this measures itself. */
const saturated = 0.9;

export async function typing(job: Job): Promise<Result> {
	const { scenario, server, quick } = job;
	const span = quick ? { warmUp: 1_500, measure: 5_000 } : { warmUp: 3_000, measure: 10_000 };
	const rooms = await comeIn(job);
	const watched = rooms.slice(0, screensInAll);
	const perRoom = Math.max(1, Math.floor(screensInAll / watched.length));
	const screens = watched.flatMap((people) => people.slice(-perRoom).map((own) => new Screen(own, people)));
	const writers = rooms.flatMap((people) => people.slice(0, scenario.typing));
	const keys = new Keyboards(writers, scenario.editsPerSecond, scenario.carets);

	await pause(span.warmUp);
	const before = readings(job);
	const [bytes, carets] = [sum(screens, 'bytes'), sum(screens, 'carets')];
	keys.late.length = 0;
	const start = performance.now();
	await pause(span.measure);
	const end = performance.now();
	const after = readings(job);
	const seconds = (end - start) / 1000;
	const share = (name: keyof typeof before): number =>
		rounded(((after[name] - before[name]) / (end - start)) * 100);
	const [bytesIn, caretsIn] = [sum(screens, 'bytes') - bytes, sum(screens, 'carets') - carets];
	const late = percentile(keys.late, 99);

	const giveUp = performance.now() + patience;
	const unseen = (): number => screens.reduce((all, screen) => all + screen.unseen(start, end), 0);
	while (unseen() > 0 && performance.now() < giveUp) await pause(20);
	const notShown = unseen();
	// everybody is still typing: nobody is left who could bring back what the server loses now
	process.kill(server.pid, 'SIGKILL');
	await pause(300);
	keys.stop();

	const shown = screens.flatMap((screen) => screen.shownAfter(start, end));
	const waits = writers.flatMap((person) => person.waits).filter(({ sent }) => sent >= start && sent < end);
	const answered = waits.map(({ ms }) => ms);
	const acknowledged = rooms.map((people) =>
		people.map((person) => [person.client, person.savedUpTo] as const)
	);
	const loadShare = share('load') / 100;
	// whatever else this machine did: with much of it no waiting time says anything
	const others = share('machine') - share('server') - share('postgres') - share('load');
	return {
		figures: {
			...spread('', shown),
			...(server.acknowledges ? spread('ack', answered) : {}),
			cpuPct: share('server'),
			postgresPct: share('postgres'),
			loadPct: share('load'),
			othersPct: rounded(Math.max(0, others)),
			rssMb: rounded(after.memory / 1024),
			lateP99Ms: rounded(late),
			loadBound: loadShare > saturated || late > 20 ? 1 : 0,
			editsPerSecond: rounded(writers.length * scenario.editsPerSecond),
			kBytesPerScreen: rounded(bytesIn / screens.length / seconds / 1024),
			caretsPerScreen: rounded(caretsIn / screens.length / seconds),
			notShown,
			...(server.acknowledges
				? { acknowledged: acknowledged.flat().reduce((all, [, upTo]) => all + upTo, 0) }
				: {})
		},
		acknowledged: server.acknowledges ? acknowledged : [],
		remarks: [
			...(rooms.flat().some((person) => person.refused) ? ['somebody was refused'] : []),
			...(notShown > 0 ? [`${notShown} letters did not reach a screen within ${patience} ms`] : [])
		]
	};
}

function readings({
	server,
	postgres
}: Job): Record<'server' | 'postgres' | 'load' | 'machine' | 'memory', number> {
	const load = process.cpuUsage();
	return {
		server: cpuOf(server.pid),
		postgres: cpuOfFamily(postgres),
		load: (load.user + load.system) / 1000,
		machine: busy(),
		memory: memoryOf(server.pid)
	};
}

function spread(name: string, values: readonly number[]): Record<string, number> {
	const at = (percent: number): number => rounded(percentile(values, percent));
	const names = name === '' ? ['p50Ms', 'p95Ms', 'p99Ms'] : [`${name}P50Ms`, `${name}P95Ms`, `${name}P99Ms`];
	return { [names[0]!]: at(50), [names[1]!]: at(95), [names[2]!]: at(99) };
}

function sum(screens: readonly Screen[], what: 'bytes' | 'carets'): number {
	return screens.reduce((all, screen) => all + screen[what], 0);
}
