// What the engine tells the log of the process. Never a word of a document in it.
import type { PersonId, PlanId } from '#domain/ids.ts';
import type { RefusalCode } from '#domain/refusals.ts';

export interface Log {
	info(what: object, words: string): void;
	warn(what: object, words: string): void;
	error(what: object, words: string): void;
}

export interface Report {
	databaseAway(error: unknown): void;
	notWritten(error: unknown): void;
	notKept(error: unknown): void;
	/** The kept state of a plan was damaged. */
	rebuilt(plan: PlanId): void;
	givenUp(plan: PlanId, error: unknown): void;
	refused(who: { plan: PlanId; person: PersonId | null; code: RefusalCode; why?: string }): void;
	failed(where: string, error: unknown): void;
}

/** Words for the log of the process. */
export function reportTo(log: Log): Report {
	return {
		databaseAway: (error) =>
			log.error({ err: error }, 'the database cannot be reached; nothing is lost, trying again'),
		notWritten: (error) =>
			log.error({ err: error }, 'changes could not be written; they wait and are tried again'),
		notKept: (error) =>
			log.warn({ err: error }, 'a copy of a document, or refused words, could not be kept yet'),
		rebuilt: (plan) =>
			log.error(
				{ plan },
				'the kept state of a plan was damaged; it was opened from its log, and is kept anew'
			),
		givenUp: (plan, error) =>
			log.error({ err: error, plan }, 'changes to a plan can never be written; refused and kept'),
		refused: (who) => log.warn(who, 'refused in the live plan'),
		failed: (where, error) => log.error({ err: error, where }, 'a fault in the live plan')
	};
}

/** The same, and somebody else hears of each refusal. */
export function alsoTelling(report: Report, refused: (code: RefusalCode) => void): Report {
	return {
		...report,
		refused(what) {
			report.refused(what);
			refused(what.code);
		}
	};
}
