// Tells the server, when somebody looks away, that they have watched the plan until now: what came meanwhile is not new to them.
import { beforeNavigate } from '$app/navigation';
import type { LivePlan } from '#lib/collab/live-plan.svelte.ts';

/** Call while a component is made. `plan`: null before it is here, and for whoever has no list of plans. */
export function saySeen(plan: () => LivePlan | null): void {
	let changed = false;
	let planId = '';
	const say = (): void => {
		if (!changed) return;
		changed = false;
		// lost now and then without harm: the plan is then called changed once too often
		navigator.sendBeacon(`/plans/${planId}/seen`);
	};
	$effect(() => {
		const watched = plan();
		const live = watched?.connection.doc;
		planId = watched?.planId ?? '';
		const update = () => (changed = true);
		const hidden = () => document.visibilityState === 'hidden' && say();
		live?.on('update', update);
		addEventListener('pagehide', say);
		document.addEventListener('visibilitychange', hidden);
		return () => {
			live?.off('update', update);
			removeEventListener('pagehide', say);
			document.removeEventListener('visibilitychange', hidden);
		};
	});
	beforeNavigate(say);
}
