// What a screen reader hears about the others and about saving: politely, and never more than one message in five seconds.
import { untrack } from 'svelte';

const pause = 5_000;

export class Announcer {
	/** The words of the live region. */
	said = $state('');
	#waiting: (string | (() => string))[] = [];
	#timer: ReturnType<typeof setTimeout> | null = null;

	/**
	 * Something that may wait its turn; what comes together is said together. A function is asked when its turn has come, and
	 * may then say more than it could have when it was given, or nothing.
	 */
	later(sentence: string | (() => string)): void {
		if (!this.#waiting.includes(sentence)) this.#waiting.push(sentence);
		this.#timer ??= setTimeout(() => this.#speak(), this.said === '' ? 300 : pause);
	}

	/** The answer to what the person just did. */
	now(sentence: string): void {
		// The same words twice would not be read again. Whoever speaks does not follow what is said.
		this.said = untrack(() => this.said) === sentence ? `${sentence}\u00a0` : sentence;
	}

	close(): void {
		if (this.#timer) clearTimeout(this.#timer);
	}

	#speak(): void {
		const sentences = this.#waiting.map((each) => (typeof each === 'string' ? each : each()));
		this.#waiting = [];
		const said = sentences.filter((sentence) => sentence !== '').join(' ');
		if (said !== '') this.now(said);
		this.#timer = setTimeout(() => {
			this.#timer = null;
			if (this.#waiting.length > 0) this.#speak();
		}, pause);
	}
}
