// What a run has found: said on the terminal, and kept as data.
import type { Figures } from './numbers.ts';
import type { Scenario } from './scenarios.ts';
import { table } from './table.ts';
import { judge, targets, type Verdict } from './targets.ts';

/** One server in one scenario: the medians of its rounds. */
export interface Found {
	readonly scenario: string;
	readonly server: string;
	readonly medians: Figures;
	readonly rounds: readonly Figures[];
	readonly remarks: readonly string[];
}

/** Columns of each scenario, in this order; others are in the JSON. */
const columns: readonly (readonly [figure: string, title: string])[] = [
	['p50Ms', 'p50 ms'],
	['p95Ms', 'p95 ms'],
	['p99Ms', 'p99 ms'],
	['ackP50Ms', 'ack p50'],
	['ackP95Ms', 'ack p95'],
	['ackP99Ms', 'ack p99'],
	['firstMs', 'first ms'],
	['secondMs', 'second ms'],
	['kBytes', 'kB'],
	['cpuSeconds', 'CPU s'],
	['idleKb', 'idle kB'],
	['typedKb', 'typed kB'],
	['idleUntidiedKb', 'idle, untidied'],
	['typedUntidiedKb', 'typed, untidied'],
	['grownMb', 'grown MB'],
	['peakMb', 'on the way MB'],
	['passedMb', 'passed MB'],
	['refused', 'refused'],
	['resynced', 'resynced'],
	['died', 'died'],
	['honestP95Ms', 'honest p95'],
	['cpuPct', 'CPU %'],
	['postgresPct', 'Postgres %'],
	['loadPct', 'load %'],
	['othersPct', 'others %'],
	['rssMb', 'RSS MB'],
	['kBytesPerScreen', 'kB/s each'],
	['notShown', 'not shown'],
	['lost', 'lost']
];

/** More of a core than this, used by others, disturbs. */
const mostOthers = 25;

export function tableOf(scenario: Scenario, found: readonly Found[]): string {
	const rows = found.filter((each) => each.scenario === scenario.name);
	const used = columns.filter(([figure]) => rows.some((row) => row.medians[figure] !== undefined));
	const cells = rows.map((row) => [
		row.server,
		...used.map(([figure]) => String(row.medians[figure] ?? '–')),
		noteOn(row.medians)
	]);
	const remarks = rows.flatMap((row) => row.remarks.map((remark) => `  ${row.server}: ${remark}`));
	return [
		`\n${scenario.title} (${scenario.name})`,
		table(['', ...used.map(([, title]) => title), ''], cells),
		...new Set(remarks)
	].join('\n');
}

/** Why the waiting times of a row are not to be believed. */
function noteOn({ loadBound, othersPct = 0 }: Figures): string {
	return `${loadBound ? '  load-bound' : ''}${othersPct > mostOthers ? '  busy machine' : ''}`;
}

/** Ours against what it must reach. */
export function verdictsOf(found: readonly Found[]): Verdict[] {
	return targets.flatMap((target) => {
		const of = (isIt: (server: string) => boolean): Figures | undefined =>
			found.find((each) => each.scenario === target.scenario && isIt(each.server))?.medians;
		const verdict = judge(
			target,
			of((server) => server === 'ours'),
			of((server) => server.startsWith('floor'))
		);
		return verdict ? [verdict] : [];
	});
}

export function verdictTable(verdicts: readonly Verdict[]): string {
	return table(
		['must reach', 'ours', 'at most', ''],
		verdicts.map(({ scenario, figure, unit, ours, allowed, met }) => [
			`${scenario} ${figure}`,
			`${ours} ${unit}`,
			`${Math.round(allowed * 100) / 100} ${unit}`,
			met ? 'met' : 'NOT MET'
		])
	);
}
