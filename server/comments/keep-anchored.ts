// Sees to it that open threads are looked for again after their plan has changed: on hints, some seconds later at most once, and every
// half minute where a hint was missed. The work is done in a thread that lives as long as there is some.
import type { Worker } from 'node:worker_threads';
import type { PlanId } from '#domain/ids.ts';
import { channel, type Hint } from '#server/notify.ts';
import { startQuietThread } from '#server/quiet-thread.ts';
import type { Sql } from '#server/sql.ts';
import { plansToLookAt } from './anchoring.ts';
import type { Restamped } from './anchoring-worker.ts';

/** While people write, a plan is looked at this often, ms. */
const calm = 3_000;
const missed = 30_000;
/** A thread without work takes memory. */
const idle = 20_000;

export interface AnchorKeeper {
	close(): Promise<void>;
}

interface Options {
	readonly log: { warn(about: { err: unknown; plan?: string }, says: string): void };
	/** ms, for tests. */
	readonly calm?: number;
	readonly missed?: number;
}

/** Starts keeping; returns at once. Nothing that fails here stops the server: it is tried again. */
export function keepAnchored(sql: Sql, options: Options): AnchorKeeper {
	const { log } = options;
	const waiting = new Set<PlanId>();
	let calming: NodeJS.Timeout | undefined;
	const asked = new Set<PlanId>();
	let worker: Worker | null = null;
	let resting: NodeJS.Timeout | undefined;
	let closed = false;

	const rest = (): void => {
		const ended = worker;
		worker = null;
		void ended?.terminate();
	};
	const start = (): Worker => {
		const started = startQuietThread(new URL('./anchoring-worker.ts', import.meta.url), sql.address);
		started.on('message', ({ planId, failed }: Restamped) => {
			asked.delete(planId);
			if (failed !== null) log.warn({ err: failed, plan: planId }, 'comments could not be looked for yet');
			clearTimeout(resting);
			resting = setTimeout(rest, idle).unref();
		});
		const ended = (err: unknown): void => {
			if (worker !== started) return;
			worker = null;
			asked.clear();
			if (!closed) log.warn({ err }, 'comments are looked for again later');
		};
		started.on('error', ended);
		started.on('exit', () => ended('the thread has ended'));
		return started;
	};
	const look = (planId: PlanId): void => {
		if (closed) return;
		// the look under way has perhaps read the log already
		if (asked.has(planId)) return soon(planId);
		asked.add(planId);
		clearTimeout(resting);
		(worker ??= start()).postMessage(planId);
	};
	const soon = (planId: PlanId): void => {
		if (closed) return;
		waiting.add(planId);
		calming ??= setTimeout(() => void lookAtWaiting(), options.calm ?? calm).unref();
	};
	// one question for all of them: while two hundred plans are written in, the commits of changes would wait behind two hundred
	const lookAtWaiting = async (): Promise<void> => {
		const plans = [...waiting];
		waiting.clear();
		calming = undefined;
		try {
			const found = await sql<{ planId: PlanId }[]>`
				select distinct plan_id as "planId" from thread
				where plan_id = any(${plans}::text[]) and resolved_at is null`;
			for (const { planId } of found) look(planId);
		} catch (err) {
			log.warn({ err }, 'comments could not be looked for yet');
		}
	};
	const lookAtAll = async (): Promise<void> => {
		try {
			for (const planId of await plansToLookAt(sql)) soon(planId);
		} catch (err) {
			log.warn({ err }, 'comments could not be looked for yet');
		}
	};
	const hear = (payload: string): void => {
		const hint = JSON.parse(payload) as Hint;
		if (hint.kind === 'plans') for (const [plan] of hint.plans) soon(plan as PlanId);
	};
	const listening = sql
		.listen(channel, hear, () => void lookAtAll())
		.catch((err: unknown) => {
			log.warn({ err }, 'comments are looked for without hints');
			return null;
		});
	const timer = setInterval(() => void lookAtAll(), options.missed ?? missed).unref();
	return {
		async close() {
			closed = true;
			clearInterval(timer);
			clearTimeout(resting);
			clearTimeout(calming);
			await (await listening)?.unlisten().catch((err: unknown) => log.warn({ err }, 'listening did not end'));
			const ended = worker;
			worker = null;
			await ended?.terminate();
		}
	};
}
