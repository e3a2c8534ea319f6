// Sixteen ways to keep a server busy. Each goes on until it is told that time is up.
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { newId } from '#domain/ids.ts';
import { schemaVersion } from '#domain/plan.ts';
import { encodeStep1, encodeUpdate } from '#protocol/frames.ts';
import { message, sync } from '#protocol/messages.ts';
import { RawLine } from '#tests/fuzz/house/raw-line.ts';
import { origin } from '#tests/server/collab/live.ts';
import { type } from '#tests/typing.ts';

export interface Target {
	readonly port: number;
	readonly plan: string;
	readonly cookies: readonly string[];
	readonly isOver: () => boolean;
}

/** May answer how often it was given the whole document. */
type Flood = (target: Target) => Promise<number | void>;

const lineTo = ({ port, plan, cookies }: Target, n = 0): RawLine =>
	new RawLine(port, plan, cookies[n % cookies.length]!);

/** Some lines that come in, each doing something again and again; whoever is sent away comes back. */
const each = (
	lines: number,
	act: (line: RawLine, n: number) => void | Promise<void>,
	every: number
): Flood => {
	return async (target) => {
		let answers = 0;
		await Promise.all(
			Array.from({ length: lines }, async (_, n) => {
				while (!target.isOver()) {
					const line = lineTo(target, n);
					await line.join().catch(() => undefined);
					for (let i = 0; !line.isClosed && !target.isOver(); i++) {
						await act(line, i);
						answers += line.count(message.sync, sync.step2);
						line.heard.length = 0;
						if (every > 0 || i % 20 === 0) await pause(every);
					}
					line.leave();
					await pause(20);
				}
			})
		);
		return answers;
	};
};

/** So many raw connections that say this and then nothing. */
const idle = (connections: number, says: string): Flood => {
	return async ({ port, isOver }) => {
		const open: Socket[] = [];
		while (!isOver()) {
			for (let i = 0; i < 10 && open.length < connections; i++) {
				const socket = connect(port, '127.0.0.1');
				socket.on('error', () => undefined);
				if (says !== '') socket.write(says);
				open.push(socket);
			}
			await pause(10);
		}
		for (const socket of open) socket.destroy();
	};
};

/** Each line has a document of its own: whoever was sent away begins anew, under an id of its own. */
const documents = new WeakMap<RawLine, Y.Doc>();
/** The change that an edit of one's own document makes. */
function edit(line: RawLine, change: (doc: Y.Doc) => void): Uint8Array {
	const mine = documents.get(line) ?? new Y.Doc();
	documents.set(line, mine);
	const before = Y.encodeStateVector(mine);
	change(mine);
	return encodeUpdate(Y.encodeStateAsUpdate(mine, before));
}

/** A change that leans on words nobody has. */
function gap(n: number): Uint8Array {
	const doc = new Y.Doc();
	type(doc, 'Never sent.');
	const before = Y.encodeStateVector(doc);
	type(doc, `Leaning ${n}.`);
	return encodeUpdate(Y.encodeStateAsUpdate(doc, before));
}

const manyIds = (() => {
	const ids = new Map(Array.from({ length: 20_000 }, (_, n) => [n + 1, 1]));
	return encodeStep1(Y.encodeStateVector(ids));
})();

export const floods: Readonly<Record<string, Flood>> = {
	'sockets without a sign-in': async (target) => {
		while (!target.isOver()) {
			const lines = Array.from({ length: 20 }, () => new RawLine(target.port, target.plan, ''));
			await Promise.all(lines.map((line) => line.opened()));
			for (const line of lines) line.leave();
		}
	},
	'frames before the greeting': async (target) => {
		while (!target.isOver()) {
			const line = await lineTo(target).opened();
			for (let i = 0; i < 50; i++) line.send(manyIds);
			await pause(5);
			line.leave();
		}
	},
	'questions for the document': each(3, (line) => line.send(encodeStep1(Uint8Array.of(0))), 0),
	'questions with many ids': each(2, (line) => line.send(manyIds), 5),
	'changes with gaps': each(3, (line, n) => line.send(gap(n)), 5),
	'tiny edits': each(1, (line, n) => line.send(edit(line, (doc) => type(doc, `${n % 10}`))), 2),
	'big edits': each(1, (line) => line.send(edit(line, (doc) => type(doc, 'word '.repeat(3_900)))), 100),
	'letters of half a megabyte': async (target) => {
		const { port, plan, cookies, isOver } = target;
		const address = `http://127.0.0.1:${port}/collab/${plan}?protocol=1&schema=${schemaVersion}&epoch=1`;
		const write = async (cookie: string): Promise<void> => {
			while (!isOver()) {
				const doc = new Y.Doc();
				for (let n = 0; n < 25; n++) type(doc, 'word '.repeat(3_900));
				const body = Buffer.from(Y.encodeStateAsUpdate(doc));
				await fetch(address, { method: 'POST', headers: { cookie, origin }, body }).catch(() => undefined);
			}
		};
		await Promise.all(cookies.map(write));
	},
	'edits that break the plan': each(
		3,
		(line) => line.send(edit(line, (doc) => rootsOf(doc).body.push([new Y.XmlElement('script')]))),
		5
	),
	presence: each(
		3,
		(line, n) => line.send(Uint8Array.of(message.awareness, 6, 1, 7, n % 100, 2, 0x7b, 0x7d)),
		0
	),
	'readers who never read': async (target) => {
		const lines = await Promise.all(Array.from({ length: 50 }, (_, n) => lineTo(target, n).opened()));
		for (const { socket } of lines) socket.pause();
		while (!target.isOver()) await pause(20);
		for (const line of lines) line.leave();
	},
	'half-open connections': idle(500, `GET /collab/x HTTP/1.1\r\nHost: here\r\n`),
	'messages in a thousand pieces': each(
		2,
		({ socket }) => {
			if (socket.readyState === WebSocket.OPEN) socket.send(Uint8Array.of(0), { binary: true, fin: false });
		},
		0
	),
	'many plans': async (target) => {
		while (!target.isOver()) {
			const lines = Array.from({ length: 10 }, () => lineTo({ ...target, plan: newId() }));
			await Promise.all(lines.map((line) => line.opened()));
			await pause(5);
			for (const line of lines) line.leave();
		}
	},
	'everybody comes at once': async (target) => {
		while (!target.isOver()) {
			const lines = await Promise.all(Array.from({ length: 200 }, (_, n) => lineTo(target, n).opened()));
			await Promise.all(lines.map((line) => line.ask().catch(() => undefined)));
			for (const line of lines) line.leave();
		}
	},
	pings: each(3, ({ socket }) => void (socket.readyState === WebSocket.OPEN && socket.ping()), 0)
};

/** No flood: a process that is as busy as one, and sends nothing. What a full machine alone costs the honest. */
export const onlyBusy = 'a busy neighbour who sends nothing';
export const neighbour: Flood = async ({ isOver }) => {
	while (!isOver()) await pause(0);
};

/** Whether the server would unpack what others packed: a small message may then be a large one. */
export function unpacks({ port, plan, cookies }: Target): Promise<boolean> {
	return new Promise((resolve) => {
		const address = `ws://127.0.0.1:${port}/collab/${plan}`;
		const socket = new WebSocket(address, {
			headers: { cookie: cookies[0]!, origin },
			perMessageDeflate: true
		});
		socket.on('error', () => resolve(false));
		socket.on('open', () => {
			resolve(socket.extensions !== '');
			socket.terminate();
		});
	});
}
