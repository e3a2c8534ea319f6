// Moves the rooms from step to step: what arrived in all of them is looked at, written in one transaction, and only then
// acknowledged and shown (rules W). The first change goes at once; what comes while it is being written goes together next.
import type { StateKeeper } from '#server/plan-log/refresh-state.ts';
import type { Batch, Outcome, PlanLog, Rejected } from '#server/plan-log/log.ts';
import type { PlanId } from '#domain/ids.ts';
import type { Clock } from './clock.ts';
import { gatheringTime } from './pace.ts';
import type { Report } from './report.ts';
import type { Room } from './room.ts';
import type { Sabotage } from './sabotage.ts';

/** How long a room rests after the database could not be reached, ms. */
const rest = 300;

export interface WriterParts {
	readonly log: PlanLog;
	readonly clock: Clock;
	readonly report: Report;
	readonly states: StateKeeper;
	readonly sabotage?: Sabotage;
}

export class Writer {
	readonly #log: PlanLog;
	readonly #clock: Clock;
	readonly #report: Report;
	readonly #states: StateKeeper;
	readonly #sabotage: Sabotage;
	readonly #dirty = new Set<Room>();
	readonly #resting = new Set<Room>();
	/** Rooms that have just been written: what comes now goes together when their time is up. The answer calls that off. */
	readonly #gathering = new Map<Room, () => void>();
	readonly #unkept: Rejected[] = [];
	#running: Promise<void> | null = null;

	constructor({ log, clock, report, states, sabotage = {} }: WriterParts) {
		this.#log = log;
		this.#states = states;
		this.#clock = clock;
		this.#report = report;
		this.#sabotage = sabotage;
	}

	/** Something waits in this room. */
	poke(room: Room): void {
		if (this.#resting.has(room) || this.#gathering.has(room)) return;
		this.#dirty.add(room);
		this.#running ??= this.#run();
	}

	/** Ends when nothing waits any more, apart from rooms that the database cannot serve now. */
	async quiet(): Promise<void> {
		do {
			for (const room of [...this.#gathering.keys()]) this.#endGathering(room);
			await this.#running;
		} while (this.#running || this.#gathering.size > 0);
	}

	async #run(): Promise<void> {
		// not in the poke's own turn: whoever is refused pokes again, and that would begin a second run beside this one
		await Promise.resolve();
		while (this.#dirty.size > 0) {
			const rooms = [...this.#dirty];
			this.#dirty.clear();
			try {
				await this.#tick(rooms);
			} catch (error) {
				// a slip of ours must not end the process, and with it everybody's plan
				this.#report.failed('writer', error);
			}
		}
		this.#running = null;
	}

	async #tick(rooms: readonly Room[]): Promise<void> {
		const looked = await Promise.all(rooms.map((room) => this.#look(room)));
		const ready = rooms.filter((_, index) => looked[index]);
		const batches = new Map<Room, Batch>();
		for (const room of ready) {
			const batch = this.#batch(room);
			if (batch) batches.set(room, batch);
		}
		const outcomes = await this.#write(batches);
		for (const room of ready) {
			const outcome = outcomes.get(room.planId);
			if (outcome) room.settle(outcome);
			room.answer();
			if (room.waitsForLog) this.#letRest(room);
			else if (batches.has(room)) this.#gather(room);
		}
		await this.#keep(rooms);
	}

	/** Has a room look at what waits, reading the log for it where needed. False when the database cannot be reached. */
	async #look(room: Room): Promise<boolean> {
		try {
			for (let need = room.look(); need; need = room.look()) {
				if (need === 'rebuild') room.rebuild(await this.#log.open(room.planId));
				else room.takeIn(await this.#log.readAfter(room.planId, room.epoch, room.seq));
			}
			return true;
		} catch (error) {
			this.#report.databaseAway(error);
			// the news that could not be read are still to be read
			room.hint();
			this.#letRest(room);
			return false;
		}
	}

	/** What a room wants written. What cannot even be put together can never be written: its authors are told. */
	#batch(room: Room): Batch | null {
		try {
			return room.batch(this.#clock.now());
		} catch (error) {
			this.#report.givenUp(room.planId, error);
			room.giveUp('invalid-change');
			this.#dirty.add(room);
			return null;
		}
	}

	/** All plans in one transaction; when that fails each alone, so that one plan cannot hold up the others. */
	async #write(batches: ReadonlyMap<Room, Batch>): Promise<ReadonlyMap<PlanId, Outcome>> {
		if (batches.size === 0) return new Map();
		try {
			return await this.#log.append([...batches.values()]);
		} catch (error) {
			this.#report.notWritten(error);
		}
		const outcomes = new Map<PlanId, Outcome>();
		const alone = [...batches].map(async ([room, batch]) => {
			if (this.#sabotage.room === 'forget-failed-batch') {
				outcomes.set(room.planId, { kind: 'written', seqs: [room.seq + 1], at: this.#clock.now() });
				return;
			}
			try {
				outcomes.set(room.planId, (await this.#log.append([batch])).get(room.planId) ?? { kind: 'gone' });
			} catch (error) {
				if (this.#log.neverWrites(error)) {
					this.#report.givenUp(room.planId, error);
					room.giveUp('invalid-change');
				} else this.#report.notWritten(error);
			}
		});
		await Promise.all(alone);
		return outcomes;
	}

	/** The bigger the room, the more goes together next time. */
	#gather(room: Room): void {
		const ms = this.#sabotage.room === 'never-gather' ? 0 : gatheringTime(room.members.size);
		if (ms === 0) return this.poke(room);
		this.#dirty.delete(room);
		this.#gathering.set(
			room,
			this.#clock.after(ms, () => this.#endGathering(room))
		);
	}

	#endGathering(room: Room): void {
		this.#gathering.get(room)?.();
		this.#gathering.delete(room);
		this.poke(room);
	}

	#letRest(room: Room): void {
		if (this.#resting.has(room)) return;
		this.#resting.add(room);
		this.#clock.after(rest, () => {
			this.#resting.delete(room);
			this.poke(room);
		});
	}

	/** Outside the write path: refused words, and now and then the kept state, for which nobody waits. */
	async #keep(rooms: readonly Room[]): Promise<void> {
		for (const room of rooms) {
			if (!room.wantsState(this.#clock.now())) continue;
			// it is a cache: what fails is made again later
			const kept = this.#states.refresh(room.planId).catch((error: unknown) => this.#report.notKept(error));
			if (this.#sabotage.room === 'wait-for-state') await kept;
		}
		this.#unkept.push(...rooms.flatMap((room) => room.takeRejected()));
		try {
			while (this.#unkept.length > 0) {
				await this.#log.keepRejected(this.#unkept[0]!);
				this.#unkept.shift();
			}
		} catch (error) {
			// refused words wait in memory and are tried with the next tick
			this.#report.notKept(error);
		}
	}
}
