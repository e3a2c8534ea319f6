// A thread of its own with a line to the database of its own: reading a large plan, and finding five hundred threads in it, takes
// longer than anybody who types should wait. One plan after the other.
import { parentPort, workerData } from 'node:worker_threads';
import type { PlanId } from '#domain/ids.ts';
import { connect } from '#server/sql.ts';
import { restampThreads } from './anchoring.ts';

export interface Restamped {
	readonly planId: PlanId;
	readonly failed: string | null;
}

const sql = connect((workerData as { address: string }).address, { max: 1, name: 'withus anchors' });
let before: Promise<void> = Promise.resolve();

parentPort!.on('message', (planId: PlanId) => {
	before = before
		.then(() => restampThreads(sql, planId))
		.then(
			() => say({ planId, failed: null }),
			(error: unknown) => say({ planId, failed: error instanceof Error ? error.message : 'unknown' })
		);
});

function say(done: Restamped): void {
	parentPort!.postMessage(done);
}
