// A room of people, in a process of their own: each types four characters a second into a paragraph of their own, and moves
// their caret with each. They send what a stock provider sends; of what they hear, a few screens are read, so that the
// reading does not eat the machine that is being measured. Prints a Round as JSON.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { schemaVersion } from '#domain/plan.ts';
import { encodeStep1 } from '#protocol/frames.ts';
import { message, sync } from '#protocol/messages.ts';
import { isMalformed, prescan } from '#server/plan-log/prescan.ts';
import { Typist } from './typist.ts';

/** What one room measured. */
export interface Round {
	/** Milliseconds from sending a change to hearing that it is saved, and to its arrival on another screen. */
	readonly saved: readonly number[];
	readonly shown: readonly number[];
	/** Share of one processor, of the server's process and of this one. 0 where the system does not tell. */
	readonly serverCpu: number;
	readonly peopleCpu: number;
	/** Characters that were called saved and are not there for somebody who comes in, or have not reached a screen. */
	readonly lost: number;
}

const warmUp = 1_500;
const measuring = 8_000;
const everyMs = 250;
const screens = 3;
/** The last answers may take this long, ms. */
const patience = 5_000;

const { values } = parseArgs({
	options: {
		url: { type: 'string' },
		plan: { type: 'string' },
		server: { type: 'string' },
		cookies: { type: 'string' }
	}
});
const { url, plan, server, cookies } = values as Record<keyof typeof values, string>;
const logins = cookies.split(',');
const address = `${url.replace('http', 'ws')}/collab/${plan}?protocol=1&schema=${schemaVersion}&epoch=1`;

const typists = logins.map((cookie) => new Typist(open(cookie)));
await Promise.all(typists.map((typist) => typist.joined));
const byClient = new Map(typists.map((typist) => [typist.doc.clientID, typist]));
const shown: number[] = [];
/** What is sent between these is measured. */
let [start, end] = [Infinity, Infinity];
const seen = typists.slice(0, screens).map((typist) => watch(typist));
const timers = typists.map(async (typist, i) => {
	// nobody types in step with anybody else
	await pause((i * everyMs) / typists.length);
	return setInterval(() => typist.type(), everyMs);
});
await pause(warmUp);
start = performance.now();
const [serverBefore, ownBefore] = [cpuOf(server), process.cpuUsage()];
await pause(measuring);
end = performance.now();
const serverCpu = (cpuOf(server) - serverBefore) / (end - start);
const own = process.cpuUsage(ownBefore);
for (const timer of timers) clearInterval(await timer);
const giveUp = performance.now() + patience;
while (typists.some((typist) => !typist.isSaved) && performance.now() < giveUp) await pause(20);
// the last broadcast goes out after the last "saved"
await pause(300);

const round: Round = {
	saved: typists.flatMap((typist) => typist.savedAfter(start, end)),
	shown,
	serverCpu,
	peopleCpu: (own.user + own.system) / 1000 / (end - start),
	lost: await missing()
};
process.stdout.write(`${JSON.stringify(round)}\n`, () => process.exit(0));

function open(cookie: string): WebSocket {
	return new WebSocket(address, { headers: { cookie, origin: url } });
}

/** Reads what arrives on somebody's screen; answers the clocks seen of each client. */
function watch(watcher: Typist): Map<number, Set<number>> {
	const clocks = new Map(typists.map((typist) => [typist.doc.clientID, new Set<number>()]));
	watcher.socket.on('message', (data: Buffer) => {
		if (data[0] !== message.sync || data[1] === sync.step1) return;
		const now = performance.now();
		const decoder = decoding.createDecoder(data);
		decoder.pos = 2;
		const scan = prescan(decoding.readVarUint8Array(decoder));
		if (isMalformed(scan)) throw new Error(scan.malformed);
		for (const [client, { from, to }] of scan.additions) {
			for (let clock = from; clock < to; clock++) {
				clocks.get(client)?.add(clock);
				const sent = byClient.get(client)?.sentAt(clock);
				if (sent !== undefined && sent >= start && sent < end && client !== watcher.doc.clientID)
					shown.push(now - sent);
			}
		}
	});
	return clocks;
}

/** Looks as somebody who comes in now, and at the screens that were read all the time. */
async function missing(): Promise<number> {
	const doc = new Y.Doc();
	const socket = open(logins[0]!);
	socket.once('open', () => socket.send(encodeStep1(Y.encodeStateVector(doc))));
	await new Promise<void>((resolve) =>
		socket.on('message', (data: Buffer) => {
			if (data[0] !== message.sync || data[1] !== sync.step2) return;
			const decoder = decoding.createDecoder(data);
			decoder.pos = 2;
			Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
			resolve();
		})
	);
	const there = rootsOf(doc)
		.body.toArray()
		.map((block) => block.toString().replaceAll(/<[^>]*>/g, ''));
	const notThere = typists.filter((typist) => !there.includes(typist.words)).length;
	const notSaved = typists.filter((typist) => !typist.isSaved).length;
	const notShown = seen.map(
		(clocks, screen) =>
			typists
				.filter((typist, i) => i !== screen)
				.flatMap((typist) =>
					typist.typedClocks.filter((clock) => !clocks.get(typist.doc.clientID)!.has(clock))
				).length
	);
	return notThere + notSaved + notShown.reduce((total, count) => total + count, 0);
}

/** Processor time of another process so far, ms; 0 where the system does not tell. */
function cpuOf(pid: string): number {
	if (process.platform !== 'linux') return 0;
	// the name in brackets may hold spaces; after it come the fields from the third on. A tick is 10 ms on every Linux we meet
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
}
