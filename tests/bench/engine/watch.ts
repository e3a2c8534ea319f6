// Watches the memory of a server while something is done to it.
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

/** Grown since the start, or beyond what it had at some other time, kB. */
export async function whileWatching(
	pid: number,
	act: () => Promise<void>,
	before = memoryOf(pid)
): Promise<Growth> {
	let [most, died] = [memoryOf(pid), 0 as 0 | 1];
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
