// What is going on in this process at this moment.
import type { Session } from './session.ts';

export interface LiveCounts {
	readonly tabs: number;
	readonly rooms: number;
	/** Bytes of changes that are not committed yet. */
	readonly waitingBytes: number;
	/** Bytes that sockets have not taken yet. */
	readonly outgoingBytes: number;
}

export function countsOf(open: readonly Pick<Session, 'unsaved' | 'outlet'>[], rooms: number): LiveCounts {
	return {
		tabs: open.length,
		rooms,
		waitingBytes: open.reduce((sum, session) => sum + session.unsaved.bytes, 0),
		outgoingBytes: open.reduce((sum, session) => sum + session.outlet.outgoingBytes, 0)
	};
}
