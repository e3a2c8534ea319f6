// What ours must reach, as data: the engine's table of promises, and what the best peers were measured at when it was written.
import type { Figures } from './numbers.ts';

export interface Target {
	readonly scenario: string;
	readonly figure: string;
	readonly unit: string;
	/** At most this. */
	readonly most: number;
	/** Or at most so many times the floor of the same run, whichever is larger (`or`), or both (`and`). */
	readonly floor?: { readonly times: number; readonly how: 'or' | 'and' };
}

const target = (
	scenario: string,
	figure: string,
	unit: string,
	most: number,
	floor?: Target['floor']
): Target => ({ scenario, figure, unit, most, ...(floor ? { floor } : {}) });

export const targets: readonly Target[] = [
	target('room10', 'p50Ms', 'ms', 6),
	target('room10', 'p99Ms', 'ms', 25),
	target('room60', 'p50Ms', 'ms', 6),
	target('room60', 'p99Ms', 'ms', 25),
	target('room200', 'p99Ms', 'ms', 30),
	target('room200', 'cpuPct', '%', 30),
	target('room500', 'p99Ms', 'ms', 120, { times: 1.2, how: 'or' }),
	target('room500', 'cpuPct', '%', 55),
	target('connected1000typing200', 'p99Ms', 'ms', 400),
	target('rooms200x5', 'p99Ms', 'ms', 25),
	target('rooms200x5', 'cpuPct', '%', 60, { times: 1.7, how: 'and' }),
	target('ackRoom100', 'ackP95Ms', 'ms', 50),
	target('ackRoom100', 'ackP99Ms', 'ms', 150),
	target('coldOpen', 'firstMs', 'ms', 120),
	target('coldOpen', 'secondMs', 'ms', 35),
	target('coldOpen', 'kBytes', 'kB', 250),
	target('coldOpen10Authors', 'firstMs', 'ms', 300),
	target('coldOpen10Authors', 'secondMs', 'ms', 80),
	target('joins200', 'cpuSeconds', 's', 0.5),
	target('memoryPerPlan', 'idleKb', 'kB', 200),
	target('memoryPerPlan', 'typedKb', 'kB', 450),
	target('hostile99MB', 'grownMb', 'MB', 16),
	target('badOpcode', 'died', '', 0),
	target('neverReads', 'died', '', 0),
	target('neverReads', 'grownMb', 'MB', 16),
	target('neverReads', 'peakMb', 'MB', 16)
];

export interface Verdict extends Target {
	readonly ours: number;
	readonly allowed: number;
	readonly met: boolean;
}

/** Whether ours meets a target, given the floor of the same run; null where it was not measured. */
export function judge(target: Target, ours: Figures | undefined, floor: Figures | undefined): Verdict | null {
	const value = ours?.[target.figure];
	if (value === undefined) return null;
	const base = floor?.[target.figure];
	const relative = target.floor && base !== undefined ? target.floor.times * base : null;
	const allowed =
		relative === null
			? target.most
			: target.floor!.how === 'or'
				? Math.max(target.most, relative)
				: Math.min(target.most, relative);
	return { ...target, ours: value, allowed, met: value <= allowed };
}
