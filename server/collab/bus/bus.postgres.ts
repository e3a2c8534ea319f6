// Hints over PostgreSQL's LISTEN/NOTIFY. The line that listens can die without a word (a restarted server, a dropped
// connection), so we also send a beat down the same line to ourselves: while it does not come back, hints are being missed.
import { randomUUID } from 'node:crypto';
import { channel, type Hint } from '#server/notify.ts';
import type { Sql } from '#server/sql.ts';
import type { Bus, BusListener, PresenceNews } from './bus.ts';
import type { Clock } from '#server/collab/clock.ts';

const beatChannel = 'withus_beat';
/** Carets have a channel of their own: whoever only waits for hints need not read them. */
const presenceChannel = 'withus_presence';
const beatEvery = 1_000;
/** A beat that has not come back by then is lost, and the line is made anew. */
const patience = 3_000;

type Line = Awaited<ReturnType<Sql['listen']>>;

/** Listens until closed. Whenever the line comes (back) up, the listener is told that it may have missed something. */
export function postgresBus(sql: Sql, clock: Clock, listener: BusListener): Bus {
	const me = randomUUID();
	let lines: Line[] = [];
	let up = false;
	let heardAt = clock.now();
	let connecting: Promise<void> | null = null;
	let closed = false;

	const connect = async (): Promise<void> => {
		hangUp();
		lines = [
			await sql.listen(channel, hear),
			await sql.listen(presenceChannel, hearPresence),
			// runs at each new LISTEN of the driver's own, too: that is when hints may have been lost
			await sql.listen(beatChannel, beat, () => up && listener.missed())
		];
		heardAt = clock.now();
		up = true;
		listener.missed();
	};
	const hangUp = (): void => {
		up = false;
		// not waited for: on a line that has died, the answer never comes
		void Promise.allSettled(lines.map((line) => line.unlisten()));
		lines = [];
	};
	const hear = (payload: string): void => {
		const hint = parse<Hint>(payload);
		if (hint) listener.hint(hint);
	};
	const hearPresence = (payload: string): void => {
		const news = parse<PresenceNews>(payload);
		if (news) listener.presence(news);
	};
	const beat = (from: string): void => {
		if (from === me) heardAt = clock.now();
	};
	const look = (): void => {
		if (closed || connecting) return;
		if (up && clock.now() - heardAt < patience) {
			// a beat that cannot be sent is a beat that does not come back
			sql`select pg_notify(${beatChannel}, ${me})`.catch(() => undefined);
			return;
		}
		connecting = connect()
			.catch(() => undefined)
			.finally(() => (connecting = null));
	};

	const stop = clock.every(beatEvery, look);
	look();
	return {
		tell(news) {
			if (!up) return;
			const payloads = news.map((one) => JSON.stringify(one));
			// a caret that is not told is told with its next move, and everybody anew when the line is back
			sql`select pg_notify(${presenceChannel}, news) from unnest(${payloads}::text[]) as news`.catch(
				() => undefined
			);
		},
		close() {
			closed = true;
			stop();
			hangUp();
		}
	};
}

/** What a process of ours has sent. */
function parse<News extends { kind: string }>(payload: string): News | null {
	try {
		const news: unknown = JSON.parse(payload);
		return typeof news === 'object' && news !== null && 'kind' in news ? (news as News) : null;
	} catch {
		// somebody else's words on our channel
		return null;
	}
}
