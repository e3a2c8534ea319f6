// `npm run bench -- forgery`: people who write under the client ids of others, over real sockets, against the production server
// on a durable PostgreSQL. The ways are those of `npm run fuzz -- forgery`; here it is the wire and the tables that are tried.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { encodeUpdate } from '#protocol/frames.ts';
import { connect } from '#server/sql.ts';
import { kinds } from '#tests/fuzz/forgery/kinds.ts';
import { Chance } from '#tests/random.ts';
import { startDatabases, type Databases } from './engine/databases.ts';
import { baseDocument } from './engine/document.ts';
import { ours } from './engine/ours.ts';
import { Person } from './engine/person.ts';
import { inTime } from './engine/rooms.ts';
import { scenarios } from './engine/scenarios.ts';
import { acceptedAmong, type Row } from './forgery/accepted.ts';
import type { BenchOptions, BenchResult } from './run.ts';

const attempts = { quick: 130, whole: 1_300 };
/** Signed-in people who forge: of each some things are counted. */
const forgers = 40;
const patience = 2_000;

export async function run({ quick }: BenchOptions): Promise<BenchResult> {
	const databases = await startDatabases();
	try {
		return await attack(databases, quick ? attempts.quick : attempts.whole);
	} finally {
		await databases.stop();
	}
}

async function attack(databases: Databases, count: number): Promise<BenchResult> {
	const { update, ends } = baseDocument(2, 100);
	const subject = ours(databases);
	const running = await subject.start([{ update }], forgers + 1);
	const room = running.rooms[0]!;
	const job = {
		...{ scenario: scenarios[0]!, rooms: running.rooms, cookies: running.cookies, postgres: databases.pid },
		...{ stored: true, quick: true },
		server: {
			port: running.port,
			pid: running.pid,
			dialect: subject.dialect,
			origin: subject.origin,
			acknowledges: true
		}
	};
	const come = async (number: number): Promise<Person> => {
		const person = new Person({ job, room, number, place: ends[0]! });
		await inTime(person.joined, 'somebody to come in');
		return person;
	};
	const sql = connect(running.databaseUrl);
	try {
		// the victim writes a little, and what crossed the line is known to everybody
		const doc = new Y.Doc();
		const victim = await come(0);
		const captured: Uint8Array[] = [];
		victim.onSent = (sent) => captured.push(encodeUpdate(sent));
		const watcher = await come(1);
		watcher.onChanges = (change) => Y.applyUpdate(doc, change);
		Y.applyUpdate(doc, update);
		await writeOn(victim, doc);
		const [owner] = await sql<{ person: string }[]>`
			select person_id as person from plan_client where plan_id = ${room.name} and client_id = ${victim.client}`;
		const chance = new Chance(1);
		const names = Object.keys(kinds);
		for (let n = 0; n < count; n++) {
			if (n % 10 === 0) await writeOn(victim, doc);
			const forge = kinds[names[n % names.length]!]!;
			const forger = await come(2 + (n % (forgers - 1)));
			forger.line.send(forge({ client: victim.client, doc, captured }, chance));
			await answerTo(forger);
			forger.line.end();
		}
		await writeOn(victim, doc);
		const rows = await sql<Row[]>`
			select bytes, person_id as person from plan_update where plan_id = ${room.name} order by seq`;
		const accepted = acceptedAmong(rows, { client: victim.client, person: owner?.person ?? '' }).length;
		return { figures: { attempts: count, accepted }, held: accepted === 0 && !victim.line.over };
	} finally {
		await sql.end({ timeout: 1 });
		await running.stop();
	}
}

/** She writes a letter, and everybody has it. */
async function writeOn(victim: Person, doc: Y.Doc): Promise<void> {
	victim.type(false);
	const giveUp = performance.now() + patience;
	const there = (): boolean =>
		victim.isSaved && Y.getState(doc.store, victim.client) === victim.sentAt.length;
	while (!there() && performance.now() < giveUp) await pause(2);
	if (!there()) throw new Error(`The victim cannot write any more: ${victim.line.over ?? 'no answer'}`);
}

/** The frame is refused, or taken as one that brings nothing. */
async function answerTo(forger: Person): Promise<void> {
	const before = forger.framesSaved;
	const giveUp = performance.now() + patience;
	const answered = (): boolean => forger.line.over !== null || forger.framesSaved > before;
	while (!answered() && performance.now() < giveUp) await pause(1);
}
