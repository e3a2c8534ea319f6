// Where newcomers wait for the door. To greet somebody takes milliseconds of this process, and people who type must not wait
// for a crowd that comes at once, honest or not (rule S5). Who comes alone goes straight in.
import type { Duplex } from 'node:stream';
import type { Clock } from './clock.ts';
import type { RoomSabotage } from './sabotage.ts';

/** So many go straight in; after that one every few ms. */
const straightIn = 8;
const every = 5;
/** More than so many do not wait: they are cut off, and come back. */
const mostWaiting = 2_000;

interface Waiting {
	readonly line: Duplex;
	readonly comeIn: () => void;
}

export class Porch {
	readonly #clock: Clock;
	readonly #sabotage: RoomSabotage | undefined;
	#waiting: Waiting[] = [];
	#free = straightIn;
	#running = false;

	constructor(clock: Clock, sabotage?: RoomSabotage) {
		this.#clock = clock;
		this.#sabotage = sabotage;
	}

	/** Lets somebody in when it is their turn. Who has gone by then is forgotten. */
	come(line: Duplex, comeIn: () => void): void {
		if (this.#sabotage === 'let-crowds-in') return comeIn();
		if (this.#free > 0 && this.#waiting.length === 0) {
			this.#free--;
			comeIn();
		} else if (this.#waiting.length < mostWaiting) {
			// whatever happens to a line that waits is seen when it is its turn
			line.on('error', ignore);
			this.#waiting.push({ line, comeIn });
		} else line.destroy();
		this.#run();
	}

	/** Nobody is let in any more. */
	close(): void {
		for (const { line } of this.#waiting.splice(0)) line.destroy();
	}

	#run(): void {
		if (this.#running) return;
		this.#running = true;
		this.#clock.after(every, () => {
			this.#running = false;
			const next = this.#next();
			if (!next) this.#free++;
			if (this.#free < straightIn || this.#waiting.length > 0) this.#run();
			if (!next) return;
			next.line.off('error', ignore);
			next.comeIn();
		});
	}

	#next(): Waiting | null {
		for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
			if (!next.line.destroyed) return next;
			next.line.off('error', ignore);
		}
		return null;
	}
}

const ignore = (): void => undefined;
