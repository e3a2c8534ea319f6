// What is new, ready to be shown.

export interface NewsLine {
	/** Null for a plan that changed: it is put away by plan. */
	readonly id: string | null;
	readonly sentence: string;
	/** More sentences: what changed, and reasons. */
	readonly more: readonly string[];
	/** The beginning of what was said; '' where nothing is shown. */
	readonly said: string;
	readonly when: string;
	readonly href: string;
}

export interface NewsGroup {
	readonly planId: string;
	readonly title: string;
	readonly lines: readonly NewsLine[];
}
