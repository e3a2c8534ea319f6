// Two honest people who write and read while somebody does harm beside them.
import type { Job } from './job.ts';
import { Keyboards } from './keyboards.ts';
import { percentile, rounded } from './numbers.ts';
import type { Person } from './person.ts';
import { Screen } from './screen.ts';

export class Honest {
	readonly #writer: Person;
	readonly #screen: Screen;
	readonly #keys: Keyboards;

	constructor(writer: Person, reader: Person, { scenario }: Job) {
		this.#writer = writer;
		this.#screen = new Screen(reader, [writer, reader]);
		this.#keys = new Keyboards([writer], scenario.editsPerSecond, false);
	}

	/** Stops writing. Says how long their letters took, and whether somebody was cut off. */
	stop(): { readonly honestP95Ms: number; readonly honestCut: number } {
		this.#keys.stop();
		const shown = this.#screen.shownAfter(0, Infinity);
		return { honestP95Ms: rounded(percentile(shown, 95)), honestCut: this.#writer.line.over ? 1 : 0 };
	}
}
