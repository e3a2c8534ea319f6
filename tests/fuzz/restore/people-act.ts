// What people do between a version and its restore: everything honest editors do, and sections, paragraphs and actions that
// move, go and come.
import * as Y from 'yjs';
import { mergeRow, moveRow, removeRow, takeApart } from '#document/action-rows.ts';
import { readElement } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { elementFor } from '#document/write.ts';
import { editHonestly } from '#tests/honest-edits.ts';
import type { Chance } from '#tests/random.ts';

export function act(doc: Y.Doc, chance: Chance): void {
	if (chance.percent(82)) editHonestly(doc, chance);
	else chance.pick(acts)(doc, chance);
}

const acts: readonly ((doc: Y.Doc, chance: Chance) => void)[] = [
	moveBlocks,
	moveBlocks,
	deleteSection,
	carryRow,
	putTogether,
	level
];

/** A block, or several, cut and pasted elsewhere: the same ids, other elements. */
function moveBlocks(doc: Y.Doc, chance: Chance): void {
	const { body } = rootsOf(doc);
	const from = chance.below(body.length);
	const length = Math.min(1 + chance.below(3), body.length - from);
	const blocks = body.slice(from, from + length).flatMap((node) => {
		const block = node instanceof Y.XmlElement ? readElement(node) : null;
		return block ? [block] : [];
	});
	doc.transact(() => {
		body.delete(from, length);
		body.insert(chance.below(body.length + 1), blocks.map(elementFor));
	});
}

function deleteSection(doc: Y.Doc, chance: Chance): void {
	const { body } = rootsOf(doc);
	if (body.length < 8) return;
	const from = chance.below(body.length);
	body.delete(from, Math.min(1 + chance.below(4), body.length - from));
}

function carryRow(doc: Y.Doc, chance: Chance): void {
	const rows = [...rootsOf(doc).actions.keys()];
	if (chance.percent(30)) removeRow(doc, chance.pick(rows), new Date(0));
	else moveRow(doc, chance.pick(rows), { table: chance.pick(['table', 'other']) });
}

function putTogether(doc: Y.Doc, chance: Chance): void {
	const rows = [...rootsOf(doc).actions.keys()];
	if (chance.percent(60)) mergeRow(doc, chance.pick(rows), chance.pick(rows));
	else takeApart(doc, chance.pick(rows));
}

function level(doc: Y.Doc, chance: Chance): void {
	const headings = rootsOf(doc)
		.body.toArray()
		.filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === 'heading');
	const heading = headings.length > 0 ? chance.pick(headings) : null;
	(heading as Y.XmlElement<Record<string, number>> | null)?.setAttribute('level', 1 + chance.below(3));
}

/** Every text somebody can type in: of the body, and of the boxes of actions. */
export function textsOf(doc: Y.Doc): Y.XmlText[] {
	const { body, actions } = rootsOf(doc);
	const inside = (parent: Y.XmlFragment): Y.XmlText[] =>
		parent
			.toArray()
			.flatMap((node) =>
				node instanceof Y.XmlText ? [node] : node instanceof Y.XmlElement ? inside(node) : []
			);
	const cells = [...actions.values()].flatMap((row) =>
		row instanceof Y.Map ? [...row.values()].filter((part) => part instanceof Y.XmlFragment) : []
	);
	return [body, ...cells].flatMap(inside);
}

export function plain(text: Y.XmlText): string {
	return (text.toDelta() as { insert: unknown }[])
		.map(({ insert }) => (typeof insert === 'string' ? insert : ''))
		.join('');
}
