// One measurement: a server is started with its plans, the load plays the scenario against it, and what it had acknowledged
// is looked for in the database.
import type { Databases } from './databases.ts';
import { planOf } from './plans.ts';
import { runLoad } from './job.ts';
import type { Figures } from './numbers.ts';
import { missing } from './replay.ts';
import type { Scenario } from './scenarios.ts';
import type { Subject } from './subject.ts';

export interface Measured {
	readonly figures: Figures;
	readonly remarks: readonly string[];
}

export async function measure(
	databases: Databases,
	{ scenario, subject, quick }: { scenario: Scenario; subject: Subject; quick: boolean }
): Promise<Measured> {
	const { plan, plans, remarks } = planOf(scenario);
	const running = await subject.start(
		Array.from({ length: plans }, () => plan),
		subject.name === 'ours' ? scenario.rooms * scenario.peoplePerRoom : 0,
		{ tidies: scenario.act === 'memory' || scenario.act === 'neverReads' }
	);
	try {
		const result = await runLoad({
			scenario,
			server: {
				port: running.port,
				pid: running.pid,
				dialect: subject.dialect,
				origin: subject.origin,
				acknowledges: subject.acknowledges
			},
			postgres: databases.pid,
			rooms: running.rooms,
			cookies: running.cookies,
			stored: subject.stores,
			quick
		});
		let lost = 0;
		for (const [index, acknowledged] of result.acknowledged.entries()) {
			const stored = await running.stored(running.rooms[index]!);
			if (stored) lost += missing(acknowledged, stored);
		}
		const counted: Figures = result.acknowledged.length > 0 ? { lost } : {};
		return { figures: { ...result.figures, ...counted }, remarks: [...remarks, ...result.remarks] };
	} finally {
		await running.stop();
	}
}
