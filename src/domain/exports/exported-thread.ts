import type { PlaceKey } from './exported-plan.ts';

/** What people said about one place of a plan, as it goes into a file: groups, never names. */
export interface ExportedThread {
	/** What it is about, in words. */
	readonly about: string;
	/** Where it hangs; '' for the whole plan, and for what is not in this text. */
	readonly key: PlaceKey;
	readonly internal: boolean;
	readonly settled: boolean;
	/** `at` is an ISO instant. */
	readonly comments: readonly { readonly who: string; readonly words: string; readonly at: string }[];
}
