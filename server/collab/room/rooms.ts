// Opens rooms, shares them and lets them go: never two for one plan in a process (rules R). Rooms stay for a while after the
// last person has left, so that a reload does not open the plan anew.
import type { BroughtBack } from '#domain/brought-back.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import { encodeBroughtBack } from '#protocol/brought-back.ts';
import type { Hint } from '#server/notify.ts';
import type { HoldStore } from '#server/plan-log/holds.ts';
import type { OpenedPlan, PlanLog } from '#server/plan-log/log.ts';
import type { StateKeeper } from '#server/plan-log/refresh-state.ts';
import type { PresenceNews } from '#server/collab/bus/bus.ts';
import type { Clock } from '#server/collab/clock.ts';
import { Elsewhere } from './elsewhere.ts';
import { FairUse } from './fair-use.ts';
import { Held } from './held.ts';
import { HoldWatch } from './hold-watch.ts';
import { Packet } from '#server/collab/packet.ts';
import type { Report } from '#server/collab/report.ts';
import { Room } from './room.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { tellOfThread } from './thread-news.ts';
import type { Writer } from './writer.ts';

/** How long an empty room stays, ms. */
const linger = 30_000;
/** Carets go out this often, ms: ten times a second, however fast somebody moves. */
const presenceEvery = 100;
/** Numbers of all open plans are compared with the log this often, ms: hints are only hints. */
const compareEvery = 5_000;
/** Every so often (ms) each room is asked whether its document is still needed: three times in vain, and it is folded. */
const restEvery = 5_000;

export interface RoomsParts {
	readonly log: PlanLog;
	readonly holds: HoldStore;
	readonly clock: Clock;
	readonly report: Report;
	readonly writer: Writer;
	/** Tells other processes who is here. */
	readonly tellOthers?: (news: readonly PresenceNews[]) => void;
	readonly states: StateKeeper;
	/** The last person has left a plan, here and in every other process, some time ago. */
	readonly onLeft?: (planId: PlanId) => void;
	readonly sabotage?: Sabotage;
}

export class Rooms {
	readonly #parts: RoomsParts;
	readonly #open = new Map<PlanId, Promise<Room | null>>();
	readonly #rooms = new Set<Room>();
	readonly #emptySince = new Map<Room, number>();
	readonly #fairUse: FairUse;
	readonly #holds: HoldWatch;
	readonly #elsewhere: Elsewhere;
	readonly #timers: (() => void)[];

