// Other people's changes wait while I edit, if I want that: as long as I type, or until I ask for them. My own words go on
// being saved and shown to everybody.
import type { LivePlan } from '#lib/collab/live-plan.svelte.ts';

export const holdModes = ['now', 'typing', 'asked'] as const;
export type HoldMode = (typeof holdModes)[number];

/** After the last key, ms. */
const pauseInTyping = 2_000;

export class HoldOthers {
	mode = $state<HoldMode>('now');
}

/** Holds for as long as the component that calls it lives, and only while I edit. */
export function keepHolding(hold: HoldOthers, live: () => LivePlan | null): void {
	$effect(() => {
		const plan = live();
		if (!plan?.editing || hold.mode !== 'asked') return;
		const { connection } = plan;
		connection.holdOthers('asked', 'changes');
		return () => connection.showOthers('asked');
	});
	$effect(() => {
		const plan = live();
		if (!plan?.editing || hold.mode !== 'typing') return;
		const { connection } = plan;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const typed = ({ target }: Event): void => {
			if (!(target instanceof HTMLElement) || !target.isContentEditable) return;
			clearTimeout(timer);
			connection.holdOthers('typing', 'changes');
			timer = setTimeout(() => connection.showOthers('typing'), pauseInTyping);
		};
		const heard = ['keydown', 'beforeinput'] as const;
		for (const name of heard) addEventListener(name, typed, { capture: true });
		return () => {
			clearTimeout(timer);
			for (const name of heard) removeEventListener(name, typed, { capture: true });
			connection.showOthers('typing');
		};
	});
}
