// How many questions for the document one line gets answered: a question of two bytes is answered with all of it (rule S4).
import { Allowance } from '#server/collab/allowance.ts';
import type { Clock } from '#server/collab/clock.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';

/** Answered at once; after that one a second. */
const most = 10;
/** One that names very many client ids costs as much as several, bytes. */
const large = 8_000;
/** So many of those in vain, and nobody honest asks. */
const mostLarge = 2;

export class Questions {
	readonly #allowance: Allowance;
	readonly #sabotage: RoomSabotage | undefined;
	#largeInVain = 0;

	constructor(clock: Clock, sabotage?: RoomSabotage) {
		this.#allowance = new Allowance(clock, { burst: most, perSecond: 1 });
		this.#sabotage = sabotage;
	}

	/** Whether one of so many bytes is answered. Who names very many ids again and again is hostile. */
	take(bytes: number): 'answered' | 'unanswered' | 'hostile' {
		const cost = Math.min(most, 1 + Math.floor(bytes / large));
		if (this.#allowance.take(cost) || this.#sabotage === 'answer-every-question') return 'answered';
		return cost > 1 && ++this.#largeInVain > mostLarge ? 'hostile' : 'unanswered';
	}
}
