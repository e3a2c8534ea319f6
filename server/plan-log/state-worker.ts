// A thread of its own with a line to the database of its own: loading, applying and encoding a large plan takes longer than
// anybody who types should wait (rule W8). One plan after the other.
import { parentPort, workerData } from 'node:worker_threads';
import type { PlanId } from '#domain/ids.ts';
import { connect } from '#server/sql.ts';
import { postgresLog } from './log.postgres.ts';
import { refreshState } from './refresh-state.ts';

/** What comes back for each plan that was asked for, in its order. */
export interface Refreshed {
	readonly failed: string | null;
}

const log = postgresLog(
	connect((workerData as { address: string }).address, { max: 1, name: 'withus states' })
);
let before: Promise<void> = Promise.resolve();

parentPort!.on('message', (planId: PlanId) => {
	before = before
		.then(() => refreshState(log, planId))
		.then(
			() => say(null),
			(error: unknown) => say(error instanceof Error ? error.message : 'unknown')
		);
});

function say(failed: Refreshed['failed']): void {
	parentPort!.postMessage({ failed } satisfies Refreshed);
}
