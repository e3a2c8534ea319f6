// Action tables and the rows in them, seen as content. A table node only says where the rows of its id are shown.
import { wholeRows, type WholeRow } from '#domain/action-row.ts';
import type { PlanContent } from '#domain/plan.ts';

/** Ids of the blocks that hold the same id as a block before them: two people moved one thing at the same time. */
export function isRepeated(content: Pick<PlanContent, 'doc'>, index: number): boolean {
	const id = idOf(content.doc[index]);
	return id !== '' && content.doc.findIndex((block) => idOf(block) === id) < index;
}

/** Where the rows of a table are shown: the first node with its id. Later ones are drawn as a pointer to it. */
export function tableIndex(content: Pick<PlanContent, 'doc'>, table: string): number {
	return content.doc.findIndex((block) => block.type === 'actionTable' && block.attrs.id === table);
}

export interface RemovedRow extends WholeRow {
	/** Somebody removed the row, or the table it stood in is gone from the document. */
	readonly why: 'removed' | 'table-gone';
}

/** The rows nobody sees in a table, latest removed first. Each can be brought back. */
export function removedRows(content: Pick<PlanContent, 'doc' | 'actions'>): RemovedRow[] {
	const tables = new Set(
		content.doc.flatMap((block) => (block.type === 'actionTable' ? [block.attrs.id] : []))
	);
	const removed = wholeRows(content.actions).flatMap((whole): RemovedRow[] => {
		if (whole.row.deletedAt !== null) return [{ ...whole, why: 'removed' }];
		return tables.has(whole.row.table) ? [] : [{ ...whole, why: 'table-gone' }];
	});
	return removed.sort((a, b) => compare(b.row.deletedAt ?? '', a.row.deletedAt ?? '') || compare(a.id, b.id));
}

function idOf(block: PlanContent['doc'][number] | undefined): string {
	return block && 'attrs' in block ? (block.attrs?.id ?? '') : '';
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
