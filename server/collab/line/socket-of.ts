// A WebSocket as a session sees it, over the line it was upgraded from: what is written once for many goes there directly.
import type { Duplex } from 'node:stream';
import type { Socket } from './outlet.ts';
import { inOneWrite, Packet } from '#server/collab/packet.ts';

/** Copying a frame below this costs less than writing it in two pieces, bytes. */
const small = 4_096;

/** What is needed of a WebSocket of ws. */
interface Ws {
	readonly readyState: number;
	readonly OPEN: number;
	readonly bufferedAmount: number;
	send(frame: Uint8Array): void;
	close(code: number, reason: string): void;
	terminate(): void;
	ping(): void;
	pause(): void;
	resume(): void;
}

/** Without compression ws writes each frame at once, so a whole frame of ours never falls into one of its own. */
export function socketOf(ws: Ws, line: Duplex): Socket {
	const corked = (act: () => void): void => {
		line.cork();
		try {
			act();
		} finally {
			line.uncork();
		}
	};
	const pass = (...packets: readonly Packet[]): void => {
		if (ws.readyState === ws.OPEN) line.write(inOneWrite(packets));
	};
	return {
		// header and message of what is small in one piece: ws writes them as two, which costs twice
		send: (frame) => (frame.byteLength < small ? pass(new Packet(frame)) : ws.send(frame)),
		pass,
		inOneWrite: corked,
		close: (code, reason) => ws.close(code, reason),
		terminate: () => ws.terminate(),
		ping: () => ws.ping(),
		pause: () => ws.pause(),
		resume: () => ws.resume(),
		get bufferedAmount() {
			return ws.bufferedAmount;
		}
	};
}
