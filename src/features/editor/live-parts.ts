// The large half of the plan page, brought only when somebody is on it.
import type { Component } from 'svelte';
import type * as Y from 'yjs';
import type { LivePlan, LivePlanOptions } from '#lib/collab/live-plan.svelte.ts';
import type { PeopleHere } from '#lib/collab/presence.svelte.ts';
import type { LiveContents } from './live-contents.svelte.ts';
import type { TableParts } from './plan-editor.ts';

export interface LiveParts {
	readonly openPlan: (options: LivePlanOptions) => LivePlan;
	readonly contentsOf: (doc: Y.Doc) => LiveContents;
	readonly Document: Component<{ live: LivePlan; people: PeopleHere; tables: TableParts }>;
	readonly tables: TableParts;
}
