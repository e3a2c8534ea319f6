// The floor: a bare relay, without document, gate or rights. What it costs is what passing bytes on costs. It collects for a
// window, builds one buffer for each room, and writes that to every line. Storing, it appends what came from all rooms in
// one statement, and acknowledges and shows it after that. Settings come from the environment.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import * as encoding from 'lib0/encoding';
import postgres from 'postgres';
import { WebSocketServer, type WebSocket } from 'ws';
import { serverFrame } from './websocket-frames.ts';

const windowMs = Number(process.env.WINDOW_MS);
const database = process.env.DATABASE_URL;
const sql = database ? postgres(database, { max: 4, onnotice: () => undefined }) : null;

interface Seat {
	readonly line: Duplex;
	/** Changes of this line that are stored. */
	stored: number;
}

interface Room {
	readonly name: string;
	readonly seats: Set<Seat>;
	/** Every change so far, as frames: a newcomer gets them one after another. */
	readonly life: Buffer[];
	/** What waits to go out. */
	waiting: Buffer[];
	unstored: { readonly seat: Seat; readonly update: Uint8Array }[];
}

const rooms = new Map<string, Promise<Room>>();
const dirty = new Set<Room>();
let timer: NodeJS.Timeout | null = null;

async function openRoom(name: string): Promise<Room> {
	const rows = sql ? await sql`select bytes from floor_update where room = ${name} order by seq` : [];
	const life = rows.map((row) => changeFrame(row.bytes as Uint8Array));
	return { name, seats: new Set(), life, waiting: [], unstored: [] };
}

function hear(room: Room, seat: Seat, message: Buffer): void {
	const [type, step] = message;
	if (type === 1) room.waiting.push(serverFrame(message));
	else if (type === 0 && step === 0) {
		seat.line.write(Buffer.concat([...room.life, serverFrame(Uint8Array.of(0, 1, 2, 0, 0))]));
		return;
	} else {
		room.unstored.push({ seat, update: payloadOf(message) });
	}
	dirty.add(room);
	if (windowMs === 0 && !sql) void flush();
	else timer ??= setTimeout(() => void flush(), windowMs);
}

async function flush(): Promise<void> {
	const now = [...dirty].map((room) => ({ room, changes: room.unstored.splice(0) }));
	dirty.clear();
	if (sql && now.some(({ changes }) => changes.length > 0)) {
		const rows = now.flatMap(({ room, changes }) =>
			changes.map(({ update }) => ({ room: room.name, bytes: Buffer.from(update) }))
		);
		await sql`insert into floor_update ${sql(rows)}`;
	}
	for (const { room, changes } of now) {
		const frames = changes.filter(({ update }) => update.length > 2).map(({ update }) => changeFrame(update));
		room.life.push(...frames);
		const all = Buffer.concat([...frames, ...room.waiting.splice(0)]);
		for (const seat of room.seats) if (all.length > 0) seat.line.write(all);
		for (const { seat } of changes) seat.stored++;
		if (sql)
			for (const seat of new Set(changes.map((change) => change.seat))) seat.line.write(savedFrame(seat));
	}
	timer = dirty.size > 0 ? setTimeout(() => void flush(), windowMs) : null;
}

function changeFrame(update: Uint8Array): Buffer {
	const encoder = encoding.createEncoder();
	for (const number of [0, 2]) encoding.writeVarUint(encoder, number);
	encoding.writeVarUint8Array(encoder, update);
	return serverFrame(encoding.toUint8Array(encoder));
}

function savedFrame({ stored }: Seat): Buffer {
	const encoder = encoding.createEncoder();
	for (const number of [100, stored, 0, 0]) encoding.writeVarUint(encoder, number);
	return serverFrame(encoding.toUint8Array(encoder));
}

/** The update in a sync message: after two bytes and its length. */
function payloadOf(message: Uint8Array): Uint8Array {
	let at = 2;
	while (message[at]! > 127) at++;
	return message.slice(at + 1);
}

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const http = createServer();
http.on('upgrade', (request, line, head) => {
	sockets.handleUpgrade(request, line, head, (socket: WebSocket) => {
		const name = (request.url ?? '').slice(1);
		const opening = rooms.get(name) ?? openRoom(name);
		rooms.set(name, opening);
		const seat: Seat = { line, stored: 0 };
		const early: Buffer[] = [];
		let room: Room | null = null;
		socket.on('error', () => undefined);
		socket.on('message', (data: Buffer) => (room ? hear(room, seat, data) : early.push(data)));
		socket.on('close', () => room?.seats.delete(seat));
		line.write(serverFrame(Uint8Array.of(0, 0, 1, 0)));
		void opening.then((opened) => {
			room = opened;
			room.seats.add(seat);
			for (const data of early) hear(room, seat, data);
		});
	});
});
http.listen(0, '127.0.0.1', () => console.log(`ready on ${(http.address() as AddressInfo).port}`));
