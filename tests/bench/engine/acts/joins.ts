// Everybody comes at once: what it costs to let two hundred people into one plan within a second.
import { setTimeout as pause } from 'node:timers/promises';
import { baseDocument, lettersPerParagraph } from '../document.ts';
import type { Job, Result } from '../job.ts';
import { cpuOf, cpuOfFamily } from '../machine.ts';
import { percentile, rounded } from '../numbers.ts';
import { Person } from '../person.ts';
import { comeIn, inTime } from '../rooms.ts';

const within = 1_000;

export async function joins(job: Job): Promise<Result> {
	const { scenario, server, postgres } = job;
	// the first is there already, so that the plan is open
	await comeIn({ ...job, scenario: { ...scenario, peoplePerRoom: 1 } });
	await pause(2_000);
	const base = baseDocument(scenario.paragraphs, lettersPerParagraph);
	const [before, databaseBefore] = [cpuOf(server.pid), cpuOfFamily(postgres)];
	const start = performance.now();
	const waits: number[] = [];
	const newcomers = scenario.peoplePerRoom - 1;
	const come = async (number: number): Promise<void> => {
		await pause((number / newcomers) * within);
		const begun = performance.now();
		const person = new Person({ job, room: job.rooms[0]!, number, place: base.ends[number]! });
		await inTime(person.joined, `newcomer ${number}`);
		waits.push(performance.now() - begun);
		person.point();
	};
	await Promise.all(Array.from({ length: newcomers }, (_, i) => come(i + 1)));
	const took = performance.now() - start;
	// who came last is still being shown to everybody
	await pause(500);
	return {
		figures: {
			cpuSeconds: rounded((cpuOf(server.pid) - before) / 1000),
			postgresSeconds: rounded((cpuOfFamily(postgres) - databaseBefore) / 1000),
			p50Ms: rounded(percentile(waits, 50)),
			p99Ms: rounded(percentile(waits, 99)),
			tookMs: rounded(took)
		},
		acknowledged: [],
		remarks: []
	};
}
