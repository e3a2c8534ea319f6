// A thread of its own with a line to the database of its own, for what nobody waits for: reading long logs, and large plans.
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

/**
 * A plan of 5 MB takes a tenth of the first. Young objects are swept early: left to itself, each thread gathers up to a hundred
 * megabytes of them, to be fast in what nobody waits for.
 */
const mostMemory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 12 };

/** Starts it; it does not keep the process alive. `address` is that of the database. */
export function startQuietThread(program: URL, address: string): Worker {
	// what `npm start` says of the main thread's young objects (--max-semi-space-size) would go before the limits of this one
	setFlagsFromString('--max-semi-space-size=0');
	const thread = new Worker(program, { workerData: { address }, resourceLimits: mostMemory });
	thread.unref();
	return thread;
}
