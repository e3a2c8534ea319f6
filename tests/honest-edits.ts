// What honest editors do to a plan, at random: all of it is allowed, so none of it may ever be refused.
import * as Y from 'yjs';
import {
	addRow,
	cell,
	linkArea,
	moveRow,
	removeRow,
	restoreRow,
	setDue,
	tableRows
} from '#document/action-rows.ts';
import { rootsOf } from '#document/roots.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import type { Chance } from './random.ts';

const words = [
	'families',
	'wait',
	'too long',
	'we will',
	'answer 👍',
	'Hälfte',
	'by March',
	'\u200bx',
	'support'
];
const table = 'table';

type Edit = (doc: Y.Doc, chance: Chance) => void;

const edits: readonly Edit[] = [
	// typing and deleting are most of what people do
	...Array<Edit>(8).fill(typeWords),
	...Array<Edit>(4).fill(deleteWords),
	addBlock,
	addBlock,
	addListItem,
	deleteBlock,
	splitBlock,
	emphasise,
	emphasise,
	link,
	plainTitle,
	retitle,
	addARow,
	...Array<Edit>(3).fill(typeInCell),
	moveARow,
	removeARow,
	restoreARow,
	changeRow
];

/** One edit; an edit that finds nothing to do types a new paragraph instead, so that each call changes something. */
export function editHonestly(doc: Y.Doc, chance: Chance): void {
	let changed = false;
	const notice = () => (changed = true);
	doc.on('update', notice);
	chance.pick(edits)(doc, chance);
	if (!changed) addBlock(doc, chance);
	doc.off('update', notice);
}

/** All runs of text in the body and in the cells. */
function textsIn(doc: Y.Doc): Y.XmlText[] {
	const { body } = rootsOf(doc);
	return textsOf(body.toArray());
}

function textsOf(nodes: readonly unknown[]): Y.XmlText[] {
	return nodes.flatMap((node) => {
		if (node instanceof Y.XmlText) return [node];
		// the editor lets nobody write in quoted words
		if (node instanceof Y.XmlElement && node.getAttribute('source')) return [];
		return node instanceof Y.XmlElement ? textsOf(node.toArray()) : [];
	});
}

/**
 * This place in a text, or the one before it when it lies inside a character of two units. A caret never stands there, and
 * must not: Yjs then replaces both halves by U+FFFD in some replicas and not in others.
 */
