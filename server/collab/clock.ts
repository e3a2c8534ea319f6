// Time comes in by the front door, so that tests can move it by hand.
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Calls once after so many milliseconds; the answer calls it off. */
	after(ms: number, act: () => void): () => void;
	/** Calls again and again; the answer ends it. */
	every(ms: number, act: () => void): () => void;
}

export function systemClock(now: () => number = Date.now): Clock {
	return {
		now,
		after(ms, act) {
			const timer = setTimeout(act, ms);
			return () => clearTimeout(timer);
		},
		every(ms, act) {
			// a heartbeat must not keep the process from ending
			const timer = setInterval(act, ms).unref();
			return () => clearInterval(timer);
		}
	};
}
