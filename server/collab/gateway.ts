// Where the live half meets the network: an upgrade becomes a session, a POST a letter or a line without a WebSocket. The only file that imports ws.
// A socket is refused by accepting it and closing it with a code from domain/refusals.ts: a stock provider then stops, where
// an HTTP status would make it try again for ever.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { PlanId } from '#domain/ids.ts';
import { refusal, type RefusalCode } from '#domain/refusals.ts';
import { largestFrame } from '#protocol/messages.ts';
import { postgresLog } from '#server/plan-log/log.postgres.ts';
import { postgresHolds } from '#server/plan-log/holds.ts';
import type { StateKeeper } from '#server/plan-log/refresh-state.ts';
import { StateThread } from '#server/plan-log/state-thread.ts';
import type { Sql } from '#server/sql.ts';
import { Attendance, usualLimits, type Limits } from './line/attendance.ts';
import { announcedLog, bothBuses } from './bus/bus.both.ts';
import type { BusListener, PresenceNews } from './bus/bus.ts';
import { postgresBus } from './bus/bus.postgres.ts';
import type { RedisBus } from './bus/bus.redis.ts';
import { systemClock } from './clock.ts';
import { countedLog, countedReport, noFigures, type Figures } from './figures.ts';
import { allSaved, countsOf, type LiveCounts } from './live-counts.ts';
import { inTime, logInTime } from './room/in-time.ts';
import { HttpLines, no } from './line/http-lines.ts';
import {
	addressOf,
	browserOf,
	isForCollaboration,
	readKnock,
	type Doorstep,
	type Knock
} from './line/knock.ts';
import { readLetter, writeAnswer, type Answer } from './line/letter.ts';
import type { Socket } from './line/outlet.ts';
import { Porch } from './line/porch.ts';
import { alsoTelling, reportTo, type Log } from './report.ts';
import type { Room } from './room/room.ts';
import { Rooms } from './room/rooms.ts';
import type { Sabotage } from './sabotage.ts';
import { Session } from './line/session.ts';
import { socketOf } from './line/socket-of.ts';
import { isRefused, welcome } from './visitor.ts';
import { Writer } from './room/writer.ts';

export interface CollaborationOptions extends Doorstep {
	readonly sql: Sql;
	readonly log: Log;
	readonly now?: () => number;
	/** Whether the last address in X-Forwarded-For is to be believed. */
	readonly trustProxy?: boolean;
	readonly limits?: Limits;
	/** Redis beside PostgreSQL, for what processes tell each other. */
	readonly redis?: (listener: BusListener) => RedisBus;
	/** Counts what happens; without, nobody does. */
	readonly figures?: Figures;
	/** Hears that the last person has left a plan. */
	readonly onLeft?: (planId: PlanId) => void;
	/** Tests only: a fault that a test must notice. */
	readonly sabotage?: Sabotage;
}

export interface Collaboration {
	/** Takes care of POST /collab/<plan> and below it; false when the request is somebody else's. */
	answer(request: IncomingMessage, response: ServerResponse): boolean;
	/** What is going on at this moment. */
	counts(): LiveCounts;
	/** Writes what has arrived, says goodbye and stops. */
	close(): Promise<void>;
}

/** Who cannot be greeted within this time (ms) is sent away: an open socket costs memory. */
const greetingTime = 5_000;
/** Who was sent away and does not hang up within this time (ms) is cut off: a line may have died without a word. */
const closeTimeout = 5_000;
/** A frame above this is cut off by ws itself, unread. */
const unreadable = 4 * largestFrame;
/** A frame in more pieces is cut off: each is kept until the last has come. Browsers send one, proxies pieces of a few kB. */
const maxFragments = 300;
/** How long the last writes may take before we say goodbye, ms: tabs keep what is not acknowledged. */
const lastWrites = 8_000;
/** How long sockets may take to say goodbye, ms. */
const goodbyeTime = 1_000;

