// A change too large for a socket frame comes as one POST, and goes the way of all others: room, gate, log.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PlanId } from '#domain/ids.ts';
import { refusal, type RefusalCode } from '#domain/refusals.ts';
import { largestChange } from '#protocol/messages.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Room } from '#server/collab/room/room.ts';
import type { Sender } from '#server/collab/room/sender.ts';
import { isRefused, type Visitor, type Welcome } from '#server/collab/visitor.ts';
import type { Knock } from './knock.ts';

/** After this long (ms) without an answer of the log, "not saved" is said. The change may still be written: sending it again is harmless. */
const patience = 20_000;

export type Answer = { readonly seq: number; readonly at: number } | { readonly refused: RefusalCode };

/** What a letter needs to arrive. */
export interface LetterDesk {
	readonly clock: Clock;
	/** Asks the database who this is. */
	readonly ask: (knock: Knock) => Promise<Welcome>;
	/** Null: it cannot be opened now. */
	readonly openRoom: (planId: PlanId) => Promise<Room | null>;
	readonly poke: (room: Room) => void;
}

/** Looks who writes, and whether they may, before their letter is read; then brings it into its room. Throws when the database is away. */
export async function readLetter(request: IncomingMessage, knock: Knock, desk: LetterDesk): Promise<Answer> {
	const welcomed = await desk.ask(knock);
	if (isRefused(welcomed)) return welcomed;
	if (knock.person !== null && knock.person !== welcomed.author.id) return { refused: 'somebody-else' };
	const room = welcomed.mayEdit ? null : await desk.openRoom(knock.planId);
	const late = room?.takesLate({ visitor: welcomed }) ?? false;
	if (!welcomed.mayEdit && !late) return { refused: 'not-allowed' };
	if (!knock.upToDate) return { refused: 'reload' };
	if (knock.epoch !== String(welcomed.epoch)) return { refused: 'rejoin' };
	const bytes = await readBody(request);
	if (!bytes) return { refused: 'too-big' };
	const open = room ?? (await desk.openRoom(knock.planId));
	return open ? bringLetter(open, welcomed, bytes, desk) : { refused: 'cannot-open' };
}

/** Brings one change into a room and waits until it is committed or refused. */
export function bringLetter(
	room: Room,
	visitor: Visitor,
	bytes: Uint8Array,
	{ clock, poke }: Pick<LetterDesk, 'clock' | 'poke'>
): Promise<Answer> {
	return new Promise((resolve) => {
		const callOff = clock.after(patience, () => resolve({ refused: 'not-saved' }));
		const answer = (said: Answer) => {
			callOff();
			resolve(said);
		};
		const sender: Sender = {
			visitor,
			mayEdit: visitor.mayEdit,
			saved: (_frames, seq, at) => answer({ seq, at }),
			refuse: (code) => answer({ refused: code })
		};
		if (room.closed) return answer({ refused: room.closed });
		if (room.held.bars(visitor)) return answer({ refused: 'paused' });
		const keptRows = room.held.rowsKeptFrom(visitor);
		room.bring({ sender, n: 1, kind: 'letter', bytes, at: clock.now(), keptRows });
		poke(room);
	});
}

/** The body of a request, or null when it is larger than a change may be. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
	if (Number(request.headers['content-length'] ?? 0) > largestChange) return null;
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of request as AsyncIterable<Buffer>) {
		size += part.byteLength;
		if (size > largestChange) return null;
		parts.push(part);
	}
	return Buffer.concat(parts);
}

export function writeAnswer(response: ServerResponse, answer: Answer): void {
	const said = 'refused' in answer ? { code: answer.refused, say: refusal(answer.refused).say } : answer;
	const status = 'refused' in answer ? refusal(answer.refused).http : 200;
	// what was not read of a body that is too large would otherwise be taken for the next request
	if ('refused' in answer) response.setHeader('connection', 'close');
	response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
	response.end(JSON.stringify(said));
}
