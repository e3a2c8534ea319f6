// What the leader's button, panel and sheet share: whether they are open, and what is done through them.
import { MediaQuery } from 'svelte/reactivity';
import type { LivePlan } from '#lib/collab/live-plan.svelte.ts';
import type { LeadAct, TakenOut } from '#protocol/leading.ts';
import { leadingWords as words } from '#lib/words/leading.ts';

export class LeadRoom {
	/** Shown: beside the text where there is room, as a sheet elsewhere. */
	open = $state(false);
	takenOut = $state.raw<readonly TakenOut[]>([]);
	readonly #wide = new MediaQuery('min-width: 1200px', true);

	/** Open from the start while a workshop is on, where it covers nothing. */
	constructor(leading: { readonly workshopOpen: boolean; readonly takenOut: readonly TakenOut[] } | null) {
		this.takenOut = leading?.takenOut ?? [];
		this.open = leading?.workshopOpen === true && this.#wide.current;
	}

	get wide(): boolean {
		return this.#wide.current;
	}

	async do(live: LivePlan, act: LeadAct, done: string): Promise<void> {
		const answer = await live.leading.do(act);
		if ('takenOut' in answer) this.takenOut = answer.takenOut;
		live.announcer.now('takenOut' in answer ? done : (answer.say ?? words.failed));
	}
}
