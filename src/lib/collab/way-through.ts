// By which way a tab reaches the server: a WebSocket, or plain requests where a network lets no WebSocket through. Tried
// rather than guessed: a server that is away looks the same as a network that blocks, so both ways are tried in turn.

/** A WebSocket that has said nothing for so long, ms, is swallowed by something in between. */
export const longestOpening = 8_000;
/** So many sockets must fail before requests are tried: they cost more. */
const socketsFirst = 2;

export class WayThrough {
	#failures = 0;
	#byHttp = false;

	/** Whether the next line goes by requests. */
	get byHttp(): boolean {
		return this.#byHttp;
	}

	/** A line has opened: this way works, and is the one to come back by. */
	opened(): void {
		this.#failures = 0;
	}

	/** A line ended without ever having opened. */
	failed(): void {
		this.#failures++;
		if (this.#byHttp) this.#byHttp = false;
		else this.#byHttp = this.#failures >= socketsFirst;
	}
}
