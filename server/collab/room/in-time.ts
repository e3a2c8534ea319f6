// A question to the database that is never answered (a line that died without a word, a lock that nobody lets go) counts as
// one that failed: whoever waits for it tries again, instead of holding up everybody's plan (rule W7).
import type { PlanLog } from '#server/plan-log/log.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';

/** Far above the slowest honest answer, ms. The log itself gives up a little earlier, where the server still hears it. */
const patience = 20_000;

/** The answer, or an error when it does not come in time. What comes later is ignored. */
export function inTime<Answer>(clock: Clock, asked: Promise<Answer>): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const callOff = clock.after(patience, () =>
			reject(new Error(`The database has not answered for ${patience} ms`))
		);
		void asked.then(resolve, reject).finally(callOff);
	});
}

/** A log whose every call ends. An append that was written all the same stands once: trying again has the same append id. */
export function logInTime(log: PlanLog, clock: Clock, sabotage: Sabotage = {}): PlanLog {
	if (sabotage.room === 'wait-for-ever') return log;
	return {
		open: (...of) => inTime(clock, log.open(...of)),
		readInPieces: (...of) => inTime(clock, log.readInPieces(...of)),
		readAfter: (...of) => inTime(clock, log.readAfter(...of)),
		append: (...of) => inTime(clock, log.append(...of)),
		neverWrites: (error) => log.neverWrites(error),
		keepState: (...of) => inTime(clock, log.keepState(...of)),
		keepRejected: (...of) => inTime(clock, log.keepRejected(...of)),
		heads: (...of) => inTime(clock, log.heads(...of))
	};
}