/** Serves /collab/<plan> on this server: sockets by itself, letters and lines without a WebSocket through `answer`. */
export function attachCollaboration(http: Server, options: CollaborationOptions): Collaboration {
	const { sql, sabotage = {}, trustProxy = false } = options;
	const clock = systemClock(options.now);
	const figures = options.figures ?? noFigures;
	const report = countedReport(reportTo(options.log), figures);
	const counted = countedLog(logInTime(postgresLog(sql, sabotage.log), clock, sabotage), clock, figures);
	const log = options.redis ? announcedLog(counted, (hint) => redis?.announce(hint)) : counted;
	const tellOthers = (news: readonly PresenceNews[]) => bus.tell(news);
	const thread = new StateThread(sql.address);
	const states: StateKeeper = { refresh: (planId) => inTime(clock, thread.refresh(planId)) };
	const writer = new Writer({ log, clock, report, states, sabotage });
	const holds = postgresHolds(sql);
	const onLeft = options.onLeft ?? (() => undefined);
	const rooms = new Rooms({ log, holds, clock, report, writer, states, tellOthers, onLeft, sabotage });
	const attendance = new Attendance(clock, options.limits ?? usualLimits, sabotage);
	const listeners = [rooms, attendance];
	const listener: BusListener = {
		hint: (hint) => listeners.forEach((listener) => listener.hint(hint)),
		missed: () => listeners.forEach((listener) => listener.missed()),
		presence: (news) => rooms.presence(news)
	};
	const redis = options.redis?.(listener) ?? null;
	const hints = postgresBus(sql, clock, listener);
	const bus = redis ? bothBuses(hints, redis) : hints;
	// in a name of its own, because the types of ws do not know all of it yet
	const limits = {
		maxPayload: unreadable,
		maxFragments,
		perMessageDeflate: false,
		closeTimeout,
		autoPong: false
	};
	const sockets = new WebSocketServer({ noServer: true, clientTracking: false, ...limits });
	const poke = (room: Room) => writer.poke(room);
	const ask = (knock: Knock) => inTime(clock, welcome(sql, knock, knock.planId, clock.now()));
	const porch = new Porch(clock, () => writer.isBusy, sabotage.room);
	let closing = false;
	const lines = new HttpLines({
		clock,
		seat,
		take: (session, frame) => take(session, frame, true),
		left
	});

	const onUpgrade = (request: IncomingMessage, line: Duplex, head: Buffer): void => {
		if (isForCollaboration(request) && !closing) {
			porch.come(line, browserOf(request, options.secure), () =>
				sockets.handleUpgrade(request, line, head, (socket) => greet(request, socket, line))
			);
		} else if (closing || http.listenerCount('upgrade') === 1) {
			// in development Vite listens here too; where nobody else does, nobody else would answer
			line.destroy();
		}
	};
	http.on('upgrade', onUpgrade);

	function greet(request: IncomingMessage, ws: WebSocket, line: Duplex): void {
		const socket = socketOf(ws, line);
		// whatever goes wrong with a line ends in "close", which is what counts
		ws.on('error', () => undefined);
		const knock = readKnock(request, options, sabotage.room);
		if ('refused' in knock) return goodbye(socket, knock.refused);
		if (knock.rest !== '') return goodbye(socket, 'not-found');
		const session = seat(socket, knock, addressOf(request, trustProxy));
		if (!session) return goodbye(socket, 'too-many-people');
		ws.on('message', (data: Buffer, isBinary: boolean) => take(session, data, isBinary));
		ws.on('ping', (data: Buffer) => session.reading.ifNotTooMuch(() => ws.pong(data)));
		ws.on('pong', () => session.outlet.heard());
		ws.on('close', () => left(session));
	}

	/** Makes the session behind a line and lets it in; null when there is no room. */
	function seat(socket: Socket, knock: Knock, address: string): Session | null {
		if (attendance.isFull(knock.planId, address)) return null;
		// nothing is read, and so nothing piles up, before we know who this is
		const { planId, upToDate } = knock;
		const session = new Session({
			planId,
			socket,
			clock,
			report: alsoTelling(report, (code) => porch.refused(knock.browser, code)),
			upToDate,
			ask: () => ask(knock),
			poke,
			figures,
			sabotage
		});
		session.outlet.readSlowly();
		attendance.add(session, address);
		void letIn(session, knock).catch((error: unknown) => {
			report.failed('greeting', error);
			session.refuse('cannot-open');
		});
		return session;
	}

	function left(session: Session): void {
		session.left();
		attendance.remove(session);
	}

	/** One frame. Whatever goes wrong with it ends its session, never the process. */
	function take(session: Session, data: Uint8Array, isBinary: boolean): void {
		session.reading.inTurn(() => takeNow(session, data, isBinary));
	}

	function takeNow(session: Session, data: Uint8Array, isBinary: boolean): void {
		if (session.state.state === 'gone') return session.outlet.heardAfterGoodbye(data.byteLength);
		if (!isBinary) return session.refuse('bad-request');
		if (data.byteLength > largestFrame) return session.refuse('too-big');
		try {
			session.receive(data);
		} catch (error) {
			report.failed('frame', error);
			session.refuse('invalid-change');
		}
	}

	async function letIn(session: Session, { planId, epoch, person }: Knock): Promise<void> {
		const callOff = clock.after(greetingTime, () => session.refuse('cannot-open'));
		const welcomed = await session.welcome();
		callOff();
		if (!welcomed) return session.refuse('cannot-open');
		if (isRefused(welcomed)) return session.refuse(welcomed.refused);
		if (person !== null && person !== welcomed.author.id) return session.refuse('somebody-else');
		if (epoch !== null && epoch !== String(welcomed.epoch)) return session.refuse('rejoin');
		const room = await openRoom(planId);
		if (!room) return session.refuse('cannot-open');
		room.ask(() => {
			session.join(room);
			session.outlet.readOn();
		});
	}

	async function openRoom(planId: PlanId): Promise<Room | null> {
		try {
			return await rooms.open(planId);
		} catch (error) {
			report.databaseAway(error);
			return null;
		}
	}

	const failed = (error: unknown): void => report.failed('letter', error);

	async function replyTo(request: IncomingMessage, response: ServerResponse, knock: Knock): Promise<void> {
		const desk = { clock, ask, openRoom, poke };
		const answer = await readLetter(request, knock, desk).catch((error: unknown): Answer => {
			failed(error);
			return { refused: 'not-saved' };
		});
		if ('refused' in answer) porch.refused(knock.browser, answer.refused);
		writeAnswer(response, answer);
	}

	/** A letter, or a line without a WebSocket. */
	async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const knock = readKnock(request, options, sabotage.room);
		if (closing) return no(response, 'cannot-open');
		if ('refused' in knock) return no(response, knock.refused);
		if (knock.rest === '')
			return porch.come(
				request.socket,
				knock.browser,
				() => void replyTo(request, response, knock).catch(failed)
			);
		const line = /^line(?:\/(?<id>[0-9a-f]{40}))?$/.exec(knock.rest);
		if (!line) return no(response, 'not-found');
		const id = line.groups?.id ?? null;
		const answer = () =>
			lines.answer(request, response, { knock, id, address: addressOf(request, trustProxy) });
		if (id !== null) return answer();
		// who comes this way waits for the same door
		porch.come(request.socket, knock.browser, () => void answer().catch(failed));
	}

	return {
		answer(request, response) {
			if (request.method !== 'POST' || !isForCollaboration(request)) return false;
			void reply(request, response).catch(failed);
			return true;
		},
		counts: () => countsOf(attendance.all, rooms.size),
		async close() {
			closing = true;
			http.off('upgrade', onUpgrade);
			porch.close();
			const open = attendance.all;
			// what has come is written and told; what is still in the line stays with its tab, which brings it to whom it finds next
			for (const session of open) session.outlet.readSlowly();
			await allSaved(open, clock, lastWrites);
			// a code below 4400: tabs come back at once, to another process or to the next one
			for (const session of open) session.outlet.close(1001, 'restarting');
			const cut = clock.after(goodbyeTime, () => open.forEach((session) => session.outlet.terminate()));
			const ended = rooms.close();
			// the others go on, and their news would keep us busy for ever
			bus.close();
			await ended;
			await thread.close();
			attendance.close();
			if (attendance.all.length === 0) cut();
		}
	};
}

function goodbye(socket: Socket, code: RefusalCode): void {
	socket.close(refusal(code).close ?? 4400, code);
}
