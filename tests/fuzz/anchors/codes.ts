// Letters that know where they came from. In the plan of a session each letter is a sign of its own, and only whoever looks for
// anchors sees the letter it stands for: so it can be said of every letter whether it is the one somebody commented on.
import type { PlanContent } from '#domain/plan.ts';

export class Codes {
	#next = 0x3400;
	readonly #letters = new Map<string, string>();
	readonly #copies = new Map<string, string>();

	/** Words as signs nobody has used. Spaces stay spaces. */
	write(words: string): string {
		return words.replaceAll(/[^ ]/g, (letter) => this.#sign(letter));
	}

	/** The same words once more, remembered as a copy. */
	copy(signs: string): string {
		return signs.replaceAll(/[^ ]/g, (sign) => {
			const copy = this.#sign(this.#letters.get(sign) ?? sign);
			this.#copies.set(copy, this.#copies.get(sign) ?? sign);
			return copy;
		});
	}

	/** What people see. */
	read(signs: string): string {
		return signs.replaceAll(/[\u3400-\uF8FF]/g, (sign) => this.#letters.get(sign) ?? sign);
	}

	readPlan(content: PlanContent): PlanContent {
		return JSON.parse(this.read(JSON.stringify(content))) as PlanContent;
	}

	/** Of which sign this is a copy; itself when it is none. */
	origin(sign: string): string {
		return this.#copies.get(sign) ?? sign;
	}

	/** Whether there are signs for a while. */
	get last(): boolean {
		return this.#next < 0xf000;
	}

	#sign(letter: string): string {
		// halves of pairs are no letters
		if (this.#next === 0xd800) this.#next = 0xe000;
		const sign = String.fromCharCode(this.#next++);
		this.#letters.set(sign, letter);
		return sign;
	}
}
