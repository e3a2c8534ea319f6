// Moves the rooms from step to step: what arrived in all of them is looked at, written in one transaction, and only then
// acknowledged and shown (rules W). The first change goes at once; what comes while it is being written goes together next.
import type { StateKeeper } from '#server/plan-log/refresh-state.ts';
import type { Batch, Outcome, PlanLog, Rejected } from '#server/plan-log/log.ts';
import type { PlanId } from '#domain/ids.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Need } from './entrance.ts';
import { gatheringTime, pauseAfter } from './pace.ts';
import type { Report } from '#server/collab/report.ts';
import type { Room } from './room.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';

/** How long a room rests after the database could not be reached, ms. */
const rest = 300;
/** Who wrote this long ago (ms) is perhaps writing still. */
const lately = 1_000;

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
	/** Rooms for which the log is being read: nothing is written for them meanwhile, and nobody else waits for them. */
	readonly #reading = new Map<Room, Promise<void>>();
	readonly #unkept: Rejected[] = [];
	#wroteAt = -Infinity;
	#keeping: Promise<void> | null = null;
	#running: Promise<void> | null = null;

	constructor({ log, clock, report, states, sabotage = {} }: WriterParts) {
		this.#log = log;
		this.#states = states;
		this.#clock = clock;
		this.#report = report;
		this.#sabotage = sabotage;
	}

	/** Whether somebody has written a moment ago, in whichever room. */
	get isBusy(): boolean {
		return this.#clock.now() - this.#wroteAt < lately;
	}

	/** Something waits in this room. */
	poke(room: Room): void {
		if (this.#resting.has(room) || this.#gathering.has(room) || this.#reading.has(room)) return;
		this.#dirty.add(room);
		this.#running ??= this.#run();
	}

	/** Ends when nothing waits any more, apart from rooms that the database cannot serve now. */
	async quiet(): Promise<void> {
		do {
			for (const room of [...this.#gathering.keys()]) this.#endGathering(room);
			await Promise.all([this.#running, this.#keeping, ...this.#reading.values()]);
		} while (this.#running || this.#keeping || this.#reading.size + this.#gathering.size > 0);
	}

	async #run(): Promise<void> {
		// not in the poke's own turn: whoever is refused pokes again, and that would begin a second run beside this one
		await Promise.resolve();
		while (this.#dirty.size > 0) {
			const rooms = [...this.#dirty];
			this.#dirty.clear();
			try {
				await this.#breathe(await this.#tick(rooms));
			} catch (error) {
				// a slip of ours must not end the process, and with it everybody's plan
				this.#report.failed('writer', error);
			}
		}
		this.#running = null;
	}

	/** While many rooms write, what comes goes together: a commit costs nearly the same for one of them and for fifty. */
	async #breathe(rooms: number): Promise<void> {
		const ms = this.#sabotage.room === 'never-gather' ? 0 : pauseAfter(rooms);
		if (ms > 0) await new Promise<void>((resolve) => this.#clock.after(ms, resolve));
	}

	/** Answers for how many rooms something was written. */
	async #tick(rooms: readonly Room[]): Promise<number> {
		const ready = rooms.filter((room) => this.#look(room));
		const batches = new Map<Room, Batch>();
		for (const room of ready) {
			const batch = this.#batch(room);
			if (batch) batches.set(room, batch);
		}
		if (batches.size > 0) this.#wroteAt = this.#clock.now();
		const outcomes = await this.#write(batches);
		for (const room of ready) {
			const outcome = outcomes.get(room.planId);
			if (outcome) room.settle(outcome);
			room.answer();
			if (room.waitsForLog) this.#letRest(room);
			else if (batches.has(room)) this.#gather(room);
		}
		await this.#keep(rooms);
		return batches.size;
	}

	/** Has a room look at what waits. False when the log has to be read for it first: it comes again after that. */
	#look(room: Room): boolean {
		let need: Need | null;
		try {
			need = room.look();
		} catch (error) {
			// whatever is wrong with this plan, the others go on
			this.#report.notWritten(error);
			this.#letRest(room);
			return false;
		}
		if (!need) return true;
		const reading = this.#read(room, need).then((isBack) => {
			this.#reading.delete(room);
			if (isBack) this.poke(room);
			else this.#letRest(room);
		});
		this.#dirty.delete(room);
		this.#reading.set(room, reading);
		return false;
	}

	/** Reads what a room needs from the log. False when the database cannot be reached. */
	async #read(room: Room, need: Need): Promise<boolean> {
		try {
			if (need === 'rebuild') room.rebuild(await this.#log.open(room.planId));
			else room.takeIn(await this.#log.readAfter(room.planId, room.epoch, room.seq));
			return true;
		} catch (error) {
			this.#report.databaseAway(error);
			// the news that could not be read are still to be read
			room.hint();
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

	/** Outside the write path: now and then the kept state, and refused words. Nobody waits for either (rule W8). */
	async #keep(rooms: readonly Room[]): Promise<void> {
		for (const room of rooms) {
			if (!room.wantsState(this.#clock.now())) continue;
			// it is a cache: what fails is made again later
			const kept = this.#states.refresh(room.planId).catch((error: unknown) => this.#report.notKept(error));
			if (this.#sabotage.room === 'wait-for-state') await kept;
		}
		this.#unkept.push(...rooms.flatMap((room) => room.takeRejected()));
		if (this.#unkept.length === 0) return;
		this.#keeping ??= this.#keepRejected().finally(() => (this.#keeping = null));
	}

	async #keepRejected(): Promise<void> {
		try {
			while (this.#unkept.length > 0) {
				await this.#log.keepRejected(this.#unkept[0]!);
				this.#unkept.shift();
			}
		} catch (error) {
			// they wait in memory, and are tried with the next tick
			this.#report.notKept(error);
		}
	}
}
