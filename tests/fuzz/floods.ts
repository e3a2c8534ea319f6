// Y6: sixteen floods, one after another, each against a plan in which honest people write. They notice little: nothing of
// theirs is lost, "saved" comes nearly as fast as without, and the server neither ends nor grows.
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import { bout, type Bout } from './floods/bout.ts';
import { floods, onlyBusy, unpacks } from './floods/kinds.ts';
import { liveHouse } from './house/live-house.ts';

/** MB of the server's whole process. */
const mostMemory = 512;
/** The promise is twice the quiet value; on a busy machine only these are held against it, ms. The figures say both. */
const slowest = { p95: 1_000, any: 5_000 };

/** Three lines ask without end; each is answered ten times at once and once a second, and may come back a few times. */
const asking = 'questions for the document';
const answersAllowed = (ms: number): number => 100 + Math.ceil((ms / 1_000) * 6);

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
	const house = await liveHouse('floods', { writers: 1, sabotage });
	try {
		const kinds = only ?? Object.keys(floods);
		const busy = await bout(house, onlyBusy, ms);
		say(busy);
		const bouts: Bout[] = [];
		for (const kind of kinds) {
			bouts.push(await bout(house, kind, ms));
			say(bouts.at(-1)!);
		}
		const most = (of: (bout: Bout) => number): number => Math.max(...bouts.map(of));
		const sum = (of: (bout: Bout) => number): number => bouts.reduce((all, bout) => all + of(bout), 0);
		const { port, planId: plan, cookies } = house;
		const figures = {
			...{ floods: kinds.length, ms, busyRatio: ratio(busy) },
			worstP95Ms: most(({ p95 }) => p95),
			worstRatio: most(ratio),
			longestMs: most(({ longest }) => longest),
			serverCpuPct: most(({ serverCpuPct }) => serverCpuPct),
			memoryMb: most(({ memoryMb }) => memoryMb),
			mostAnswers: bouts.find(({ kind }) => kind === asking)?.answers ?? 0,
			lost: sum(({ lost }) => lost),
			refusedHonest: sum(({ sentAway }) => sentAway.length),
			serverEnded: Number(house.server.exitCode !== null),
			unpacks: Number(await unpacks({ port, plan, cookies, isOver: () => true }))
		};
		const { lost, refusedHonest, serverEnded, memoryMb, worstP95Ms, longestMs, mostAnswers } = figures;
		const small =
			memoryMb <= mostMemory &&
			worstP95Ms < slowest.p95 &&
			longestMs < slowest.any &&
			mostAnswers <= answersAllowed(ms);
		return { figures, held: lost + refusedHonest + serverEnded + figures.unpacks === 0 && small };
	} finally {
		await house.close();
	}
}

/** How many times as long "saved" takes as in peace. */
function ratio({ p95, quietP95 }: Bout): number {
	return Math.round((p95 / Math.max(quietP95, 1)) * 100) / 100;
}

function say(over: Bout): void {
	const { kind, quietP95, p95, longest, sentences, serverCpuPct, cpuPct, memoryMb, lost, sentAway } = over;
	console.log(
		`${kind}: 95 of 100 saved within ${p95} ms, ${quietP95} before, all within ${longest} (${sentences} sentences); server at ${serverCpuPct} % of a core and ${memoryMb} MB, flood at ${cpuPct} %`
	);
	if (lost + sentAway.length > 0) console.log(`  lost ${lost}; sent away: ${sentAway.join(', ')}`);
}
