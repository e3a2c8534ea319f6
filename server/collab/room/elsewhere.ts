// Carries presence between processes: who is in a plan here is told to the others who have it open, five times a second at
// most and in messages that fit into a NOTIFY. Nobody is told anything as long as no other process has said that it has the plan open, so a
// single process says one word when it opens a plan, and then nothing (rules B3 and B4).
import { randomUUID } from 'node:crypto';
import type { PlanId } from '#domain/ids.ts';
import type { PresenceNews } from '#server/collab/bus/bus.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Room } from './room.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';

const tellEvery = 200;
/** So that the others know that we are still there, ms. */
const beatEvery = 3_000;
/** NOTIFY takes less than 8,000 bytes. */
const largestNews = 7_900;

interface ElsewhereParts {
	readonly clock: Clock;
	readonly rooms: () => Iterable<Room>;
	/** Sends to the other processes; what cannot be sent is lost. */
	readonly tell: (news: readonly PresenceNews[]) => void;
	readonly sabotage?: Sabotage;
}

export class Elsewhere {
	readonly #parts: ElsewhereParts;
	readonly #me = randomUUID();
	readonly #timers: (() => void)[];

	constructor(parts: ElsewhereParts) {
		this.#parts = parts;
		this.#timers = [
			parts.clock.every(tellEvery, () => this.#tell()),
			parts.clock.every(beatEvery, () => this.#beat())
		];
	}

	/** A plan was opened here: who else has it, and who is there? */
	opened(room: Room): void {
		this.#send([{ kind: 'who', plan: room.planId, from: this.#me }]);
	}

	/** Nobody is here any more. */
	closed(room: Room): void {
		if (room.presence.abroad.anybody) this.#send([{ kind: 'bye', plan: room.planId, from: this.#me }]);
	}

	/** News may have been missed. */
	missed(): void {
		this.#send([...this.#parts.rooms()].map(({ planId }) => ({ kind: 'who', plan: planId, from: this.#me })));
	}

	hear(news: PresenceNews): void {
		if (news.from === this.#me || this.#parts.sabotage?.room === 'deaf-to-presence') return;
		for (const { planId, presence } of this.#parts.rooms()) {
			if (planId !== news.plan) continue;
			const isNew = news.kind === 'who' || !presence.abroad.knows(news.from);
			if (news.kind === 'bye') presence.abroad.bye(news.from);
			else presence.abroad.hear(news.from, news.kind === 'here' ? news.lines : [], this.#parts.clock.now());
			if (isNew) presence.tellAllAgain();
			// at once, also when nobody is here: who asks has to know that we listen
			if (news.kind === 'who') this.#send([{ kind: 'here', plan: planId, from: this.#me, lines: [] }]);
		}
	}

	close(): void {
		for (const stop of this.#timers) stop();
		for (const room of this.#parts.rooms()) this.closed(room);
	}

	#tell(): void {
		const news: PresenceNews[] = [];
		for (const { planId, presence } of this.#parts.rooms()) {
			if (!presence.abroad.anybody) {
				presence.nobodyElsewhere();
				continue;
			}
			const one = this.#newsOf(planId, presence.forOthers());
			if (one.lines.length > 0) news.push(one);
		}
		this.#send(news);
	}

	/** As much as fits; the rest waits for the next time. */
	#newsOf(plan: PlanId, lines: Iterable<readonly [number, string]>): PresenceNews & { kind: 'here' } {
		const fitting: (readonly [number, string])[] = [];
		const news = { kind: 'here', plan, from: this.#me, lines: fitting } as const;
		let size = JSON.stringify(news).length;
		for (const line of lines) {
			size += Buffer.byteLength(JSON.stringify(line)) + 1;
			if (size > largestNews) break;
			fitting.push(line);
		}
		return news;
	}

	/** Processes that died are forgotten; to the others we show that we have not. */
	#beat(): void {
		const now = this.#parts.clock.now();
		const beats: PresenceNews[] = [];
		for (const { planId, presence } of this.#parts.rooms()) {
			if (this.#parts.sabotage?.room !== 'remember-the-dead') presence.abroad.sweep(now);
			if (presence.abroad.anybody) beats.push({ kind: 'here', plan: planId, from: this.#me, lines: [] });
		}
		this.#send(beats);
	}

	#send(news: readonly PresenceNews[]): void {
		if (news.length > 0) this.#parts.tell(news);
	}
}
