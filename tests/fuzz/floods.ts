// Y6: fourteen floods, one after another, while honest people write. They notice little: nothing of theirs is lost, "saved"
// comes nearly as fast as without, and the server neither ends nor grows.
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import { ended } from './house/children.ts';
import { HonestWriter, percentile } from './house/honest-writer.ts';
import { aWriter, cpuOf, liveHouse, memoryOf, type LiveHouse } from './house/live-house.ts';
import { readTokens } from './house/read-log.ts';
import { floods, onlyBusy, unpacks } from './floods/kinds.ts';

const honestPeople = 5;
const hostilePeople = 5;
const mostMemory = 512;
/** The promise is twice the quiet value; on a busy machine only this is held against it, ms. The figures say both. */
const slowest = 1_000;

/** Three lines ask without end; each is answered ten times at once and once a second, and may come back a few times. */
const asking = 'questions for the document';
const answersAllowed = (ms: number): number => 100 + Math.ceil((ms / 1_000) * 6);

/** What the flooding process says when it has done with one kind. */
interface Over {
	readonly kind: string;
	readonly answers: number;
	/** How much of a core it had for it. */
	readonly cpuPct: number;
}

interface Given {
	readonly seed: number;
	/** How long each flood lasts, ms; at least a quarter of a second. */
	readonly size: number;
	readonly only?: readonly string[];
	readonly sabotage?: RoomSabotage;
}

export async function run({
	size,
	only,
	sabotage
}: Given): Promise<{ figures: Record<string, number>; held: boolean }> {
	const ms = Math.max(250, size);
	const house = await liveHouse('floods', { writers: honestPeople, sabotage });
	try {
		const { port, planId, areaId, cookies, database } = house;
		const hostile = await Promise.all(
			Array.from({ length: hostilePeople }, async () => (await aWriter(database.sql, areaId, planId)).cookie)
		);
		const writers = await Promise.all(
			cookies.map((cookie, n) => new HonestWriter(port, planId, cookie, `Honest${n}`).arrived())
		);
		for (const writer of writers) writer.begin(50);
		await pause(300);
		const waits = () => writers.flatMap((writer) => writer.forget());
		let saved = waits().length;
		await pause(ms);
		const quiet = waits();
		saved += quiet.length;
		const quietP95 = percentile(quiet, 95);
		let worstP95 = 0;
		let busyP95 = 0;
		let mostCpu = 0;
		let mostAnswers = 0;
		let memory = 0;
		const kinds = only ?? Object.keys(floods);
		const watch = setInterval(() => (memory = Math.max(memory, memoryOf(house.server))), 100);
		let [cpu, at] = [cpuOf(house.server), performance.now()];
		await floodWith(house, hostile, [onlyBusy, ...kinds], ms, ({ kind, answers, cpuPct }) => {
			if (kind === asking) mostAnswers = answers;
			const under = waits();
			saved += under.length;
			const p95 = percentile(under, 95);
			const [cpuNow, now] = [cpuOf(house.server), performance.now()];
			const share = Math.round(((cpuNow - cpu) / (now - at)) * 100_000);
			[cpu, at] = [cpuNow, now];
			if (kind === onlyBusy) busyP95 = p95;
			else [worstP95, mostCpu] = [Math.max(worstP95, p95), Math.max(mostCpu, share)];
			console.log(
				`${kind}: 95 of 100 saved within ${p95} ms (${under.length} sentences), server at ${share} % of a core, flood at ${cpuPct} %`
			);
		});
		clearInterval(watch);
		for (const writer of writers) writer.end();
		await pause(300);
		saved += waits().length;
		const found = new Set(await readTokens(database.sql, planId, /Honest\d+ \d+\./g));
		const figures = {
			...{ floods: kinds.length, ms, quietP95Ms: quietP95, busyP95Ms: busyP95, worstP95Ms: worstP95 },
			ratio: Math.round((worstP95 / Math.max(quietP95, 1)) * 100) / 100,
			ratioBusy: Math.round((worstP95 / Math.max(busyP95, 1)) * 100) / 100,
			serverCpuPct: mostCpu,
			memoryMb: memory,
			mostAnswers,
			lost: Math.max(0, saved - found.size),
			refusedHonest: writers.filter(({ wasRefused }) => wasRefused).length,
			serverEnded: Number(house.server.exitCode !== null),
			unpacks: Number(await unpacks({ port, plan: planId, cookies, isOver: () => true }))
		};
		for (const { tab } of writers) tab.leave();
		const { lost, refusedHonest, serverEnded } = figures;
		const small = memory <= mostMemory && worstP95 < slowest && mostAnswers <= answersAllowed(ms);
		return { figures, held: lost + refusedHonest + serverEnded + figures.unpacks === 0 && small };
	} finally {
		await house.close();
	}
}

/** Floods in each of these ways, for so long each, from a process of its own. */
async function floodWith(
	house: LiveHouse,
	hostile: readonly string[],
	kinds: readonly string[],
	ms: number,
	over: (flood: Over) => void
): Promise<void> {
	const attacker = house.children.start([
		...[
			'tests/fuzz/floods/attacker.ts',
			'--kinds',
			kinds.join(','),
			'--port',
			`${house.port}`,
			'--plan',
			house.planId
		],
		...['--cookies', hostile.join(','), '--ms', `${ms}`]
	]);
	createInterface(attacker.stdout!).on('line', (line) => over(JSON.parse(line) as Over));
	await ended(attacker);
}
