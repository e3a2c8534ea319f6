// Tells a screen reader what others see in the bar: who comes and goes, whether my words are saved, whether I may edit.
import type { LivePlan } from '#lib/collab/live-plan.svelte.ts';
import type { PersonHere } from '#lib/collab/presence.svelte.ts';
import { editorWords as words } from '#lib/words/editor.ts';

/** Follows the page for as long as the component that calls it lives. */
export function keepTelling(live: () => LivePlan | null, others: () => readonly PersonHere[]): void {
	let known: ReadonlyMap<string, string> | null = null;
	$effect(() => {
		const plan = live();
		const present = new Map(others().map((person) => [person.who, person.name]));
		if (!plan?.connection.arrived) return;
		// Who was here when I came is in the list of people; only what changes is said.
		if (known) {
			const came = [...present].filter(([who]) => !known?.has(who)).map(([, name]) => name);
			const went = [...known].filter(([who]) => !present.has(who)).map(([, name]) => name);
			if (came.length > 0) plan.announcer.later(words.joined(came.join(words.and)));
			if (went.length > 0) plan.announcer.later(words.left(went.join(words.and)));
		}
		known = present;
	});

	let unsaved = false;
	$effect(() => {
		const plan = live();
		const kind = plan?.connection.save.kind;
		if (kind === 'not-saved' && !unsaved) plan?.announcer.later(words.notSaved);
		if (kind === 'saved' && unsaved) plan?.announcer.later(words.nothingToSave);
		if (kind === 'not-saved') unsaved = true;
		if (kind === 'saved') unsaved = false;
	});

	let allowed: boolean | null = null;
	$effect(() => {
		const connection = live()?.connection;
		if (!connection?.arrived) return;
		const may = connection.rights;
		if (allowed !== null && allowed !== may)
			live()?.announcer.later(may ? words.mayEditNow : words.mayNotEditNow);
		allowed = may;
	});
}
