// Who is in a room and where their carets are. The server makes every word of it: an entry per tab, with an id and a clock
// of the server's own, and only the cursor comes from the client. So a claimed name, a crowd of invented people or a clock
// set to the end of time has nothing to take hold of (rules P).
import { largestPresence } from '#protocol/messages.ts';
import {
	encodeEntry,
	encodeState,
	joinPresence,
	left,
	liftOwnPresence,
	readClaimedEntries,
	type ClaimedEntry,
	type PresenceEntry
} from '#protocol/presence-frames.ts';
import type { OwnPresence, SeenPresence } from '#protocol/presence.ts';
import { Abroad } from './abroad.ts';
import { colourFor, type Colour } from './colours.ts';
import { Packet } from '#server/collab/packet.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import type { Visitor } from '#server/collab/visitor.ts';

/** Somebody who is here: a session. */
export interface Present {
	readonly visitor: Visitor;
	readonly mayEdit: boolean;
}

/**
 * So many lines, times those who hear them, go out at once (two to three megabytes): the first to move are the first to be
 * told, so in a room of two hundred everybody's caret is at most half a second old.
 */
const linesAtOnce = 8_000;

interface Seat {
	readonly id: number;
	readonly colour: Colour;
	clock: number;
	/** The awareness id of the client itself, known from its first line; only that one is listened to. */
	claimedId: number | null;
	/** The newest words of the client, not yet read: whatever comes faster than we tell others is never parsed. */
	unread: string | null;
	shown: SeenPresence | null;
	/** The same as it is told. */
	state: string;
	/** The line that newcomers are sent, while it is fresh. */
	line: { readonly state: string; readonly at: number; readonly bytes: Uint8Array } | null;
}

/** A line for newcomers is made once for all who come within this time, ms: two hundred come when the meeting begins. */
const freshFor = 1_000;

export class Presence {
	readonly #seats = new Map<Present, Seat>();
	readonly #changed = new Set<Present>();
	#left: PresenceEntry[] = [];
	/** Who is here by way of other processes. */
	readonly abroad = new Abroad();
	/** Seats that other processes have not heard of as they are now; null when it is left. */
	readonly #untold = new Map<number, Seat | null>();
	readonly #sabotage: RoomSabotage | undefined;

	constructor(sabotage?: RoomSabotage) {
		this.#sabotage = sabotage;
	}

	/** Whether there is anything to tell. */
	get changed(): boolean {
		return this.#changed.size > 0 || this.#left.length > 0 || this.abroad.changed;
	}

