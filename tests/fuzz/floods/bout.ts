// One flood against one plan: ten honest people write in it, first in peace and then while it lasts.
import { setTimeout as pause } from 'node:timers/promises';
import { HonestWriter, percentile } from '#tests/fuzz/house/honest-writer.ts';
import { aWriter, cpuOf, memoryOf, type LiveHouse } from '#tests/fuzz/house/live-house.ts';
import { readTokens } from '#tests/fuzz/house/read-log.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import type { Flooded } from './attacker.ts';

const honestPeople = 10;
const hostilePeople = 5;
/** Each writes a sentence so often, ms: together far more than a workshop does. */
const pace = 100;
/** Peace is measured for as long as the flood, and no longer than this, ms. */
const longestPeace = 10_000;

/** What a flood of one kind did to the honest and to the server. */
export interface Bout extends Flooded {
	readonly kind: string;
	/** Within this, ms, 95 of 100 sentences were saved. */
	readonly quietP95: number;
	readonly p95: number;
	readonly sentences: number;
	/** The longest that anybody waited for one, ms. */
	readonly longest: number;
	/** How much of a core the server used while it lasted, %. */
	readonly serverCpuPct: number;
	/** The most memory the server's process had meanwhile, MB. */
	readonly memoryMb: number;
	/** Sentences somebody was told are saved, and that are not in the log. */
	readonly lost: number;
	/** Honest people who were sent away for good, with the server's reason. */
	readonly sentAway: readonly string[];
}

/** Floods a plan of its own for so long, ms, from a process of its own. */
export async function bout(house: LiveHouse, kind: string, ms: number): Promise<Bout> {
	const { port, server, children, database } = house;
	const { areaId, planId } = await makePlan(database.sql, null);
	const people = await Promise.all(
		Array.from(
			{ length: honestPeople + hostilePeople },
			async () => (await aWriter(database.sql, areaId, planId)).cookie
		)
	);
	// each stock provider listens to the end of the process
	process.setMaxListeners(2 * honestPeople);
	const hostile = people.splice(honestPeople);
	const writers = await Promise.all(
		people.map((cookie, n) => new HonestWriter(port, planId, cookie, `Honest${n}`).arrived())
	);
	const sentAway: string[] = [];
	for (const writer of writers)
		void writer.tab.closed.then(({ code, reason }) => sentAway.push(`${writer.name}: ${code} ${reason}`));
	const waits = (): number[] => writers.flatMap((writer) => writer.forget());
	for (const writer of writers) writer.begin(pace);
	await pause(300);
	const early = waits();
	await pause(Math.min(ms, longestPeace));
	const quiet = waits();
	let memoryMb = memoryOf(server);
	const watch = setInterval(() => (memoryMb = Math.max(memoryMb, memoryOf(server))), 100);
	const [cpu, at] = [cpuOf(server), performance.now()];
	const flooded = await children.answerOf<Flooded>([
		...['tests/fuzz/floods/attacker.ts', '--kind', kind, '--port', `${port}`, '--plan', planId],
		...['--cookies', hostile.join(','), '--ms', `${ms}`]
	]);
	const serverCpuPct = Math.round(((cpuOf(server) - cpu) / (performance.now() - at)) * 100_000);
	clearInterval(watch);
	const under = waits();
	const sentences = under.length;
	// what still waits has waited for so long: a server that hangs is not quick
	under.push(...writers.flatMap(({ pending }) => pending ?? []));
	for (const writer of writers) writer.end();
	await pause(300);
	const saved = early.length + quiet.length + sentences + waits().length;
	const found = new Set(await readTokens(database.sql, planId, /Honest\d+ \d+\./g));
	for (const { tab } of writers) tab.leave();
	return {
		...{ kind, ...flooded, serverCpuPct, memoryMb, sentAway, sentences },
		...{ quietP95: percentile(quiet, 95), p95: percentile(under, 95), longest: percentile(under, 100) },
		lost: Math.max(0, saved - found.size)
	};
}
