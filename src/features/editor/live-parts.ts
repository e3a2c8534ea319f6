// The large half of the plan page, brought only when somebody is on it.
import type { Component } from 'svelte';
import type * as Y from 'yjs';
import type { LivePlan, LivePlanOptions } from '#lib/collab/live-plan.svelte.ts';
import type { OpenPlan } from '#lib/collab/open-plan.ts';
import type { PeopleHere } from '#lib/collab/presence.svelte.ts';
import type { LiveContents } from './live-contents.svelte.ts';
import type { TableParts } from './plan-editor.ts';

export interface LiveParts {
	readonly openPlan: (options: LivePlanOptions) => LivePlan;
	readonly contentsOf: (doc: Y.Doc) => LiveContents;
	readonly Document: Component<{ live: OpenPlan; people: PeopleHere; tables: TableParts; seenBy?: string }>;
	readonly tables: TableParts;
}
