// What an open plan costs: memory of the server for each of two hundred plans with one person, when nothing has happened for
// a while, and while everybody types. Memory is the operating system's number, after each server has thrown away what nobody needs.
import { setTimeout as pause } from 'node:timers/promises';
import type { Job, Result } from '../job.ts';
import { memoryOf } from '../machine.ts';
import { rounded } from '../numbers.ts';
import { comeIn } from '../rooms.ts';
import { Keyboards } from '../keyboards.ts';
import { tidied } from '../watch.ts';

/** Plans that are opened before anything is counted: buffers and compiled code come with the first ones. */
const warmUp = 40;
const idle = 20_000;
const typed = 6_000;

export async function memory(job: Job): Promise<Result> {
	const { scenario, server } = job;
	const part = (from: number, to: number): Job => ({
		...job,
		scenario: { ...scenario, rooms: to - from },
		rooms: job.rooms.slice(from, to),
		cookies: job.cookies.slice(from, to)
	});
	const early = (await comeIn(part(0, warmUp))).flat();
	const warming = new Keyboards(early, scenario.editsPerSecond, true);
	await pause(3_000);
	warming.stop();
	// until they are at rest as those after them will be: what they let go of in between would count for the others
	await pause(idle);
	const before = await tidied(server.pid);
	const people = (await comeIn(part(warmUp, scenario.rooms))).flat();
	await pause(idle);
	const restingUntidied = memoryOf(server.pid);
	const resting = await tidied(server.pid);
	const keys = new Keyboards(people, scenario.editsPerSecond, true);
	await pause(typed);
	const busyUntidied = memoryOf(server.pid);
	const busy = await tidied(server.pid);
	keys.stop();
	const per = (kb: number): number => rounded((kb - before) / people.length);
	return {
		figures: {
			idleKb: per(resting),
			typedKb: per(busy),
			idleUntidiedKb: per(restingUntidied),
			typedUntidiedKb: per(busyUntidied),
			beforeMb: rounded(before / 1024)
		},
		acknowledged: [],
		remarks: people.some(({ line }) => line.over)
			? [`lines ended: ${people.find(({ line }) => line.over)?.line.over}`]
			: []
	};
}
