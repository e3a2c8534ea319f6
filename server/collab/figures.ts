// What the engine tells whoever counts: how many, how long, and why not. Never who, and never where.
import type { PlanLog } from '#server/plan-log/log.ts';
import type { Clock } from './clock.ts';
import type { Report } from './report.ts';

export interface Figures {
	/** A transaction with changes of so many plans was committed. */
	committed(commit: { ms: number; plans: number; changes: number }): void;
	commitFailed(): void;
	/** A change came, and its author heard that it is saved, so long after. */
	acknowledged(ms: number): void;
	/** Somebody was refused, for this reason. */
	refused(code: string): void;
	/** A slow reader was given everything anew. */
	resynced(): void;
	/** A kept state was damaged, and made anew from the log. */
	rebuilt(): void;
	/** Something of ours went wrong. */
	fault(): void;
}

/** For who does not count. */
export const noFigures: Figures = {
	committed: () => undefined,
	commitFailed: () => undefined,
	acknowledged: () => undefined,
	refused: () => undefined,
	resynced: () => undefined,
	rebuilt: () => undefined,
	fault: () => undefined
};

/** A log whose commits are counted and timed. */
export function countedLog(log: PlanLog, clock: Clock, figures: Figures): PlanLog {
	return {
		...log,
		async append(batches) {
			const begun = clock.now();
			try {
				const outcomes = await log.append(batches);
				const written = batches.filter((batch) => outcomes.get(batch.planId)?.kind === 'written');
				const changes = written.reduce((sum, batch) => sum + batch.rows.length, 0);
				figures.committed({ ms: clock.now() - begun, plans: written.length, changes });
				return outcomes;
			} catch (error) {
				figures.commitFailed();
				throw error;
			}
		}
	};
}

/** A report whose refusals and faults are counted. */
export function countedReport(report: Report, figures: Figures): Report {
	return {
		...report,
		refused(who) {
			figures.refused(who.code);
			report.refused(who);
		},
		rebuilt(plan) {
			figures.rebuilt();
			report.rebuilt(plan);
		},
		failed(where, error) {
			figures.fault();
			report.failed(where, error);
		}
	};
}
