// Content as a shared document, stored exactly as the editor's binding (y-tiptap) stores it: elements named after
// nodes, one text node per run of words, marks as formatting attributes under their own names.
import * as Y from 'yjs';
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import type { ListItem, Mark, RichBlock, RichText, TextNode } from '#domain/rich-text.ts';
import { rootsOf } from './roots.ts';
import { nodes } from './schema.ts';

/** Writes a plan into an empty document in one transaction. */
export function writePlan(doc: Y.Doc, content: PlanContent): void {
	doc.transact(() => {
		const { body, actions, areas, meta } = rootsOf(doc);
		for (const [key, value] of Object.entries(content.meta)) meta.set(key, value);
		for (const [id, area] of Object.entries(content.areas)) areas.set(id, new Y.Map(Object.entries(area)));
		body.push(content.doc.map(elementFor));
		for (const [id, row] of Object.entries(content.actions)) actions.set(id, rowFor(row));
	});
}

/** Adds blocks behind everything that stands in a plan. */
export function appendBlocks(doc: Y.Doc, blocks: readonly Block[]): void {
	doc.transact(() => rootsOf(doc).body.push(blocks.map(elementFor)));
}

/** Puts blocks behind the first block with this id, and a plain title that belongs to it; else behind everything. */
export function insertBlocks(doc: Y.Doc, blocks: readonly Block[], after: string): void {
	const { body } = rootsOf(doc);
	const there = body.toArray().map((child) => (child instanceof Y.XmlElement ? child : null));
	const at = after === '' ? -1 : there.findIndex((child) => child?.getAttribute('id') === after);
	const behind = there[at + 1]?.nodeName === 'plainTitle' ? at + 2 : at + 1;
	doc.transact(() => body.insert(at === -1 ? body.length : behind, blocks.map(elementFor)));
}

/** Writes into an empty cell. */
export function writeRichText(fragment: Y.XmlFragment, blocks: RichText): void {
	fragment.insert(0, blocks.map(elementFor));
}

/** A row with all its nine cells and both sets, ready to be set under its id, once. */
export function rowFor(row: ActionRow): Y.Map<unknown> {
	const { table, ref, rank, deletedAt, due, mergedInto } = row;
	const map = new Y.Map<unknown>(Object.entries({ table, ref, rank, deletedAt, due }));
	if (mergedInto !== undefined) map.set('mergedInto', mergedInto);
	map.set('areas', setOf(row.areas));
	map.set('responsible', setOf(row.responsible));
	for (const column of actionColumnIds) {
		const cell = new Y.XmlFragment();
		writeRichText(cell, row[column]);
		map.set(column, cell);
	}
	return map;
}

function setOf(ids: readonly string[]): Y.Map<true> {
	return new Y.Map(ids.map((id) => [id, true]));
}

/** A block as the binding stores it, not yet in a document. */
export function elementFor(block: Block | RichBlock | ListItem): Y.XmlElement {
	const element = new Y.XmlElement<Record<string, string | number>>(block.type);
	for (const [key, value] of Object.entries('attrs' in block ? (block.attrs ?? {}) : {})) {
		if (key !== 'id' || value !== '') element.setAttribute(key, value);
	}
	const content: readonly (RichBlock | ListItem | TextNode)[] =
		'content' in block ? (block.content ?? []) : [];
	const words = content.filter((child): child is TextNode => child.type === 'text');
	// A block of text has its text node from the start, so that two people who begin to type in it write into the same.
	if (nodes[block.type].holds === 'text') element.insert(0, [textFor(words)]);
	else element.insert(0, content.filter((child) => child.type !== 'text').map(elementFor));
	return element as Y.XmlElement;
}

function textFor(words: readonly TextNode[]): Y.XmlText {
	const text = new Y.XmlText();
	text.applyDelta(deltaFor(words));
	return text;
}

/** Words with their marks, as a text node takes them in. */
export function deltaFor(words: readonly TextNode[]): { insert: string; attributes: object }[] {
	return words.map((node) => ({ insert: node.text, attributes: marksFor(node) }));
}

/** The marks of a run of words as they are stored. */
export function marksFor(node: TextNode): Record<string, Record<string, string>> {
	return Object.fromEntries((node.marks ?? []).map(markFor));
}

function markFor(mark: Mark): [string, Record<string, string>] {
	return [mark.type, 'attrs' in mark ? { ...mark.attrs } : {}];
}
