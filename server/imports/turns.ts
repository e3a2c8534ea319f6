// Reading a strange file may take half a gigabyte and ten seconds, so only a few are read at once.
import { refuse } from '#domain/refusals.ts';

export class Turns {
	readonly #atOnce: number;
	readonly #inLine: number;
	readonly #waiting: (() => void)[] = [];
	#taken = 0;

	/** `atOnce` go in together, `inLine` more may wait; who comes then is told to come back. */
	constructor({ atOnce, inLine }: { readonly atOnce: number; readonly inLine: number }) {
		this.#atOnce = atOnce;
		this.#inLine = inLine;
	}

	/** Does something when it is its turn. Refuses import-busy when the line is too long. */
	async take<Done>(act: () => Promise<Done>): Promise<Done> {
		if (this.#taken < this.#atOnce) this.#taken += 1;
		else if (this.#waiting.length >= this.#inLine) refuse('import-busy');
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
