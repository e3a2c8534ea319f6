// Reading a strange file may take half a gigabyte and ten seconds, so only a few are read at once.
import { refuse, type RefusalCode } from '#domain/refusals.ts';

export class Turns {
	readonly #atOnce: number;
	readonly #inLine: number;
	readonly #busy: RefusalCode;
	readonly #waiting: (() => void)[] = [];
	#taken = 0;

	/** `atOnce` go in together, `inLine` more may wait; who comes then is told to come back. */
	constructor({
		atOnce,
		inLine,
		busy = 'import-busy'
	}: {
		readonly atOnce: number;
		readonly inLine: number;
		readonly busy?: RefusalCode;
	}) {
		this.#atOnce = atOnce;
		this.#inLine = inLine;
		this.#busy = busy;
	}

	/** Does something when it is its turn. Refuses import-busy, or what was named for it, when the line is too long. */
	async take<Done>(act: () => Promise<Done>): Promise<Done> {
		if (this.#taken < this.#atOnce) this.#taken += 1;
		else if (this.#waiting.length >= this.#inLine) refuse(this.#busy);
		// whoever leaves hands over their turn, so that nobody who comes later can take it
		else await new Promise<void>((go) => this.#waiting.push(go));
		try {
			return await act();
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#taken -= 1;
		}
	}
}
