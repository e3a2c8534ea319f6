// The live half without network, database or time: sessions, rooms and the writer are the real ones.
import { newId, type AccountId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import * as Y from 'yjs';
import { writePlan } from '#document/write.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { PresenceNews } from '#server/collab/bus/bus.ts';
import { Attendance, usualLimits } from '#server/collab/line/attendance.ts';
import { logInTime } from '#server/collab/room/in-time.ts';
import type { Report } from '#server/collab/report.ts';
import type { Room } from '#server/collab/room/room.ts';
import { Rooms } from '#server/collab/room/rooms.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { Session } from '#server/collab/line/session.ts';
import type { Visitor, Welcome } from '#server/collab/visitor.ts';
import { Writer } from '#server/collab/room/writer.ts';
import { Gate } from '#server/plan-log/gate.ts';
import type { Asker } from '#server/plan-log/verdict.ts';
import { refreshState } from '#server/plan-log/refresh-state.ts';
import { newRow } from '#server/plan-log/new-row.ts';
import { FakeClock } from './clock.ts';
import { MemoryHolds } from './memory-holds.ts';
import { MemoryLog } from './memory-log.ts';
import { FakeSocket, Tab } from './tab.ts';

const nobodyListens: Report = {
	databaseAway: () => undefined,
	notWritten: () => undefined,
	notKept: () => undefined,
	rebuilt: () => undefined,
	givenUp: () => undefined,
	refused: () => undefined,
	failed: (_where, error) => {
		throw error;
	}
};

/** Somebody who may edit, unless said otherwise. */
export function somebody(is: Partial<Visitor> & { id?: string } = {}): Visitor {
	const { id = newId<'person'>(), ...rest } = is;
	return {
		sessionId: `session of ${id}`,
		accountId: id as AccountId,
		areaId: 'area' as AreaId,
		author: { id: id as PersonId, role: rest.mayEdit === false ? 'reader' : 'editor', group: 'parent_carer' },
		name: `Name of ${id}`,
		who: `who ${id}`,
		mayEdit: true,
		mayLead: false,
		epoch: 1,
		...rest
	};
}

export interface EngineParts {
	/** Another process on the same log has an engine of its own. */
	readonly log?: MemoryLog;
	readonly holds?: MemoryHolds;
	readonly clock?: FakeClock;
	readonly sabotage?: Sabotage;
	/** Tells the engines of other processes who is here. */
	readonly tellOthers?: (news: readonly PresenceNews[]) => void;
}

export class Engine {
	readonly clock: FakeClock;
	readonly log: MemoryLog;
	readonly holds: MemoryHolds;
	readonly planId = 'plan' as PlanId;
	/** What the database says of people; tests change it. */
	readonly people = new Map<string, Welcome>();
	readonly #sabotage: Sabotage;
	#writer!: Writer;
	#rooms!: Rooms;
	attendance!: Attendance;

	readonly #tellOthers: (news: readonly PresenceNews[]) => void;

	constructor({
		log,
		holds,
		clock = new FakeClock(),
		sabotage = {},
		tellOthers = () => undefined
	}: EngineParts = {}) {
		this.#tellOthers = tellOthers;
		this.clock = clock;
		this.#sabotage = sabotage;
		this.log = log ?? new MemoryLog({ now: () => clock.now(), sabotage: sabotage.log });
		this.holds = holds ?? new MemoryHolds(clock);
		if (!log) this.log.make('area' as AreaId, this.planId);
		this.restart();
	}

	get rooms(): Rooms {
		return this.#rooms;
	}

	/** Has the writer look at a room. */
	readonly poke = (room: Room): void => this.#writer.poke(room);

	/** Makes the kept state of a plan anew; tests may have it take its time. */
	refresh = (planId: PlanId): Promise<void> => refreshState(this.log, planId);

	/** The process ends at once and a new one starts: only the log is left. */
	restart(): void {
		const log = logInTime(this.log, this.clock, this.#sabotage);
		const parts = {
			log,
			holds: this.holds,
			clock: this.clock,
			report: nobodyListens,
			tellOthers: this.#tellOthers,
			states: { refresh: (planId: PlanId) => this.refresh(planId) },
			sabotage: this.#sabotage
		};
		this.#writer = new Writer(parts);
		this.#rooms = new Rooms({ ...parts, writer: this.#writer });
		this.attendance = new Attendance(this.clock, usualLimits, this.#sabotage);
	}

	/** Opens a line for a tab and lets its session in, as the gateway does. */
	async connect(tab: Tab, visitor: Visitor, is: { upToDate?: boolean } = {}): Promise<Session> {
		const { planId, clock } = this;
		const writer = this.#writer;
		const socket = new FakeSocket();
		this.people.set(visitor.author.id, visitor);
		const session = new Session({
			planId,
			socket,
			clock,
			report: nobodyListens,
			upToDate: is.upToDate ?? true,
			ask: () => Promise.resolve(this.people.get(visitor.author.id) ?? { refused: 'not-found' }),
			poke: (room) => writer.poke(room),
			sabotage: this.#sabotage
		});
		session.outlet.readSlowly();
		this.attendance.add(session, 'somewhere');
		tab.connect(session, socket);
		const rooms = this.#rooms;
		await session.welcome();
		const room = await rooms.open(planId);
		if (!room) session.refuse('cannot-open');
		else
			room.ask(() => {
				session.join(room);
				session.outlet.readOn();
			});
		return session;
	}

	/** A tab of somebody new, with everything carried both ways. */
	async tab(visitor = somebody(), is: { upToDate?: boolean; doc?: Y.Doc } = {}): Promise<Tab> {
		const tab = new Tab(is.doc);
		await this.connect(tab, visitor, is);
		await this.settle(tab);
		return tab;
	}

	async room(): Promise<Room> {
		return (await this.#rooms.open(this.planId))!;
	}

	/** Carries everything both ways and writes everything, until nothing moves. */
	async settle(...tabs: Tab[]): Promise<void> {
		for (let i = 0; i < 100; i++) {
			for (const tab of tabs) tab.carryUp();
			await this.quiet();
			for (const tab of tabs) tab.carryDown();
			if (tabs.every((tab) => tab.unsent === 0 && tab.unread === 0)) return;
		}
		throw new Error('It never settles');
	}

	/** Lets the writer finish what it has begun. */
	async quiet(): Promise<void> {
		// a held or failing log leaves the writer waiting: everything else is done before the next turn of the loop
		await new Promise((resolve) => setImmediate(resolve));
	}

	/** Writes words into the log as another process would. */
	async appendElsewhere(
		content: PlanContent | Uint8Array,
		person = somebody({ id: 'elsewhere' }).author,
		may: Pick<Asker, 'mayQuote' | 'mayCorrect'> = {}
	): Promise<void> {
		const opened = (await this.log.open(this.planId))!;
		const gate = new Gate(opened);
		const doc = new Y.Doc();
		if (!(content instanceof Uint8Array)) writePlan(doc, content);
		const update = content instanceof Uint8Array ? content : Y.encodeStateAsUpdate(doc);
		const verdict = gate.enter(update, { id: person.id, mayEdit: true, ...may });
		if (verdict.kind !== 'entered') throw new Error(`refused elsewhere: ${JSON.stringify(verdict)}`);
		const { areaId, planId, epoch } = opened;
		const row = newRow({
			appendId: newId(),
			kind: 'typed',
			author: person,
			bytes: verdict.bytes,
			scan: verdict.scan
		});
		await this.log.append([{ areaId, planId, epoch, after: opened.seq, rows: [row] }]);
	}

	/**
	 * The document as the log alone gives it: every row from the first, as one change that is not tidied. (Row by row, Yjs
	 * would tidy formatting in states that nobody has ever seen, and delete marks that everybody has.)
	 */
	replay(): Y.Doc {
		const doc = new Y.Doc();
		doc.transact((transaction) => {
			for (const row of this.log.rows(this.planId)) Y.applyUpdate(doc, row.bytes);
			transaction.local = true;
		});
		return doc;
	}
}
