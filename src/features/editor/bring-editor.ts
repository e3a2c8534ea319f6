// Everything the live page needs, in one piece of its own: routes import this file dynamically.
import { LivePlan } from '#lib/collab/live-plan.svelte.ts';
import { LiveContents } from './live-contents.svelte.ts';
import type { LiveParts } from './live-parts.ts';
import PlanDocument from './PlanDocument.svelte';
import type { TableParts } from './plan-editor.ts';

export function liveParts(tables: TableParts): LiveParts {
	return {
		openPlan: (options) => new LivePlan(options),
		contentsOf: (doc) => new LiveContents(doc),
		Document: PlanDocument,
		tables
	};
}
