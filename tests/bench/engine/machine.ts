// What the operating system says about a process: processor time with all its threads, and memory. Linux only; elsewhere
// there is nothing to read, and the bench says so.
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessTimes {
	readonly parent: number;
	/** ms of its own, in the kernel and outside, with all its threads. */
	readonly own: number;
	/** ms of children that have ended and were waited for. */
	readonly children: number;
}

/** A tick is 10 ms on every Linux we meet. */
const tick = 10;

/** Reads /proc/PID/stat. The name in brackets may hold spaces and brackets; after the last of them comes the third field. */
export function parseStat(stat: string): ProcessTimes {
	const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
	const ms = (at: number): number => Number(fields[at]) * tick;
	return { parent: Number(fields[1]), own: ms(11) + ms(12), children: ms(13) + ms(14) };
}

/** Reads the first line of /proc/stat: how long all cores together have been at work, ms. */
export function parseBusy(stat: string): number {
	const [user, nice, system, , , irq, softirq, steal] = stat
		.split('\n')[0]!
		.trim()
		.split(/\s+/)
		.slice(1)
		.map(Number);
	return (
		[user, nice, system, irq, softirq, steal].reduce((sum: number, ticks) => sum + (ticks ?? 0), 0) * tick
	);
}

/** How long the whole machine has been at work, ms. */
export function busy(): number {
	return parseBusy(readFileSync('/proc/stat', 'utf8'));
}

/** Reads a size in kB out of /proc/PID/status. */
export function parseStatus(status: string, name: 'VmRSS' | 'VmHWM'): number {
	return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? NaN);
}

/** Processor time of a process so far, ms. */
export function cpuOf(pid: number): number {
	return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8')).own;
}

/** Processor time of a process and everything it has started, ms: PostgreSQL is many processes. */
export function cpuOfFamily(pid: number): number {
	const head = parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	return head.own + head.children + childrenOf(pid).reduce((sum, child) => sum + child.own, 0);
}

/** Memory in use now, kB. */
export function memoryOf(pid: number): number {
	return parseStatus(readFileSync(`/proc/${pid}/status`, 'utf8'), 'VmRSS');
}

function childrenOf(pid: number): ProcessTimes[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				return parseStat(readFileSync(`/proc/${name}/stat`, 'utf8'));
			} catch (error) {
				// it has ended since the folder was listed
				if (error instanceof Error && /ENOENT|ESRCH/.test(error.message)) return [];
				throw error;
			}
		})
		.filter((each) => each.parent === pid);
}
