import { groupWords } from '#domain/groups.ts';
import type { PersonHere } from '#lib/collab/presence.svelte.ts';

/** What stands on the flag of somebody's caret: their name as they chose it, and whose voice they bring. */
export function caretWords({ name, group }: PersonHere): string {
	const voice = groupWords[group].one;
	return name === voice ? voice : `${name}, ${voice.toLowerCase()}`;
}