function between(text: Y.XmlText, at: number): number {
	const unit = wordsOf(text).charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function wordsOf(text: Y.XmlText): string {
	return (text.toDelta() as { insert: string }[]).map((run) => run.insert).join('');
}

function rowsIn(doc: Y.Doc): string[] {
	return [...rootsOf(doc).actions.keys()];
}

function typeWords(doc: Y.Doc, chance: Chance): void {
	const texts = textsIn(doc);
	if (texts.length === 0) return;
	const text = chance.pick(texts);
	if (text.length < 5_000) text.insert(between(text, chance.below(text.length + 1)), chance.pick(words));
}

function deleteWords(doc: Y.Doc, chance: Chance): void {
	const texts = textsIn(doc).filter((text) => text.length > 0);
	if (texts.length === 0) return;
	const text = chance.pick(texts);
	const from = between(text, chance.below(text.length));
	const to = between(text, Math.min(from + 2 + chance.below(12), text.length));
	if (to > from) text.delete(from, to - from);
}

function paragraph(words: string): Y.XmlElement {
	const element = new Y.XmlElement('paragraph');
	if (words !== '') element.insert(0, [new Y.XmlText(words)]);
	return element;
}

function addBlock(doc: Y.Doc, chance: Chance): void {
	const { body } = rootsOf(doc);
	body.insert(chance.below(body.length + 1), [paragraph(chance.pick(words))]);
}

function addListItem(doc: Y.Doc, chance: Chance): void {
	const { body } = rootsOf(doc);
	const lists = body
		.toArray()
		.filter((node) => node instanceof Y.XmlElement && node.nodeName === 'bulletList');
	doc.transact(() => {
		const item = new Y.XmlElement('listItem');
		item.insert(0, [paragraph(chance.pick(words))]);
		if (lists.length > 0) return (chance.pick(lists) as Y.XmlElement).insert(0, [item]);
		const list = new Y.XmlElement('bulletList');
		list.insert(0, [item]);
		body.push([list]);
	});
}

function deleteBlock(doc: Y.Doc, chance: Chance): void {
	const { body } = rootsOf(doc);
	if (body.length > 3) body.delete(chance.below(body.length), 1);
}

/** Enter in the middle of a paragraph, as the editor does it: delete and insert again. */
function splitBlock(doc: Y.Doc, chance: Chance): void {
	const { body } = rootsOf(doc);
	if (body.length === 0) return;
	const at = chance.below(body.length);
	const block = body.get(at);
	const [text] =
		block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? textsOf(block.toArray()) : [];
	if (!text || text.length < 2) return;
	doc.transact(() => {
		const cut = between(text, 1 + chance.below(text.length - 1));
		const rest = wordsOf(text).slice(cut);
		text.delete(cut, text.length - cut);
		body.insert(at + 1, [paragraph(rest)]);
	});
}

function emphasise(doc: Y.Doc, chance: Chance): void {
	format(doc, chance, { [chance.pick(['bold', 'italic'])]: chance.percent(60) ? {} : null });
}

function link(doc: Y.Doc, chance: Chance): void {
	format(doc, chance, { link: chance.percent(60) ? { href: 'https://example.org/' } : null });
}

function format(doc: Y.Doc, chance: Chance, marks: Record<string, object | null>): void {
	const texts = textsIn(doc).filter((text) => text.length > 1);
	if (texts.length === 0) return;
	const text = chance.pick(texts);
	const from = between(text, chance.below(text.length - 1));
	const to = between(text, from + 1 + chance.below(text.length - from));
	if (to > from) text.format(from, to - from, marks);
}

function plainTitle(doc: Y.Doc, chance: Chance): void {
	const { body } = rootsOf(doc);
	const title = new Y.XmlElement('plainTitle');
	title.insert(0, [new Y.XmlText(chance.pick(words))]);
	body.insert(chance.below(body.length + 1), [title]);
}

function retitle(doc: Y.Doc, chance: Chance): void {
	rootsOf(doc).meta.set(chance.pick(['title', 'plainTitle', 'period']), chance.pick(words));
}

function addARow(doc: Y.Doc): void {
	if (rowsIn(doc).length < 20) addRow(doc, { table });
}

function typeInCell(doc: Y.Doc, chance: Chance): void {
	const rows = rowsIn(doc);
	if (rows.length === 0) return;
	const fragment = cell(doc, chance.pick(rows), chance.pick(actionColumnIds));
	const texts = textsOf(fragment.toArray());
	if (texts.length === 0) fragment.push([paragraph(chance.pick(words))]);
	else if (chance.percent(70)) chance.pick(texts).insert(0, chance.pick(words));
	else fragment.delete(0, 1);
}

function moveARow(doc: Y.Doc, chance: Chance): void {
	const rows = tableRows(doc, table);
	if (rows.length < 2) return;
	const [moved, to] = [chance.below(rows.length), chance.below(rows.length)];
	if (moved !== to) moveRow(doc, rows[moved]!.id, { before: rows[to]!.id });
}

function removeARow(doc: Y.Doc, chance: Chance): void {
	const rows = rowsIn(doc);
	if (rows.length > 2) removeRow(doc, chance.pick(rows), new Date(0));
}

function restoreARow(doc: Y.Doc, chance: Chance): void {
	const rows = rowsIn(doc);
	if (rows.length > 0) restoreRow(doc, chance.pick(rows));
}

function changeRow(doc: Y.Doc, chance: Chance): void {
	const rows = rowsIn(doc);
	if (rows.length === 0) return;
	if (chance.percent(50)) setDue(doc, chance.pick(rows), chance.pick(['2026-03-05', '2027-01-31', null]));
	else linkArea(doc, chance.pick(rows), chance.pick(['first', 'second']));
}
