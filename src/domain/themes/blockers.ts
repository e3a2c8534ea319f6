// What stands in the way of calling a plan ready for sign-off.

export interface UndecidedTheme {
	readonly id: string;
	readonly title: string;
}

export type Blocker =
	/** Everybody gets an answer before the plan is agreed (R45). */
	{ readonly kind: 'theme-undecided'; readonly theme: UndecidedTheme };

export interface ForSignOff {
	readonly undecided: readonly UndecidedTheme[];
}

/** Each with what it is about, so that a page can lead there; empty when nothing stands in the way. */
export function blockersOfSignOff({ undecided }: ForSignOff): Blocker[] {
	return undecided.map((theme) => ({ kind: 'theme-undecided', theme }));
}
