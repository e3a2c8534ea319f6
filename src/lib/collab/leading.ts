// What somebody who leads asks of the server. One way for all of it; a refusal comes back as a sentence.
import type { LeadAct, TakenOut } from '#protocol/leading.ts';

export type LeadAnswer = { readonly takenOut: readonly TakenOut[] } | { readonly say: string | null };

export class Leading {
	readonly #address: string;

	constructor({ planId, origin }: { readonly planId: string; readonly origin: string }) {
		this.#address = `${origin}/plans/${planId}/leading`;
	}

	/** Does something for everybody who is here. Without a sentence in the answer the server could not be reached. */
	async do(act: LeadAct): Promise<LeadAnswer> {
		try {
			const answer = await fetch(this.#address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(act)
			});
			const said: unknown = await answer.json();
			if (answer.ok) return { takenOut: (said as { takenOut: TakenOut[] }).takenOut };
			const say = (said as { say?: unknown }).say;
			return { say: typeof say === 'string' ? say : null };
		} catch {
			// no network, or an answer from something in between: said by whoever asked
			return { say: null };
		}
	}
}
