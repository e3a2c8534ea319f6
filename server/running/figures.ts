// What is counted while Withus runs: the live engine reports to it, the process and the database are looked at when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Ready } from './readiness.ts';
import { countBounds, secondBounds, type Metrics } from './metrics.ts';

/** What the engine says of this moment. */
export interface LiveCounts {
	readonly tabs: number;
	readonly rooms: number;
	/** Bytes of changes that are not committed yet. */
	readonly waitingBytes: number;
	/** Bytes that sockets have not taken yet. */
	readonly outgoingBytes: number;
}

/** What the engine reports as it happens (it knows this as its `Figures`). */
export function engineFigures(metrics: Metrics) {
	const batches = metrics.histogram('withus_commit_plans', 'Plans written in one transaction.', countBounds);
	const rows = metrics.counter('withus_updates_entered_total', 'Changes written into the log of a plan.');
	const commits = metrics.histogram(
		'withus_commit_seconds',
		'How long a commit of changes took.',
		secondBounds
	);
	const failed = metrics.counter('withus_commits_failed_total', 'Commits that failed and are tried again.');
	const acks = metrics.histogram(
		'withus_ack_seconds',
		'From the arrival of a change until its author is told that it is saved.',
		secondBounds
	);
	const refused = metrics.counter(
		'withus_refused_total',
		'Tabs that were refused or sent away, by reason.',
		'reason'
	);
	const resynced = metrics.counter(
		'withus_slow_readers_resynced_total',
		'Slow readers who were given everything anew.'
	);
	const rebuilt = metrics.counter(
		'withus_damaged_states_total',
		'Kept states of plans that were damaged and made anew from the log.'
	);
	const faults = metrics.counter('withus_faults_total', 'Faults of ours that ended one tab or one step.');
	return {
		committed({ ms, plans, changes }: { ms: number; plans: number; changes: number }): void {
			commits.observe(ms / 1_000);
			batches.observe(plans);
			rows.add(changes);
		},
		commitFailed: () => failed.add(),
		acknowledged: (ms: number) => acks.observe(ms / 1_000),
		refused: (code: string) => refused.add(1, code),
		resynced: () => resynced.add(),
		rebuilt: () => rebuilt.add(),
		fault: () => faults.add()
	};
}

/** What is read from the engine when somebody looks. */
export function liveFigures(metrics: Metrics, counts: () => LiveCounts): void {
	metrics.gauge('withus_tabs', 'Tabs that are connected to a plan.', () => counts().tabs);
	metrics.gauge('withus_rooms', 'Plans that are open in this process.', () => counts().rooms);
	metrics.gauge('withus_waiting_bytes', 'Changes that wait to be committed.', () => counts().waitingBytes);
	metrics.gauge(
		'withus_outgoing_bytes',
		'Bytes that sockets have not taken yet.',
		() => counts().outgoingBytes
	);
}

/** The database, and whether people may be sent here; looked at just before. */
export function readyFigures(metrics: Metrics, ready: Pick<Ready, 'databaseAnswers' | 'isStopping'>): void {
	metrics.gauge('withus_database_up', 'Whether the database answers and has every table.', () =>
		ready.databaseAnswers ? 1 : 0
	);
	metrics.gauge('withus_stopping', 'Whether this process is on its way out.', () =>
		ready.isStopping ? 1 : 0
	);
}

/** The process itself. Answers how to stop watching. */
export function processFigures(metrics: Metrics): () => void {
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	const lag = (name: string, help: string, nanoseconds: () => number) =>
		// before the first sample it is not a number
		metrics.gauge(name, help, () => (delay.count > 0 ? nanoseconds() / 1e9 : 0));
	lag('withus_event_loop_lag_p50_seconds', 'Lag of the event loop, median.', () => delay.percentile(50));
	lag('withus_event_loop_lag_p99_seconds', 'Lag of the event loop, 99th percentile.', () =>
		delay.percentile(99)
	);
	lag('withus_event_loop_lag_max_seconds', 'Longest lag of the event loop.', () => delay.max);
	const begun = Date.now() / 1_000 - process.uptime();
	metrics.gauge('process_start_time_seconds', 'When the process began.', () => begun);
	metrics.gauge('process_resident_memory_bytes', 'Memory the process holds.', () =>
		process.memoryUsage.rss()
	);
	metrics.gauge('nodejs_heap_used_bytes', 'Heap in use.', () => process.memoryUsage().heapUsed);
	const seconds = () => {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1e6;
	};
	metrics.gauge('process_cpu_seconds', 'Processor time used so far.', seconds);
	return () => delay.disable();
}
