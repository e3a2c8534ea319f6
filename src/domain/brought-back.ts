// News that somebody brought something of an earlier version back, for those who have the plan open.
import type { Holder } from './holds.ts';

export const broughtBackKinds = ['plan', 'section', 'row', 'cell'] as const;

export interface BroughtBack {
	/** As others may see them. */
	readonly by: Holder;
	readonly kind: (typeof broughtBackKinds)[number];
	/** The heading or the row; null for the whole plan. */
	readonly id: string | null;
	/** What it is called; may be empty. */
	readonly title: string;
	/** It was taken back again. */
	readonly undone: boolean;
}
