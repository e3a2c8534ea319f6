// What somebody wants back: all of a plan, one section, one action, or one box of an action.
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import { isSafeId } from '../schema.ts';

export type Scope =
	| { readonly kind: 'plan' }
	/** A section is named by its heading. */
	| { readonly kind: 'section'; readonly id: string }
	| { readonly kind: 'row'; readonly id: string }
	| { readonly kind: 'cell'; readonly id: string; readonly column: ActionColumn };

/** A scope as addresses and forms name it: `section.<id>` or `row.<id>`, or nothing for the plan; null when it is none. */
export function scopeOf(part: string, column: string): Scope | null {
	if (part === '') return { kind: 'plan' };
	const [kind, id] = part.split('.', 2);
	if (!isSafeId(id)) return null;
	if (kind === 'section') return { kind, id };
	if (kind !== 'row') return null;
	if (column === '') return { kind, id };
	const known = actionColumnIds.find((each) => each === column);
	return known ? { kind: 'cell', id, column: known } : null;
}

/** The first half of a scope's name. */
export function partOf(scope: Scope): string {
	return scope.kind === 'plan' ? '' : `${scope.kind === 'section' ? 'section' : 'row'}.${scope.id}`;
}
