// Which drawings the easy read around shows: said once by the page, and known to every line below.
import { getContext, setContext } from 'svelte';
import { usualSet, type SymbolSetId } from '#domain/easy-read/symbol-set.ts';

const key = 'easy-read drawings';

/** In a component, while it is made. `set` is asked each time, because a page may change it. */
export function showSet(set: () => SymbolSetId): void {
	setContext(key, set);
}

export function shownSet(): () => SymbolSetId {
	return getContext<(() => SymbolSetId) | undefined>(key) ?? (() => usualSet);
}
