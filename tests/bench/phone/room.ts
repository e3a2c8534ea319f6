// The others in the room of a slow phone, in a process of their own: one in five types four characters a second into a
// paragraph of their own, the rest read and move about. Says "ready" when everybody is in, and goes on until it is ended.
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { schemaVersion } from '#domain/plan.ts';
import { protocolVersion } from '#protocol/messages.ts';
import { Chance } from '../../random.ts';
import { Typist } from '../save/typist.ts';

const everyMs = 250;
/** Nobody types for ever, whatever becomes of the measurement. */
const longest = 120_000;
/** One in so many types: eight in a room of forty. */
const oneIn = 5;

const { values } = parseArgs({
	options: { url: { type: 'string' }, plan: { type: 'string' }, cookies: { type: 'string' } }
});
const { url, plan, cookies } = values as Record<keyof typeof values, string>;
setTimeout(() => process.exit(0), longest);

const address = `${url.replace('http', 'ws')}/collab/${plan}?protocol=${protocolVersion}&schema=${schemaVersion}&epoch=1`;
const people = cookies
	.split(',')
	.map((cookie, n) => new Typist(new WebSocket(address, { headers: { cookie, origin: url } }), wordsOf(n)));
/** Words of five letters, and nobody writes what somebody else does: otherwise one line could be taken for another. */
function wordsOf(person: number): (before: string) => string {
	const chance = new Chance(person + 1);
	return ({ length }) => (length % 6 === 5 ? ' ' : chance.pick([...'abcdefghijklmnopqrstuvwxyz']));
}

await Promise.all(people.map((person) => person.joined));
const typing = people.filter((_, i) => i % oneIn === 0);
const reading = people.filter((_, i) => i % oneIn !== 0);
for (const person of reading) person.type();
process.stdout.write('ready\n');

await Promise.all(
	typing.map(async (person, i) => {
		// nobody types in step with anybody else
		await pause((i * everyMs) / typing.length);
		setInterval(() => person.type(), everyMs);
	})
);
