// What somebody is writing and has not sent yet, kept in this tab only: it is there after a reload, and gone with the tab.
import type { PlanCopy } from './plan-copies.ts';

type Whose = Pick<PlanCopy, 'plan' | 'person' | 'epoch'>;

const mark = 'draft ';
const nameOf = ({ plan, person }: Whose): string => `${mark}${plan} ${person}`;

/** Null where a browser refuses it, as some do in private windows. Only in the browser. */
function tabStore(): Storage | null {
	try {
		return globalThis.sessionStorage;
	} catch (error) {
		console.error('This browser keeps no draft.', error);
		return null;
	}
}

/** The draft of this person for this plan; 'other' when it was made for the plan before it was rebuilt. */
export function draftKept(whose: Whose): Uint8Array | 'other' | null {
	const kept = tabStore()?.getItem(nameOf(whose)) ?? '';
	const [epoch, draft] = kept.split(' ');
	if (!draft) return null;
	if (Number(epoch) !== whose.epoch) return 'other';
	try {
		return Uint8Array.from(atob(draft), (letter) => letter.charCodeAt(0));
	} catch (error) {
		console.error('The draft in this tab could not be read.', error);
		return null;
	}
}

export function keepDraft(whose: Whose, draft: Uint8Array): void {
	const letters = Array.from(draft, (byte) => String.fromCharCode(byte)).join('');
	try {
		tabStore()?.setItem(nameOf(whose), `${whose.epoch} ${btoa(letters)}`);
	} catch (error) {
		console.error('The draft does not fit into this tab.', error);
	}
}

export function forgetDraft(whose: Whose): void {
	tabStore()?.removeItem(nameOf(whose));
}

/** All of them: somebody signs out. */
export function forgetDrafts(): void {
	const store = tabStore();
	for (const key of Object.keys(store ?? {})) if (key.startsWith(mark)) store?.removeItem(key);
}
