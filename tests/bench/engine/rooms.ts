// Everybody of a job comes in, a few at a time, and the first of each room brings the plan where it is not stored.
import { setTimeout as pause } from 'node:timers/promises';
import { baseDocument, lettersPerParagraph } from './document.ts';
import type { Job } from './job.ts';
import { Person } from './person.ts';

const atOnce = 40;
const patience = 30_000;

/** The people, room by room, all joined. Whoever is in nobody's way stays silent but gives signs of life. */
export async function comeIn(job: Job): Promise<Person[][]> {
	const { scenario } = job;
	const base = baseDocument(scenario.paragraphs, lettersPerParagraph);
	const rooms: Person[][] = [];
	const newcomers: { room: number; place: number }[] = [];
	for (let room = 0; room < scenario.rooms; room++) {
		rooms.push([]);
		for (let place = 0; place < scenario.peoplePerRoom; place++) newcomers.push({ room, place });
	}
	const enter = async ({ room, place }: { room: number; place: number }): Promise<void> => {
		const number = room * scenario.peoplePerRoom + place;
		const person = new Person({ job, room: job.rooms[room]!, number, place: base.ends[place]! });
		rooms[room]![place] = person;
		await inTime(person.joined, `person ${number} to come in`);
		if (place === 0 && !job.stored) person.bring(base.update);
		if (scenario.carets) person.point();
	};
	// the first of each room before the others: they bring the plan
	const first = newcomers.filter(({ place }) => place === 0);
	const others = newcomers.filter(({ place }) => place > 0);
	for (const each of [first, others])
		for (let at = 0; at < each.length; at += atOnce)
			await Promise.all(each.slice(at, at + atOnce).map(enter));
	const everybody = rooms.flat();
	setInterval(() => everybody.forEach((person) => !person.line.over && person.line.pong()), 5_000).unref();
	const unsaved = (): boolean => job.server.acknowledges && everybody.some((person) => !person.isSaved);
	for (let waited = 0; unsaved() && waited < patience; waited += 50) await pause(50);
	return rooms;
}

export async function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
	const late = pause(patience, null, { ref: false }).then(() => {
		throw new Error(`Waited ${patience} ms for ${what}`);
	});
	return Promise.race([promise, late]);
}
