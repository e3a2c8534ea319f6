// What is going on in this process at this moment.
import type { Clock } from './clock.ts';
import type { Session } from './line/session.ts';

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

/** Resolves when everything these tabs have sent is committed and told, and after `patience` ms in any case. */
export function allSaved(
	open: readonly Pick<Session, 'unsaved'>[],
	clock: Clock,
	patience: number
): Promise<void> {
	const begun = clock.now();
	return new Promise((resolve) => {
		const look = (): void => {
			const done = open.every(({ unsaved }) => unsaved.oldest === null);
			if (!done && clock.now() - begun < patience) return;
			stop();
			resolve();
		};
		const stop = clock.every(20, look);
	});
}
