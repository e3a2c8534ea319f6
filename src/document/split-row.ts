// Splitting a row while others write in it. The chosen words are copied into a new row and taken out of the old one, but
// the lines they stood in stay: words that somebody types into them at that moment are kept, and shown as late ones.
import * as Y from 'yjs';
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import type { ActionId } from '#domain/ids.ts';
import { plainText, type ListItem, type Paragraph, type RichBlock } from '#domain/rich-text.ts';
import { bearRow, cell, partsOf, row, showRow } from './action-rows.ts';
import { broughtFrom, keepOnce } from './brought-once.ts';
import { movedTo, rowMovedTo } from './moved-words.ts';
import { ownEdit, ownRowAdd } from './origins.ts';
import { readBlock, readPlace, readRow } from './read.ts';
import { rootsOf } from './roots.ts';
import { deltaFor, elementFor } from './write.ts';

/** A paragraph or a bullet of a cell: the least that can go to another row. */
export interface Piece {
	readonly column: ActionColumn;
	readonly words: string;
	readonly element: Y.XmlElement;
}

/** Everything with words in a row, cell by cell, also in the rows that were put together with it. */
export function piecesOf(doc: Y.Doc, id: string): Piece[] {
	return actionColumnIds.flatMap((column) =>
		partsOf(doc, id).flatMap((part) =>
			elementsOf(cell(doc, part, column))
				.flatMap((block) => (isList(block) ? elementsOf(block) : [block]))
				.map((element) => ({ column, words: wordsOf(element), element }))
				.filter(({ words }) => words !== '')
		)
	);
}

/**
 * Moves pieces into a new row right behind the old one and returns its id. Links, dates and who answers for it are the
 * same in both. Undo brings the words back and removes the new row, with whatever others have written in it.
 */
export function splitRow(doc: Y.Doc, id: string, pieces: readonly Y.XmlElement[], at: Date): ActionId {
	const chosen = new Set(pieces);
	const { table } = readPlace(row(doc, id));
	const { due, areas, responsible } = readRow(row(doc, id));
	const cells = actionColumnIds.map((column) => [
		column,
		partsOf(doc, id).flatMap((part) => copied(cell(doc, part, column), chosen))
	]);
	const made = bearRow(doc, {
		table,
		after: id,
		content: { due, areas, responsible, ...(Object.fromEntries(cells) as object) },
		at
	});
	doc.transact(() => {
		showRow(doc, made);
		for (const piece of pieces) empty(piece, made);
	}, ownEdit);
	return made;
}

/** Brings words that came into emptied lines after the split to where the rest has gone; once, whoever else does the same. */
export function bringLateWords(doc: Y.Doc, id: string, column: ActionColumn): void {
	for (const line of linesOf(cell(doc, id, column))) {
		const to = rowMovedTo(line.getAttribute('id'));
		const late = readBlock(line);
		if (to === null || !late || wordsOf(line) === '' || !rootsOf(doc).actions.has(to)) continue;
		const target = elementFor({ type: 'paragraph', attrs: { id: broughtFrom(line) } });
		// outside undo, as a row is: others may write in the new line before it would be taken back
		doc.transact(() => cell(doc, to, column).push([target]), ownRowAdd);
		doc.transact(() => {
			const [text] = target.toArray();
			if (text instanceof Y.XmlText) text.applyDelta(deltaFor((bare(late) as Paragraph).content ?? []));
			empty(line, to);
		}, ownEdit);
		keepOnce(doc, cell(doc, to, column), to);
	}
}

function copied(fragment: Y.XmlFragment, chosen: ReadonlySet<Y.XmlElement>): RichBlock[] {
	return elementsOf(fragment).flatMap((block): RichBlock[] => {
		if (!isList(block)) return chosen.has(block) ? [bare(readBlock(block)) as RichBlock] : [];
		const items = elementsOf(block).filter((item) => chosen.has(item));
		if (items.length === 0) return [];
		const type = block.nodeName as 'bulletList' | 'orderedList';
		return [{ type, content: items.map((item) => bare(readBlock(item)) as ListItem) }];
	});
}

/** A copy says nothing of where the words of the original went. */
function bare(block: RichBlock | ListItem | null): RichBlock | ListItem {
	if (!block || block.type === 'paragraph') return { type: 'paragraph', content: block?.content ?? [] };
	return { ...block, content: (block.content ?? []).map((child) => bare(child)) } as RichBlock | ListItem;
}

/** Takes the words out of every line of a piece, and leaves the lines. */
function empty(piece: Y.XmlElement, to: string): void {
	for (const line of linesOf(piece)) {
		for (const text of line.toArray()) if (text instanceof Y.XmlText) text.delete(0, text.length);
		line.setAttribute('id', movedTo(to));
	}
}

function linesOf(within: Y.XmlFragment): Y.XmlElement[] {
	if (within instanceof Y.XmlElement && within.nodeName === 'paragraph') return [within];
	return elementsOf(within).flatMap(linesOf);
}

function elementsOf(parent: Y.XmlFragment): Y.XmlElement[] {
	return parent.toArray().filter((child) => child instanceof Y.XmlElement);
}

function isList(element: Y.XmlElement): boolean {
	return element.nodeName === 'bulletList' || element.nodeName === 'orderedList';
}

function wordsOf(element: Y.XmlElement): string {
	const block = readBlock(element);
	return block ? plainText([block]).trim() : '';
}
