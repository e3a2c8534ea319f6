// A thread of its own with a line to the database of its own: walking along a log, and freezing a large plan, takes longer than
// anybody who types should wait. One plan after the other.
import { parentPort, workerData } from 'node:worker_threads';
import type { PlanId } from '#domain/ids.ts';
import { connect } from '#server/sql.ts';
import { watchPlan, type Look } from './watch-plan.ts';

export interface Asked {
	readonly n: number;
	readonly planId: PlanId;
	readonly look: Look;
}

export interface Answered {
	readonly n: number;
	readonly kept: number;
	readonly failed: string | null;
}

const sql = connect((workerData as { address: string }).address, { max: 1, name: 'withus versions' });
let before: Promise<void> = Promise.resolve();

parentPort!.on('message', ({ n, planId, look }: Asked) => {
	before = before
		.then(() => watchPlan(sql, planId, look))
		.then(
			({ kept }) => say({ n, kept, failed: null }),
			(error: unknown) => say({ n, kept: 0, failed: error instanceof Error ? error.message : 'unknown' })
		);
});

function say(answered: Answered): void {
	parentPort!.postMessage(answered);
}
