// Keeps every open room true to the table of holds: at its opening, on a hint, and by looking every second and a half,
// because hints may be lost (rules H). One reading at a time, so that an old answer never comes after a new one.
import { noHolds, type Holds } from '#domain/holds.ts';
import type { Hint } from '#server/notify.ts';
import type { HoldStore } from '#server/plan-log/holds.ts';
import type { Clock } from '#server/collab/clock.ts';
import { inTime } from './in-time.ts';
import type { Report } from '#server/collab/report.ts';
import type { Room } from './room.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';

/** How often all open plans are looked at, ms: with the reading itself below the promised 2 s. */
const lookEvery = 1_500;
/** How often it is written that somebody who leads is here, ms. */
const sayLedEvery = 30_000;

export interface HoldWatchParts {
	readonly holds: HoldStore;
	readonly clock: Clock;
	readonly report: Report;
	readonly rooms: () => Iterable<Room>;
	readonly sabotage?: Sabotage;
}

export class HoldWatch {
	readonly #parts: HoldWatchParts;
	readonly #timers: (() => void)[];
	#reading: Promise<void> | null = null;
	#again = false;

	constructor(parts: HoldWatchParts) {
		this.#parts = parts;
		const { clock } = parts;
		this.#timers = [
			clock.every(lookEvery, () => void this.#look()),
			clock.every(sayLedEvery, () => void this.#sayLed())
		];
	}

	/** Reads what is held in all open rooms; ends when it is known as of now. A room that nobody could ask for stays as it is. */
	async read(): Promise<void> {
		this.#again = true;
		this.#reading ??= this.#keepReading().finally(() => (this.#reading = null));
		return this.#reading;
	}

	hint(hint: Hint): void {
		if (hint.kind === 'holds') this.missed();
	}

	/** Hints may have been lost. */
	missed(): void {
		if (this.#parts.sabotage?.room !== 'deaf-to-holds') void this.read();
	}

	close(): void {
		for (const stop of this.#timers) stop();
	}

	async #look(): Promise<void> {
		if (this.#parts.sabotage?.room !== 'deaf-to-holds' && !this.#reading) await this.read();
	}

	async #keepReading(): Promise<void> {
		while (this.#again) {
			this.#again = false;
			const rooms = [...this.#parts.rooms()];
			if (rooms.length === 0) return;
			try {
				const { holds, clock } = this.#parts;
				const held = await inTime(clock, holds.of(rooms.map((room) => room.planId)));
				for (const room of rooms) tell(room, held.get(room.planId) ?? noHolds);
			} catch (error) {
				// what was held before stays held until the table can be read again
				this.#parts.report.databaseAway(error);
			}
		}
	}

	async #sayLed(): Promise<void> {
		const { holds, clock, report } = this.#parts;
		const led = [...this.#parts.rooms()].filter((room) => room.held.isHolding && this.#isLed(room));
		if (led.length === 0) return;
		try {
			await inTime(clock, holds.led(led.map((room) => room.planId)));
		} catch (error) {
			report.databaseAway(error);
		}
	}

	#isLed(room: Room): boolean {
		if (this.#parts.sabotage?.room === 'hold-for-ever') return true;
		return [...room.members].some((member) => member.visitor.mayLead);
	}
}

/** Takes into a room what is held in it now, and tells everybody there what is new. */
function tell(room: Room, holds: Holds): void {
	const before = room.held.holds.call?.id;
	if (!room.held.take(holds)) return;
	const { call } = holds;
	for (const member of [...room.members]) {
		member.heldAnew();
		if (call && call.id !== before) member.called(call);
	}
}