	constructor(parts: RoomsParts) {
		this.#parts = parts;
		const { clock, sabotage } = parts;
		this.#fairUse = new FairUse(clock, sabotage);
		this.#holds = new HoldWatch({ ...parts, rooms: () => this.#rooms });
		const tell = parts.tellOthers ?? (() => undefined);
		this.#elsewhere = new Elsewhere({ clock, sabotage, tell, rooms: () => this.#rooms });
		this.#timers = [
			clock.every(presenceEvery, () => this.#rooms.forEach((room) => room.tellPresence())),
			clock.every(compareEvery, () => void this.compare()),
			clock.every(restEvery, () => this.#rooms.forEach((room) => room.rest())),
			clock.every(linger / 3, () => void this.#letGo(linger))
		];
	}

	/** How many are open. */
	get size(): number {
		return this.#rooms.size;
	}

	/** The one room of a plan; null when there is no such plan. Throws when the log cannot be read. */
	async open(planId: PlanId): Promise<Room | null> {
		const opening = this.#open.get(planId);
		const known = await opening;
		if (known && !known.closed && this.#parts.sabotage?.room !== 'open-twice') return known;
		// of two who find an ended room only the first forgets it: the second would forget the new one
		if (known && this.#open.get(planId) === opening) this.#forget(known);
		return this.#share(planId);
	}

	/** Whoever comes while a room is being opened waits for the same one. */
	async #share(planId: PlanId): Promise<Room | null> {
		const underWay = this.#open.get(planId);
		if (underWay && this.#parts.sabotage?.room !== 'open-twice') return underWay;
		const opening = this.#make(planId);
		this.#open.set(planId, opening);
		try {
			const room = await opening;
			if (!room) this.#open.delete(planId);
			return room;
		} catch (error) {
			// nobody keeps an empty document in place of one that could not be read
			this.#open.delete(planId);
			throw error;
		}
	}

	async #make(planId: PlanId): Promise<Room | null> {
		const { clock, sabotage, report, states } = this.#parts;
		const opened = await this.#read(planId);
		if (!opened) return null;
		if (opened.stateIsDamaged) {
			report.rebuilt(planId);
			void states.refresh(planId).catch((error: unknown) => report.notKept(error));
		}
		const room = new Room(opened, this.#fairUse.of(planId), new Held(clock, sabotage?.room), sabotage);
		this.#rooms.add(room);
		this.#elsewhere.opened(room);
		await this.#holds.read();
		// rows written between reading and now have sent their hint to nobody
		room.hint();
		this.#parts.writer.poke(room);
		return room;
	}

	async #read(planId: PlanId): Promise<OpenedPlan | null> {
		const { log, sabotage } = this.#parts;
		if (sabotage?.room !== 'open-empty') return log.open(planId);
		const nothing = {
			areaId: '' as AreaId,
			planId,
			epoch: 1,
			seq: 0,
			state: null,
			tail: [],
			claims: new Map()
		};
		return log.open(planId).catch(() => nothing);
	}

	/** A hint from this or another process. */
	hint(hint: Hint): void {
		this.#holds.hint(hint);
		if (hint.kind === 'brought-back') this.#tellBroughtBack(hint.plan, hint.person, hint.news);
		tellOfThread(this.#rooms, hint);
		if (hint.kind !== 'plans' || this.#parts.sabotage?.room === 'deaf-to-hints') return;
		const news = new Map<string, number>(hint.plans);
		for (const room of this.#rooms) {
			const seq = news.get(room.planId) ?? 0;
			if (seq <= room.seq) continue;
			room.hint(seq);
			this.#parts.writer.poke(room);
		}
	}

	/** Everybody in the plan but who did it. */
	#tellBroughtBack(plan: string, person: string, news: BroughtBack): void {
		const packet = new Packet(encodeBroughtBack(news));
		for (const room of this.#rooms) {
			if (room.planId !== plan) continue;
			for (const member of [...room.members])
				if (member.visitor.author.id !== person) member.deliver(packet, null);
		}
	}

	/** Hints may have been lost: every room reads its log again. */
	missed(): void {
		this.#holds.missed();
		this.#elsewhere.missed();
		if (this.#parts.sabotage?.room === 'deaf-to-missed-news') return;
		for (const room of this.#rooms) {
			room.hint();
			this.#parts.writer.poke(room);
		}
	}

	/** Somebody came, moved or left in another process. */
	presence(news: PresenceNews): void {
		this.#elsewhere.hear(news);
	}

	/** Compares all open rooms with the log. */
	async compare(): Promise<void> {
		if (this.#rooms.size === 0 || this.#parts.sabotage?.room === 'deaf-to-missed-news') return;
		try {
			const heads = await this.#parts.log.heads([...this.#rooms].map((room) => room.planId));
			for (const room of this.#rooms) {
				const head = heads.get(room.planId);
				if (head?.epoch === room.epoch && head.seq <= room.seq) continue;
				room.hint();
				this.#parts.writer.poke(room);
			}
		} catch (error) {
			this.#parts.report.databaseAway(error);
		}
	}

	/** Lets rooms go that have been empty for so long, and keeps their document for the next opening. */
	async #letGo(after: number): Promise<void> {
		const { clock, states, report } = this.#parts;
		for (const room of this.#rooms) {
			if (room.closed && room.members.size === 0) this.#forget(room);
			else if (!room.idle) this.#emptySince.delete(room);
			else if (!this.#emptySince.has(room)) this.#emptySince.set(room, clock.now());
			if (clock.now() - (this.#emptySince.get(room) ?? Infinity) < after) continue;
			if (!room.presence.abroad.anybody) this.#parts.onLeft?.(room.planId);
			this.#forget(room);
			if (!room.wantsState(clock.now(), true)) continue;
			try {
				await states.refresh(room.planId);
			} catch (error) {
				report.notKept(error);
			}
		}
	}

	/** Nothing is on its way in it, so forgetting it forgets nothing. */
	#forget(room: Room): void {
		this.#elsewhere.closed(room);
		this.#rooms.delete(room);
		this.#emptySince.delete(room);
		this.#open.delete(room.planId);
	}

	/** Ends all rooms after everything that arrived is written. */
	async close(): Promise<void> {
		for (const stop of this.#timers) stop();
		this.#holds.close();
		this.#elsewhere.close();
		await this.#parts.writer.quiet();
		await this.#letGo(-Infinity);
		await this.#letGo(-Infinity);
	}
}
