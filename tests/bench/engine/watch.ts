// Watches the memory of a server while something is done to it.
import { setTimeout as pause } from 'node:timers/promises';
import { memoryOf } from './machine.ts';

export interface Growth {
	/** How much more memory than at the start it has had at the most, MB. */
	readonly grownMb: number;
	/** The most it has had, kB. */
	readonly mostKb: number;
	/** 1: the process is gone. */
	readonly died: 0 | 1;
}

const every = 5;
const tidying = 3_000;

/** Memory after everything that nobody needs has been thrown away (tidy.ts), kB. */
export async function tidied(pid: number): Promise<number> {
	process.kill(pid, 'SIGUSR2');
	await pause(tidying);
	return memoryOf(pid);
}

export async function whileWatching(pid: number, act: () => Promise<void>): Promise<Growth> {
	const before = memoryOf(pid);
	let [most, died] = [before, 0 as 0 | 1];
	const timer = setInterval(() => {
		if (died) return;
		try {
			most = Math.max(most, memoryOf(pid) || most);
		} catch {
			// there is nothing to read any more: it has ended
			died = 1;
		}
	}, every);
	try {
		await act();
	} finally {
		clearInterval(timer);
	}
	return { grownMb: Math.round(Math.max(0, most - before) / 102.4) / 10, mostKb: most, died };
}
