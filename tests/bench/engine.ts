// `npm run bench -- engine`: our live server, those of peers and a bare relay, on this machine in one run, in turn, with the
// load in another process. `--quick`: one short round; `--only NAME,NAME`; `--list`; `--servers NAME,NAME`;
// `--charts FOLDER`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chartsOf } from './engine/chart.ts';
import { startDatabases } from './engine/databases.ts';
import { floor } from './engine/floor.ts';
import { measure } from './engine/measure.ts';
import { peer } from './engine/peers.ts';
import { medians, type Figures } from './engine/numbers.ts';
import { ours } from './engine/ours.ts';
import { tableOf, verdictsOf, verdictTable, type Found } from './engine/report.ts';
import { scenarios, type Scenario } from './engine/scenarios.ts';
import type { Subject } from './engine/subject.ts';
import type { Databases } from './engine/databases.ts';
import type { BenchOptions, BenchResult } from './run.ts';

const rounds = { quick: 1, whole: 3 };
/** With --quick nothing new begins after this time, ms: it promises twelve minutes. */
const quickBudget = 11 * 60_000;

export async function run({ quick, only, servers, list, charts }: BenchOptions): Promise<BenchResult> {
	if (list) {
		for (const { name, title } of scenarios) console.log(`${name.padEnd(26)} ${title}`);
		return { figures: {}, held: true };
	}
	if (process.platform !== 'linux')
		throw new Error('Processor time and memory are read from /proc: Linux only.');
	const unknown = only.filter((name) => !scenarios.some((scenario) => scenario.name === name));
	if (unknown.length > 0) throw new Error(`There is no scenario ${unknown.join(', ')}; --list tells them.`);
	const databases = await startDatabases();
	try {
		console.log(`PostgreSQL: ${JSON.stringify(databases.settings)}; 2 cores are shared with the load.`);
		const chosen = scenarios.filter(({ name }) => only.length === 0 || only.includes(name));
		const found: Found[] = [];
		const end = performance.now() + (quick ? quickBudget : Infinity);
		for (const scenario of chosen) {
			if (performance.now() > end) {
				console.log(`\n${scenario.name}: not measured, the time of --quick is up.`);
				continue;
			}
			const subjects = subjectsOf(databases, scenario).filter(
				({ name }) => servers.length === 0 || servers.some((wanted) => name.startsWith(wanted))
			);
			found.push(...(await inTurn(databases, scenario, subjects, quick)));
			console.log(tableOf(scenario, found));
		}
		mkdirSync(charts, { recursive: true });
		for (const [file, svg] of chosen.flatMap((scenario) => chartsOf(scenario, found)))
			writeFileSync(path.join(charts, file), svg);
		const verdicts = verdictsOf(found);
		console.log(`\n${verdictTable(verdicts)}\n\nCharts: ${charts}\n`);
		return {
			figures: headline(found),
			held: verdicts.every(({ met }) => met) && lostByOurs(found) === 0,
			details: { quick, postgres: databases.settings, verdicts, found }
		};
	} finally {
		await databases.stop();
	}
}

function subjectsOf(databases: Databases, scenario: Scenario): Subject[] {
	return [
		ours(databases),
		...scenario.peers.map((name) => peer(databases, name)),
		...scenario.floors.map((each) => floor(databases, each))
	];
}

/** Round by round, each server in turn, so that what the machine does besides falls on all of them. */
async function inTurn(
	databases: Databases,
	scenario: Scenario,
	subjects: readonly Subject[],
	quick: boolean
): Promise<Found[]> {
	const measured = new Map(
		subjects.map((subject) => [subject, { rounds: [] as Figures[], remarks: [] as string[] }])
	);
	for (let round = 0; round < (quick ? rounds.quick : rounds.whole); round++) {
		for (const [subject, into] of measured) {
			const { figures, remarks } = await measure(databases, { scenario, subject, quick });
			into.rounds.push(figures);
			into.remarks.push(...remarks);
		}
	}
	return [...measured].map(([{ name }, { rounds, remarks }]) => ({
		...{ scenario: scenario.name, server: name, medians: medians(rounds) },
		...{ rounds, remarks: [...new Set(remarks)] }
	}));
}

/** Ours, scenario by scenario. */
function headline(found: readonly Found[]): Record<string, number | Figures> {
	const own = found.filter(({ server }) => server === 'ours');
	return {
		lost: lostByOurs(found),
		...Object.fromEntries(own.map(({ scenario, medians }) => [scenario, medians]))
	};
}

function lostByOurs(found: readonly Found[]): number {
	return found
		.filter(({ server }) => server === 'ours')
		.reduce((sum, { medians }) => sum + (medians.lost ?? 0), 0);
}
