// The near end of watch-worker.ts: a thread for as long as there is something to look at.
import type { Worker } from 'node:worker_threads';
import type { PlanId } from '#domain/ids.ts';
import { startQuietThread } from '#server/quiet-thread.ts';
import type { Look } from './watch-plan.ts';
import type { Answered, Asked } from './watch-worker.ts';

/** Looks at plans; answers how many versions were kept. */
export interface Watcher {
	watch(planId: PlanId, look: Look): Promise<number>;
	/** What was not looked at will be found next time. */
	rest(): Promise<void>;
}

/** `address` is that of the database. */
export class WatchThread implements Watcher {
	readonly #address: string;
	#worker: Worker | null = null;
	#n = 0;
	readonly #waiting = new Map<number, { done: (kept: number) => void; fail: (why: Error) => void }>();

	constructor(address: string) {
		this.#address = address;
	}

	watch(planId: PlanId, look: Look): Promise<number> {
		const n = ++this.#n;
		const { promise, resolve, reject } = Promise.withResolvers<number>();
		this.#waiting.set(n, { done: resolve, fail: reject });
		(this.#worker ??= this.#start()).postMessage({ n, planId, look } satisfies Asked);
		return promise;
	}

	async rest(): Promise<void> {
		const worker = this.#worker;
		this.#worker = null;
		this.#failAll('The thread was ended');
		await worker?.terminate();
	}

	#start(): Worker {
		const worker = startQuietThread(new URL('./watch-worker.ts', import.meta.url), this.#address);
		worker.on('message', ({ n, kept, failed }: Answered) => {
			const asked = this.#waiting.get(n);
			this.#waiting.delete(n);
			if (failed === null) asked?.done(kept);
			else asked?.fail(new Error(failed));
		});
		const ended = (why: string) => {
			if (this.#worker !== worker) return;
			this.#worker = null;
			this.#failAll(why);
		};
		worker.on('error', (error) => ended(String(error)));
		worker.on('exit', () => ended('The thread has ended'));
		return worker;
	}

	#failAll(why: string): void {
		for (const { fail } of this.#waiting.values()) fail(new Error(why));
		this.#waiting.clear();
	}
}
