// What a session is given by whoever opens it: the gateway, or a test.
import type { PlanId } from '#domain/ids.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Figures } from '#server/collab/figures.ts';
import type { Socket } from './outlet.ts';
import type { Report } from '#server/collab/report.ts';
import type { Room } from '#server/collab/room/room.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import type { Welcome } from '#server/collab/visitor.ts';

export interface SessionParts {
	readonly planId: PlanId;
	readonly socket: Socket;
	readonly clock: Clock;
	readonly report: Report;
	/** The client knows our protocol, schema and epoch; otherwise it only reads, and is told to reload. */
	readonly upToDate: boolean;
	/** Asks the database again who this is. */
	readonly ask: () => Promise<Welcome>;
	/** Something waits in the room. */
	readonly poke: (room: Room) => void;
	/** Counts; without, nobody does. */
	readonly figures?: Figures;
	readonly sabotage?: Sabotage;
}
