// What would come back, before anybody presses the button: the parts of a version one can choose, and the plan as it would be.
import { withProtected } from '#document/quotations.ts';
import { asRead } from '#document/restoring/as-read.ts';
import { restoredPlan } from '#document/restoring/restored.ts';
import { partOf, type Scope } from '#document/restoring/scope.ts';
import { titleOf } from '#document/restoring/title.ts';
import { standingIn, wholeRows } from '#domain/action-row.ts';
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import type { RefusalCode } from '#domain/refusals.ts';

/** Something one can choose, with what it is called and whether it is in the plan now. */
export interface Part {
	readonly part: string;
	readonly kind: 'section' | 'row';
	readonly title: string;
	readonly gone: boolean;
}

/** Sections and actions of a version, in its order. */
export function partsOf(kept: PlanContent, now: PlanContent): Part[] {
	const then = asRead(kept);
	const rows = wholeRows(then.actions);
	const headings = new Set(now.doc.flatMap((block) => (block.type === 'heading' ? [block.attrs.id] : [])));
	const tables = new Set(now.doc.flatMap((block) => (block.type === 'actionTable' ? [block.attrs.id] : [])));
	const stands = (id: string): boolean => {
		const row = Object.hasOwn(now.actions, id) ? now.actions[id] : undefined;
		return row?.deletedAt === null && tables.has(row.table);
	};
	const named = (scope: Scope & { kind: 'section' | 'row' }, gone: boolean): Part => ({
		part: partOf(scope),
		kind: scope.kind,
		title: titleOf(then, scope),
		gone
	});
	return then.doc.flatMap((block) => {
		if (block.type === 'heading' && block.attrs.id !== '')
			return [named({ kind: 'section', id: block.attrs.id }, !headings.has(block.attrs.id))];
		if (block.type !== 'actionTable') return [];
		return standingIn(rows, block.attrs.id).map(({ id }) => named({ kind: 'row', id }, !stands(id)));
	});
}

/** The plan as it would be; or why not. */
export function wouldBe(
	kept: PlanContent,
	now: PlanContent,
	scope: Scope
): { readonly content: PlanContent } | { readonly refused: RefusalCode } {
	if (kept.schema > schemaVersion) return { refused: 'version-newer' };
	const restored = restoredPlan(now, asRead(kept), scope, new Date());
	if ('content' in restored) return { content: withProtected(restored.content, now) };
	return { refused: restored.nothing === 'row-not-here' ? 'restore-no-row' : 'restore-nothing' };
}
