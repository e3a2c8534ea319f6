// Malformed frames over real sockets, before and after signing in, against a server in a process of its own.
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { HonestWriter, percentile } from '#tests/fuzz/house/honest-writer.ts';
import { liveHouse, memoryOf, type LiveHouse } from '#tests/fuzz/house/live-house.ts';
import { RawLine } from '#tests/fuzz/house/raw-line.ts';
import { readTokens } from '#tests/fuzz/house/read-log.ts';
import type { Chance } from '#tests/random.ts';
import { origin } from '#tests/server/collab/live.ts';
import { corpus, everyOpcode, mutant } from './corpus.ts';

export interface OverTheWire {
	wireFrames: number;
	/** What the server's memory grew by, MB, from the end of the first fifth on. */
	memoryMb: number;
	honestP95Ms: number;
	/** Sentences that were saved and do not stand in the log, and whether the honest person was sent away. */
	wireDifferences: number;
}

const lines = 6;
const framesPerLine = 25;

export async function overTheWire(size: number, chance: Chance): Promise<OverTheWire> {
	const house = await liveHouse('frames', { writers: lines + 1 });
	try {
		const honest = await new HonestWriter(house.port, house.planId, house.cookies[0]!, 'Honest').arrived();
		honest.begin(40);
		const frames = corpus(chance);
		let sent = 0;
		let before = 0;
		const attack = async (cookie: string) => {
			while (sent < size) {
				sent += framesPerLine;
				await oneLine(house, chance.percent(25) ? '' : cookie, frames, chance);
				if (sent % 10 === 0) await pause(1);
				if (before === 0 && sent >= size / 5) before = memoryOf(house.server);
			}
		};
		await Promise.all(house.cookies.slice(1).map(attack));
		await pause(300);
		honest.end();
		const memoryMb = Math.max(0, memoryOf(house.server) - before);
		const inLog = await readTokens(house.database.sql, house.planId, /Honest \d+\./g);
		const lost = Math.max(0, honest.waits.length - new Set(inLog).size);
		const gone = Number(honest.wasRefused) + Number(house.server.exitCode !== null);
		honest.tab.leave();
		return {
			...{ wireFrames: sent, memoryMb, honestP95Ms: percentile(honest.waits, 95) },
			wireDifferences: lost + gone
		};
	} finally {
		await house.close();
	}
}

async function oneLine(
	{ port, planId }: LiveHouse,
	cookie: string,
	frames: readonly Uint8Array[],
	chance: Chance
): Promise<void> {
	if (chance.percent(10)) return noise(port, planId, chance);
	const line = await new RawLine(port, planId, cookie).opened();
	if (cookie !== '' && chance.percent(70)) await line.ask();
	for (let i = 0; i < framesPerLine && !line.isClosed; i++) {
		const frame = chance.percent(5) ? chance.pick(everyOpcode()) : mutant(frames, chance);
		if (chance.percent(3)) line.send('text, where bytes belong');
		else if (chance.percent(10)) line.sendInPieces(frame, 1 + chance.below(3));
		else line.send(frame);
		if (chance.percent(20)) await pause(0);
	}
	await Promise.race([line.closed, pause(30)]);
	line.leave();
}

/** Bytes that are no WebSocket frames, behind a sound beginning. */
function noise(port: number, planId: string, chance: Chance): Promise<void> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		const done = () => (socket.destroy(), resolve());
		socket.setTimeout(200, done);
		socket.on('error', done).on('close', done);
		const key = Buffer.alloc(16, 7).toString('base64');
		socket.write(
			`GET /collab/${planId}?protocol=1 HTTP/1.1\r\nHost: here\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`
		);
		socket.write(Uint8Array.from({ length: 1 + chance.below(400) }, () => chance.below(256)));
	});
}
