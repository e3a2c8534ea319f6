// Where newcomers wait for the door. To greet somebody takes milliseconds of this process, and people who type must not wait
// for a crowd that comes at once, honest or not (rule S5). Who comes alone goes straight in.
import type { Duplex } from 'node:stream';
import type { RefusalCode } from '#domain/refusals.ts';
import { Allowance } from '#server/collab/allowance.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';

/** So many go straight in; after that one every few ms. While somebody writes, each who comes counts for two. */
const straightIn = 8;
const every = 5;
/** More than so many do not wait: they are cut off, and come back. */
const mostWaiting = 2_000;

/** Of one browser so many come at once, and so many more each second: who sends one after the other waits for themselves. */
const ofOne = { burst: 40, perSecond: 10 };
/** What was refused costs its sender so many more: looking at it has cost everybody in that plan. */
const costs: Partial<Record<RefusalCode, number>> = {
	// no page of ours sends these
	'invalid-change': 100,
	'bad-request': 100,
	// these it may, now and then
	'too-big': 10,
	'kind-stays': 10,
	'quoted-words': 10,
	'row-locked': 10,
	'plan-full': 10,
	'plan-half-full': 10
};
/** Nobody waits longer than this at once, s. */
const longestWait = 60;
/** How many browsers are remembered. */
const mostKnown = 5_000;

interface Known {
	readonly allowance: Allowance;
	readonly waiting: Waiting[];
}

interface Waiting {
	readonly line: Duplex;
	readonly comeIn: () => void;
}

export class Porch {
	readonly #clock: Clock;
	readonly #sabotage: RoomSabotage | undefined;
	readonly #somebodyWrites: () => boolean;
	#waiting: Waiting[] = [];
	/** By what their browser is known by, and what of theirs waits because it came too often. */
	readonly #known = new Map<string, Known>();
	#free = straightIn;
	#running = false;

	constructor(clock: Clock, somebodyWrites: () => boolean, sabotage?: RoomSabotage) {
		this.#clock = clock;
		this.#somebodyWrites = somebodyWrites;
		this.#sabotage = sabotage;
	}

	/**
	 * Lets somebody in when it is their turn. Who has gone by then is forgotten. `who`: all their browser is known by, so
	 * that nobody is somebody new by adding a name.
	 */
	come(line: Duplex, who: readonly string[], comeIn: () => void): void {
		if (this.#sabotage === 'let-crowds-in') return comeIn();
		const tooOften = who
			.map((name) => this.#knownAs(name))
			.find(({ allowance, waiting }) => waiting.length > 0 || !allowance.take());
		const waiting = this.#sabotage === 'read-without-end' ? undefined : tooOften?.waiting;
		if (!waiting && this.#waiting.length === 0 && this.#hasRoom) {
			this.#free -= this.#cost;
			comeIn();
		} else if (this.#waiting.length + (waiting?.length ?? 0) < mostWaiting) {
			// whatever happens to a line that waits is seen when it is its turn
			line.on('error', ignore);
			(waiting ?? this.#waiting).push({ line, comeIn });
		} else line.destroy();
		this.#run();
	}

	/** Something that somebody sent was refused: they wait longer at the door. */
	refused(who: readonly string[], code: RefusalCode): void {
		const cost = costs[code] ?? 0;
		const mostOwed = longestWait * ofOne.perSecond;
		if (cost > 0) for (const name of who) this.#knownAs(name).allowance.owe(cost, mostOwed);
	}

	/** Nobody is let in any more. */
	close(): void {
		const all = [this.#waiting, ...[...this.#known.values()].map(({ waiting }) => waiting)];
		for (const waiting of all) for (const { line } of waiting.splice(0)) line.destroy();
	}

	get #cost(): number {
		return this.#somebodyWrites() ? 2 : 1;
	}

	get #hasRoom(): boolean {
		return this.#free >= this.#cost;
	}

	#run(): void {
		if (this.#running) return;
		this.#running = true;
		this.#clock.after(every, () => {
			this.#running = false;
			this.#free = Math.min(straightIn, this.#free + 1);
			const next = this.#hasRoom ? this.#next() : null;
			if (next) this.#free -= this.#cost;
			if (this.#free < straightIn || this.#waiting.length > 0 || this.#somebodyComesOften()) this.#run();
			if (!next) return;
			next.line.off('error', ignore);
			next.comeIn();
		});
	}

	/** Who came in their turn first; then one of those who come too often. */
	#next(): Waiting | null {
		const first = firstOf(this.#waiting);
		if (first) return first;
		for (const { allowance, waiting } of this.#known.values()) {
			if (waiting.length === 0 || !allowance.take()) continue;
			const next = firstOf(waiting);
			if (next) return next;
		}
		return null;
	}

	#somebodyComesOften(): boolean {
		return [...this.#known.values()].some(({ waiting }) => waiting.length > 0);
	}

	#knownAs(who: string): Known {
		const known = this.#known.get(who) ?? { allowance: new Allowance(this.#clock, ofOne), waiting: [] };
		this.#known.delete(who);
		this.#known.set(who, known);
		for (const [oldest, { allowance, waiting }] of this.#known) {
			if (this.#known.size <= mostKnown) break;
			// who waits, or owes, is not forgotten
			if (waiting.length === 0 && allowance.isWhole) this.#known.delete(oldest);
		}
		return known;
	}
}

/** The first whose line still lives. */
function firstOf(waiting: Waiting[]): Waiting | null {
	for (let next = waiting.shift(); next; next = waiting.shift()) {
		if (!next.line.destroyed) return next;
		next.line.off('error', ignore);
	}
	return null;
}

const ignore = (): void => undefined;
