// The large half of the page on which one suggests: what it needs of other rooms, brought by the route.
import type { Component } from 'svelte';
import type { OpenPlan } from '#lib/collab/open-plan.ts';
import type { PeopleHere } from '#lib/collab/presence.svelte.ts';

export interface WritingParts<Tables> {
	readonly Document: Component<{ live: OpenPlan; people: PeopleHere; tables: Tables; seenBy?: string }>;
	readonly tables: Tables;
}