	/** Hears a client's awareness update. What is too long, or about others, is dropped; the socket stays. */
	hear(who: Present, payload: Uint8Array): void {
		const entries = readClaimedEntries(payload);
		const seat = this.#seats.get(who) ?? this.#takeSeat(who);
		if (!entries) return;
		if (seat.claimedId === null && entries.length === 1) seat.claimedId = entries[0]!.id;
		if (this.#sabotage === 'seat-a-crowd') for (const entry of entries) this.#seatGuest(entry, who);
		const own = entries.find((entry) => entry.id === seat.claimedId);
		if (!own || own.json.length > largestPresence) return;
		seat.unread = own.json;
		this.#changed.add(who);
	}

	/** Name, part or rights of somebody have changed. */
	changeOf(who: Present): void {
		if (this.#seats.get(who)?.shown) this.#changed.add(who);
	}

	leave(who: Present): void {
		const seat = this.#seats.get(who);
		if (seat?.shown) {
			this.#left.push({ id: seat.id, clock: next(seat), state: left });
			this.#untold.set(seat.id, null);
		}
		this.#seats.delete(who);
		this.#changed.delete(who);
	}

	/** Everybody else who is here, for somebody who comes in. Clocks move on, so that a returning client believes it. */
	everybodyBut(who: Present): Uint8Array {
		const lines: Uint8Array[] = [];
		for (const [other, seat] of this.#seats) if (other !== who && seat.shown) lines.push(lineOf(seat));
		return joinPresence([...lines, ...this.abroad.lines(Date.now()).map(encodeEntry)]);
	}

	/** Somebody else has opened the plan, or missed what was told: everybody is told to the others once more. */
	tellAllAgain(): void {
		for (const seat of this.#seats.values()) if (seat.shown) this.#untold.set(seat.id, seat);
	}

	/** No other process has the plan open: there is nothing to keep for it. */
	nobodyElsewhere(): void {
		this.#untold.clear();
	}

	/** What other processes have not heard yet, one by one: what is not taken stays for the next time. */
	*forOthers(): Generator<readonly [id: number, state: string]> {
		for (const [id, seat] of this.#untold) {
			yield [id, seat?.state ?? left];
			// only what fitted is asked for the next one
			this.#untold.delete(id);
		}
	}

	/**
	 * What has changed since last time, as a packet for each of so many listeners: nobody hears of themselves, because a
	 * client takes news about its own id for its own words. Null when there is nothing for them. What is too much for one go
	 * waits for the next (rule F3).
	 */
	tell(listeners: number): (to: Present) => Packet | null {
		const changes = new Map<Present, Uint8Array>();
		const most = this.#sabotage === 'shout' ? Infinity : Math.max(1, Math.floor(linesAtOnce / listeners));
		for (const who of this.#changed) {
			if (changes.size >= most) break;
			this.#changed.delete(who);
			const entry = this.#look(who);
			if (entry) changes.set(who, encodeEntry(entry));
		}
		const gone = [...this.#left.splice(0), ...this.abroad.takeNews(Date.now())].map(encodeEntry);
		const packet = (lines: Uint8Array[]) => (lines.length > 0 ? new Packet(joinPresence(lines)) : null);
		const forMost = packet([...gone, ...changes.values()]);
		return (to) =>
			changes.has(to)
				? packet([...gone, ...[...changes].filter(([who]) => who !== to).map(([, line]) => line)])
				: forMost;
	}

	#seatGuest(entry: ClaimedEntry, { visitor, mayEdit }: Present): void {
		const guest: Present = { visitor, mayEdit };
		this.#takeSeat(guest).unread = entry.json;
		this.#changed.add(guest);
	}

	#takeSeat(who: Present): Seat {
		const taken = [...this.#seats.values()];
		const seat: Seat = {
			id: unusedId(taken.map((other) => other.id)),
			colour: colourFor(taken.map((other) => other.colour)),
			clock: 0,
			claimedId: null,
			unread: null,
			shown: null,
			state: left,
			line: null
		};
		this.#seats.set(who, seat);
		return seat;
	}

	/** Reads the newest words of a client and makes what others see of them. */
	#look(who: Present): PresenceEntry | null {
		const seat = this.#seats.get(who);
		if (!seat) return null;
		const heard = seat.unread;
		let own: OwnPresence | null | undefined = seat.shown;
		if (heard !== null) own = liftOwnPresence(heard);
		seat.unread = null;
		if (own === undefined) return null;
		seat.shown = own && this.#seen(who, seat, own, heard);
		seat.state = seat.shown ? encodeState(seat.shown) : left;
		this.#untold.set(seat.id, seat.shown ? seat : null);
		return { id: seat.id, clock: next(seat), state: seat.state };
	}

	#seen({ visitor, mayEdit }: Present, seat: Seat, own: OwnPresence, heard: string | null): SeenPresence {
		if (this.#sabotage === 'trust-claimed-presence' && heard !== null)
			return JSON.parse(heard) as SeenPresence;
		const { group, role } = visitor.author;
		const user = { name: visitor.name, who: visitor.who, group, role, color: seat.colour, mayEdit };
		return { cursor: own.cursor ?? null, cell: own.cell ?? null, user };
	}
}

/**
 * The clock of what is told next. It goes with the time, so that a tab that changes from one process to another believes
 * the second one, too.
 */
function next(seat: Seat): number {
	return (seat.clock = Math.max(seat.clock + 1, Date.now()));
}

function lineOf(seat: Seat): Uint8Array {
	const { id, state, line } = seat;
	const now = Date.now();
	if (line?.state === state && now - line.at < freshFor) return line.bytes;
	const bytes = encodeEntry({ id, clock: next(seat), state });
	seat.line = { state, at: now, bytes };
	return bytes;
}

function unusedId(taken: readonly number[]): number {
	const [id] = crypto.getRandomValues(new Uint32Array(1));
	return taken.includes(id!) ? unusedId(taken) : id!;
}
