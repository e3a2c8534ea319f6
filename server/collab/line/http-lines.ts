// All lines without a WebSocket of this process. POST only: a page of another site can make a browser send one, but not with
// our origin in its header, and a GET would carry none.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusal, type RefusalCode } from '#domain/refusals.ts';
import { largestFrame } from '#protocol/messages.ts';
import { unpackFrames } from '#protocol/packed-frames.ts';
import type { Clock } from '#server/collab/clock.ts';
import { HttpLine } from './http-line.ts';
import type { Knock } from './knock.ts';
import type { Session } from './session.ts';

/** Frames that come in one request, bytes: a few of the largest. */
const largestBody = 4 * largestFrame;
/** A line that has ended can still be asked how, for this long, ms. */
const remembered = 30_000;

export interface LineKeeper {
	readonly clock: Clock;
	/** Makes the session behind a line and greets it; null when there is no room. */
	readonly seat: (line: HttpLine, knock: Knock, address: string) => Session | null;
	/** One frame of the tab. */
	readonly take: (session: Session, frame: Uint8Array) => void;
	/** The line is gone. */
	readonly left: (session: Session) => void;
}

interface Kept {
	readonly line: HttpLine;
	readonly session: Session;
	/** Whose cookies opened it, hashed: nobody else may speak on it. */
	readonly opener: Buffer;
	readonly planId: string;
}

export class HttpLines {
	readonly #keeper: LineKeeper;
	readonly #lines = new Map<string, Kept>();

	constructor(keeper: LineKeeper) {
		this.#keeper = keeper;
	}

	/** Answers a request for /collab/<plan>/line and /collab/<plan>/line/<id>. */
	async answer(
		request: IncomingMessage,
		response: ServerResponse,
		{ knock, id, address }: { knock: Knock; id: string | null; address: string }
	): Promise<void> {
		if (id === null) return this.#open(response, knock, address);
		const kept = this.#lines.get(id);
		const opener = openerOf(knock);
		// a line of somebody else, and one that another process or an earlier life has held, are one answer: begin anew
		if (!kept || kept.planId !== knock.planId || !timingSafeEqual(kept.opener, opener))
			return no(response, 'rejoin', 410);
		kept.session.outlet.heard();
		const asked = URL.parse(request.url ?? '', 'http://here')?.searchParams;
		if (asked?.has('bye')) {
			kept.line.close(1000, '');
			return done(response);
		}
		if (asked?.has('say')) return this.#say(request, response, kept, numberIn(asked.get('say')));
		const heard = await kept.line.hear(numberIn(asked?.get('hear') ?? null));
		response
			.writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' })
			.end(heard);
	}

	#open(response: ServerResponse, knock: Knock, address: string): void {
		const id = randomBytes(20).toString('hex');
		const { clock, seat, take, left } = this.#keeper;
		const line = new HttpLine(clock, {
			onFrame: (frame) => take(session, frame),
			onClose: () => {
				left(session);
				clock.after(remembered, () => this.#lines.delete(id));
			}
		});
		const seated = seat(line, knock, address);
		if (!seated) return no(response, 'too-many-people');
		const session = seated;
		this.#lines.set(id, { line, session, opener: openerOf(knock), planId: knock.planId });
		response
			.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
			.end(JSON.stringify({ line: id }));
	}

	async #say(
		request: IncomingMessage,
		response: ServerResponse,
		{ line }: Kept,
		first: number
	): Promise<void> {
		const body = await readUpTo(request, largestBody);
		if (!body) return no(response, 'too-big');
		const frames = unpackFrames(body);
		if (!frames || !(await line.say(first, frames))) return no(response, 'bad-request');
		done(response);
	}
}

function numberIn(said: string | null): number {
	return said !== null && /^\d{1,9}$/.test(said) ? Number(said) : 0;
}

function openerOf({ token, guestToken }: Knock): Buffer {
	return createHash('sha256').update(`${token} ${guestToken}`).digest();
}

async function readUpTo(request: IncomingMessage, most: number): Promise<Uint8Array | null> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of request as AsyncIterable<Buffer>) {
		size += part.byteLength;
		if (size > most) return null;
		parts.push(part);
	}
	return Buffer.concat(parts);
}

function done(response: ServerResponse): void {
	response.writeHead(204, { 'cache-control': 'no-store' }).end();
}

/** Says no with the code that a socket would have been closed with. */
export function no(response: ServerResponse, code: RefusalCode, status = refusal(code).http): void {
	response
		.writeHead(status, {
			'content-type': 'application/json',
			'cache-control': 'no-store',
			connection: 'close'
		})
		.end(JSON.stringify({ code, say: refusal(code).say, close: refusal(code).close ?? 4400 }));
}
