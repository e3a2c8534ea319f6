// A process that floods a server in one way for so long, and says what that took.
import { parseArgs } from 'node:util';
import { floods, neighbour, onlyBusy } from './kinds.ts';

/** What it says at its end. */
export interface Flooded {
	/** How often it was given the whole document. */
	readonly answers: number;
	/** How much of a core it had, %. */
	readonly cpuPct: number;
}

const { values } = parseArgs({
	options: {
		kind: { type: 'string' },
		port: { type: 'string' },
		plan: { type: 'string' },
		cookies: { type: 'string' },
		ms: { type: 'string' }
	}
});
const { kind, port, plan, cookies, ms } = values as Record<keyof typeof values, string>;
const [cpu, begun] = [process.cpuUsage(), performance.now()];
const end = Date.now() + Number(ms);
const target = { port: Number(port), plan, cookies: cookies.split(','), isOver: () => Date.now() > end };
const late = new Promise<void>((resolve) => setTimeout(resolve, Number(ms) + 2_000));
const answers = (await Promise.race([(kind === onlyBusy ? neighbour : floods[kind]!)(target), late])) ?? 0;
const { user, system } = process.cpuUsage(cpu);
const cpuPct = Math.round((user + system) / 10 / (performance.now() - begun));
console.log(JSON.stringify({ answers, cpuPct } satisfies Flooded));
process.exit(0);
