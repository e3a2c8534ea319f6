// Ids for blocks I made by typing, splitting or pasting. Only the client that did it gives them: if every client repaired
// every document it sees, they would all write at once. (The stock extension also empties ids on paste, which would turn
// cutting and pasting a table into losing its rows.)
import { combineTransactionSteps, Extension, getChangedRanges } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { newId } from '#domain/ids.ts';

/** A block that got a new id because its own was taken: a copy. */
export interface Copied {
	readonly type: string;
	readonly from: string;
	readonly to: string;
}

const key = new PluginKey<readonly Copied[]>('withus-own-ids');

/** Gives ids; `onCopied` hears, after the change is in the shared document, which blocks were copies. */
export function ownIds(onCopied: (copied: Copied) => void): Extension {
	return Extension.create({
		name: 'ownIds',
		priority: 10_000,
		addProseMirrorPlugins: () => [
			new Plugin<readonly Copied[]>({
				key,
				state: {
					init: () => [],
					apply: (tr, before) =>
						(tr.getMeta(key) as readonly Copied[] | undefined) ?? (tr.docChanged ? [] : before)
				},
				appendTransaction: (transactions, before, after) => giveIds(transactions, before, after),
				view: () => ({
					update(view, before) {
						const copied = key.getState(view.state) ?? [];
						if (key.getState(before) !== copied) copied.forEach(onCopied);
					}
				})
			})
		]
	});
}

interface Found {
	readonly pos: number;
	readonly node: Node;
}

function giveIds(
	transactions: readonly Transaction[],
	before: EditorState,
	after: EditorState
): Transaction | null {
	const mine = transactions.filter((tr) => tr.docChanged);
	if (mine.length === 0 || mine.some((tr) => tr.getMeta(ySyncPluginKey))) return null;
	const transform = combineTransactionSteps(before.doc, [...mine]);
	const old = blocksById(before.doc);
	const now = blocksById(after.doc);
	const tr = after.tr;
	const copies: Copied[] = [];

	const touched = getChangedRanges(transform).map(({ newRange }) => newRange);
	after.doc.descendants((node, pos) => {
		if (!('id' in node.attrs)) return node.isBlock && !node.isTextblock;
		const end = pos + node.nodeSize;
		if (!node.attrs['id'] && touched.some(({ from, to }) => from <= end && to >= pos)) {
			tr.setNodeAttribute(pos, 'id', newId());
		}
		return !node.isTextblock;
	});

	for (const [id, found] of now) {
		if (found.length < 2 || found.length <= (old.get(id)?.length ?? 0)) continue;
		const home = old.get(id)?.[0];
		const kept =
			home === undefined
				? found[0]
				: keeps(found, transform.mapping.map(home.pos, 1), transform.mapping.map(home.pos, -1));
		for (const each of found) {
			if (each === kept) continue;
			const to = newId();
			tr.setNodeAttribute(each.pos, 'id', to);
			copies.push({ type: each.node.type.name, from: id, to });
		}
	}
	if (tr.steps.length === 0) return null;
	tr.setStoredMarks(after.storedMarks);
	return tr.setMeta(key, copies);
}

/** Which of several blocks with one id is the one that had it: where it stood, unless splitting left nothing there. */
function keeps(found: readonly Found[], ...homes: readonly number[]): Found | undefined {
	const place = found.findIndex(({ pos }) => homes.includes(pos));
	const home = found[place] ?? found[0];
	const next = found[place + 1];
	const leftEmpty = home && home.node.isTextblock && home.node.content.size === 0;
	return leftEmpty && next && next.pos === home.pos + home.node.nodeSize ? next : home;
}

function blocksById(doc: Node): Map<string, Found[]> {
	const blocks = new Map<string, Found[]>();
	doc.descendants((node, pos) => {
		const id: unknown = node.attrs['id'];
		if (typeof id === 'string' && id !== '') blocks.set(id, [...(blocks.get(id) ?? []), { pos, node }]);
		return !node.isTextblock;
	});
	return blocks;
}
