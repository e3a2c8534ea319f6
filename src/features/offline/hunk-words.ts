// A change that waits, in words its author can compare.
import { actionColumns, actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import type { Hunk, RowField, Values } from '#domain/hunks.ts';
import type { Block } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import { formatDate } from '#lib/words/dates.ts';
import { offlineWords as words } from '#lib/words/offline.ts';

export interface HunkWords {
	readonly where: string;
	readonly before: string;
	readonly after: string;
}

/** `refOf` gives the printed number of an action row, where it has one. */
export function hunkWords(hunk: Hunk, refOf: (actionId: string) => string): HunkWords {
	switch (hunk.op) {
		case 'text':
			return {
				where: 'actionId' in hunk ? words.inRow(refOf(hunk.actionId), labelOf(hunk.column)) : words.inText,
				before: plainText(hunk.base),
				after: plainText(hunk.next)
			};
		case 'insert-after':
			return { where: words.inText, before: '', after: hunk.next.map(wordsOfBlock).join('\n') };
		case 'delete':
			return { where: words.inText, before: wordsOfBlock(hunk.base), after: '' };
		case 'attrs':
			return {
				where: hunk.blockId !== undefined ? words.detail : hunk.areaId ? words.areaTitle : words.titles,
				before: wordsOfValues(hunk.base),
				after: wordsOfValues(hunk.next)
			};
		case 'action.insert':
			return { where: words.newRow, before: '', after: wordsOfRow(hunk.next) };
		case 'action.remove':
			return { where: words.removedRow, before: wordsOfRow(hunk.base), after: '' };
		case 'action.set':
			return {
				where: words.inRow(refOf(hunk.actionId), fieldWords[hunk.column]),
				before: valueWords(hunk.column, hunk.base),
				after: valueWords(hunk.column, hunk.next)
			};
	}
}

const fieldWords: Readonly<Record<RowField, string>> = {
	ref: words.rowRef,
	due: words.rowDue,
	rank: words.rowMoved,
	table: words.rowMoved,
	mergedInto: words.rowMoved,
	deletedAt: words.removedRow,
	areas: words.rowAreas,
	responsible: words.rowResponsible
};

/** Ids and ranks say nothing to people; dates and numbers do. */
function valueWords(column: RowField, value: unknown): string {
	if (typeof value !== 'string' || value === '') return '';
	if (column === 'due') return formatDate(value);
	return column === 'ref' ? value : '';
}

function labelOf(column: string): string {
	return actionColumns.find(({ id }) => id === column)?.label ?? column;
}

function wordsOfBlock(block: Block): string {
	if (block.type === 'image') return block.attrs.alt;
	if (block.type === 'actionTable') return block.attrs.title;
	return plainText(block.content ?? []);
}

function wordsOfRow(row: ActionRow): string {
	return actionColumnIds
		.map((column) => plainText(row[column]))
		.filter((text) => text.trim() !== '')
		.join('\n');
}

function wordsOfValues(values: Values | null): string {
	return Object.entries(values ?? {})
		.filter(
			([key, value]) => !['id', 'level', 'kind', 'guide', 'covers', 'src'].includes(key) && value !== ''
		)
		.map(([, value]) => String(value))
		.join('\n');
}
