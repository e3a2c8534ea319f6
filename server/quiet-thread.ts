// A thread of its own with a line to the database of its own, for what nobody waits for: reading long logs, and large plans.
import { Worker } from 'node:worker_threads';

/**
 * A plan of 5 MB takes a tenth of the first. Young objects are swept early: left to itself, each thread gathers up to a hundred
 * megabytes of them, to be fast in what nobody waits for.
 */
const mostMemory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 12 };

/** Starts it; it does not keep the process alive. `address` is that of the database. */
export function startQuietThread(program: URL, address: string): Worker {
	const thread = new Worker(program, { workerData: { address }, resourceLimits: mostMemory });
	thread.unref();
	return thread;
}
