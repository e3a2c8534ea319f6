// What somebody wants back: all of a plan, one section, one action, or one box of an action.
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import { isSafeId } from '../schema.ts';

export type Scope =
	| { readonly kind: 'plan' }
	/** A section is named by its heading. */
	| { readonly kind: 'section'; readonly id: string }
	| { readonly kind: 'row'; readonly id: string }
	| { readonly kind: 'cell'; readonly id: string; readonly column: ActionColumn };

/** A scope as an address or a form names it; null when it is none. */
export function scopeFrom(ask: (name: string) => string | null): Scope | null {
	const [section, row, column] = [ask('section'), ask('row'), ask('column')];
	if (section) return isSafeId(section) && !row ? { kind: 'section', id: section } : null;
	if (!row) return column ? null : { kind: 'plan' };
	if (!isSafeId(row)) return null;
	if (!column) return { kind: 'row', id: row };
	const known = actionColumnIds.find((each) => each === column);
	return known ? { kind: 'cell', id: row, column: known } : null;
}

/** The same in an address, beginning with `&`, or empty for all of the plan. */
export function scopeInAddress(scope: Scope): string {
	if (scope.kind === 'plan') return '';
	if (scope.kind === 'section') return `&section=${scope.id}`;
	return `&row=${scope.id}${scope.kind === 'cell' ? `&column=${scope.column}` : ''}`;
}
