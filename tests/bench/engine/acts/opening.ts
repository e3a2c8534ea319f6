// A plan with a long life is opened by somebody when it is nowhere in memory, and by a second person: until it stands in their
// browser's document. Several copies of it, one after another; the first warms everything up.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Job, Result, RoomJob } from '../job.ts';
import { median, rounded } from '../numbers.ts';
import { Person } from '../person.ts';
import { inTime } from '../rooms.ts';

interface Opened {
	readonly person: Person;
	/** Until the last byte was there, and until it could be read and written in, ms. */
	readonly received: number;
	readonly ready: number;
	readonly bytes: number;
	readonly letters: number;
}

export async function opening(job: Job): Promise<Result> {
	const opened: { readonly first: Opened; readonly second: Opened }[] = [];
	for (const [n, room] of job.rooms.entries()) {
		const first = await open(job, room, 2 * n);
		await pause(300);
		const second = await open(job, room, 2 * n + 1);
		opened.push({ first, second });
		first.person.line.end();
		second.person.line.end();
		await pause(300);
	}
	const measured = opened.slice(1);
	const middle = (who: 'first' | 'second', what: 'received' | 'ready' | 'bytes' | 'letters'): number =>
		rounded(median(measured.map((each) => each[who][what])));
	return {
		figures: {
			firstMs: middle('first', 'ready'),
			secondMs: middle('second', 'ready'),
			firstReceivedMs: middle('first', 'received'),
			secondReceivedMs: middle('second', 'received'),
			kBytes: rounded(middle('first', 'bytes') / 1000),
			letters: middle('second', 'letters')
		},
		acknowledged: [],
		remarks: []
	};
}

async function open(job: Job, room: RoomJob, number: number): Promise<Opened> {
	const doc = new Y.Doc();
	const begun = performance.now();
	const person = new Person({ job, room, number, place: { client: 0, clock: 0 } });
	let [received, ready] = [0, 0];
	person.onChanges = (update) => {
		received = performance.now() - begun;
		Y.applyUpdate(doc, update);
		ready = performance.now() - begun;
	};
	await inTime(person.joined, 'a plan to open');
	const letters = doc
		.getXmlFragment('default')
		.toArray()
		.reduce((sum, line) => sum + line.toString().length, 0);
	return { person, received, ready, bytes: person.line.bytes, letters };
}
