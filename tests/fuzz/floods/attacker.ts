// A process that floods a server, for so long in each way, and says which has ended.
import { parseArgs } from 'node:util';
import { floods, neighbour, onlyBusy } from './kinds.ts';

const { values } = parseArgs({
	options: {
		kinds: { type: 'string' },
		port: { type: 'string' },
		plan: { type: 'string' },
		cookies: { type: 'string' },
		ms: { type: 'string' }
	}
});
const { kinds, port, plan, cookies, ms } = values as Record<keyof typeof values, string>;
for (const kind of kinds.split(',')) {
	const [cpu, begun] = [process.cpuUsage(), performance.now()];
	const end = Date.now() + Number(ms);
	const target = { port: Number(port), plan, cookies: cookies.split(','), isOver: () => Date.now() > end };
	const late = new Promise<void>((resolve) => setTimeout(resolve, Number(ms) + 2_000));
	const answers = (await Promise.race([(kind === onlyBusy ? neighbour : floods[kind]!)(target), late])) ?? 0;
	const { user, system } = process.cpuUsage(cpu);
	const cpuPct = Math.round((user + system) / 10 / (performance.now() - begun));
	console.log(JSON.stringify({ kind, answers, cpuPct }));
}
process.exit(0);
