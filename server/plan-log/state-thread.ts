// The near end of state-worker.ts: starts the thread when it is needed, and ends it when it has had nothing to do.
import type { Worker } from 'node:worker_threads';
import type { PlanId } from '#domain/ids.ts';
import { startQuietThread } from '#server/quiet-thread.ts';
import type { StateKeeper } from './refresh-state.ts';
import type { Refreshed } from './state-worker.ts';

/** A thread without work takes memory; it is ended after so long, ms. */
const idleTime = 20_000;

interface Asked {
	readonly planId: PlanId;
	readonly promise: Promise<void>;
	readonly answer: (failed: string | null) => void;
}

export class StateThread implements StateKeeper {
	readonly #address: string;
	#worker: Worker | null = null;
	/** In the order in which the thread answers. */
	#asked: Asked[] = [];
	#idle: NodeJS.Timeout | null = null;

	/** `address` is that of the database. */
	constructor(address: string) {
		this.#address = address;
	}

	refresh(planId: PlanId): Promise<void> {
		// the one under way has perhaps read the log already; one that waits has not
		const waiting = this.#asked.slice(1).find((asked) => asked.planId === planId);
		if (waiting) return waiting.promise;
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const answer = (failed: string | null) => (failed === null ? resolve() : reject(new Error(failed)));
		this.#asked.push({ planId, promise, answer });
		if (this.#idle) clearTimeout(this.#idle);
		(this.#worker ??= this.#start()).postMessage(planId);
		return promise;
	}

	/** Ends the thread; what it has not done is not done. */
	async close(): Promise<void> {
		const worker = this.#worker;
		if (!worker) return;
		this.#failAll(worker, 'The thread was ended');
		await worker.terminate();
	}

	#start(): Worker {
		const worker = startQuietThread(new URL('./state-worker.ts', import.meta.url), this.#address);
		worker.on('message', ({ failed }: Refreshed) => {
			this.#asked.shift()?.answer(failed);
			if (this.#asked.length === 0) this.#idle = setTimeout(() => this.#end(worker), idleTime).unref();
		});
		worker.on('error', (error) => this.#failAll(worker, String(error)));
		worker.on('exit', () => this.#failAll(worker, 'The thread has ended'));
		return worker;
	}

	#end(worker: Worker): void {
		if (this.#asked.length > 0 || this.#worker !== worker) return;
		this.#worker = null;
		void worker.terminate();
	}

	#failAll(worker: Worker, why: string): void {
		if (this.#worker !== worker) return;
		this.#worker = null;
		for (const asked of this.#asked.splice(0)) asked.answer(why);
	}
}
