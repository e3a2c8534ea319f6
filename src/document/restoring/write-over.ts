// Makes a live document read as wanted and writes only what differs: what stays keeps its authors and ids, and whoever is
// typing in it goes on typing. Blocks are found again by their ids, then by what they say; words are changed one by one.
import * as Y from 'yjs';
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { aligned } from '#domain/diff/alignment.ts';
import type { Node } from '#domain/diff/difference.ts';
import { longestRising } from '#domain/diff/longest-rising.ts';
import { signing } from '#domain/diff/nodes-between.ts';
import type { Inside, Values } from '#domain/hunks.ts';
import type { Block, PlanContent } from '#domain/plan.ts';
import type { ListItem, RichBlock, RichText } from '#domain/rich-text.ts';
import { insideOf, valuesOf } from '../changes-between.ts';
import { withoutMovedAway } from '../moved-words.ts';
import { readElement } from '../read.ts';
import { rewriteInside } from '../rewrite.ts';
import { rootsOf } from '../roots.ts';
import { isNodeName, nodes } from '../schema.ts';
import { elementFor, rowFor } from '../write.ts';

/** In one transaction of the caller's. `now` is what the document says. */
export function writeOver(doc: Y.Doc, now: PlanContent, wanted: PlanContent): void {
	const { body, actions, areas, meta } = rootsOf(doc);
	setValues(meta, now.meta, wanted.meta);
	for (const [id, area] of Object.entries(wanted.areas)) {
		const live = areas.get(id);
		if (live instanceof Y.Map) setValues(live, now.areas[id] ?? {}, area);
		else areas.set(id, new Y.Map(Object.entries(area)));
	}
	for (const id of Object.keys(now.areas)) if (!Object.hasOwn(wanted.areas, id)) areas.delete(id);
	if (!same(now.doc, wanted.doc)) writeNodes(body, wanted.doc);
	for (const [id, row] of Object.entries(wanted.actions)) {
		const live = actions.get(id);
		if (!(live instanceof Y.Map)) actions.set(id, rowFor(row));
		else if (!same(now.actions[id], row)) writeRow(live, now.actions[id]!, row);
	}
}

function setValues(map: Y.Map<unknown>, now: object, wanted: object): void {
	const before = new Map<string, unknown>(Object.entries(now));
	for (const [key, value] of Object.entries(wanted)) if (before.get(key) !== value) map.set(key, value);
}

function writeRow(row: Y.Map<unknown>, now: ActionRow, wanted: ActionRow): void {
	for (const key of ['table', 'ref', 'rank', 'deletedAt', 'due', 'mergedInto'] as const) {
		const value = wanted[key] ?? null;
		if ((now[key] ?? null) !== value) row.set(key, value);
	}
	for (const key of ['areas', 'responsible'] as const) {
		const set = row.get(key);
		if (!(set instanceof Y.Map)) continue;
		for (const id of wanted[key]) if (!set.has(id)) set.set(id, true);
		for (const id of now[key]) if (!wanted[key].includes(id)) set.delete(id);
	}
	for (const column of actionColumnIds) {
		const fragment = row.get(column);
		if (fragment instanceof Y.XmlFragment && !same(now[column], wanted[column]))
			writeNodes(fragment, wanted[column]);
	}
}

type AnyBlock = Block | RichBlock | ListItem;

/** What stands side by side in one place. What this release does not know, or nobody sees, stays where it is. */
function writeNodes(parent: Y.XmlFragment, wanted: readonly AnyBlock[]): void {
	const standing = parent.toArray().flatMap((element) => {
		const block = element instanceof Y.XmlElement ? visible(element) : null;
		return block ? [{ element: element as Y.XmlElement, block }] : [];
	});
	const { pairs } = aligned(
		standing.map(({ block }) => block as Node),
		wanted as readonly Node[],
		signing()
	);
	const able = [...pairs].filter(([to, from]) => mayStay(standing[from]!.block, wanted[to]!));
	const named = inOrder(able.filter(([to]) => nameOf(wanted[to]!) !== ''));
	const alike = inOrder(able.filter((pair) => fits(pair, named)));
	const both = withGaps(alike, standing.length, wanted.length, (to, from) => {
		const [was, is] = [standing[from]!.block, wanted[to]!];
		return nameOf(was) === '' && nameOf(is) === '' && mayStay(was, is);
	});
	const kept = new Map(both.map(([to, from]) => [to, standing[from]!.element]));
	const stays = new Set<unknown>(kept.values());
	const goes = new Set<unknown>(standing.flatMap(({ element }) => (stays.has(element) ? [] : [element])));
	const children = parent.toArray();
	for (let at = children.length - 1; at >= 0; at--) if (goes.has(children[at])) parent.delete(at, 1);

	const left = children.filter((child) => !goes.has(child));
	let [at, inserted] = [0, 0];
	wanted.forEach((node, to) => {
		const element = kept.get(to);
		if (!element) {
			parent.insert(at + inserted, [elementFor(node)]);
			inserted++;
			return;
		}
		at = left.indexOf(element, at) + 1;
		writeNode(element, node);
	});
}

type Pair = readonly [to: number, from: number];

/** An element cannot move: the most that stand in the same order stay, the others are made anew. */
function inOrder(pairs: readonly Pair[]): Pair[] {
	const sorted = [...pairs].sort(([a], [b]) => a - b);
	const rising = longestRising(sorted.map(([, from]) => from));
	return sorted.filter((_, at) => rising.has(at));
}

/** What has a name, and perhaps comments, links and somebody's caret, does not go for something that has none. */
function fits([to, from]: Pair, named: readonly Pair[]): boolean {
	return named.every((each) => (each[0] === to ? each[1] === from : each[0] < to === each[1] < from));
}

/** What is in the same place, nameless and of one kind, is written over word by word, however little of it stays. */
function withGaps(
	pairs: readonly Pair[],
	standing: number,
	wanted: number,
	mayBe: (to: number, from: number) => boolean
): Pair[] {
	const all: Pair[] = [];
	let [to, from] = [0, 0];
	for (const pair of [...pairs, [wanted, standing] as const]) {
		for (; to < pair[0]; to++) {
			let place = from;
			while (place < pair[1] && !mayBe(to, place)) place++;
			if (place === pair[1]) continue;
			all.push([to, place]);
			from = place + 1;
		}
		if (pair[0] < wanted) all.push(pair);
		[to, from] = [pair[0] + 1, pair[1] + 1];
	}
	return all;
}

/** As people see it; null for what they do not see. */
function visible(element: Y.XmlElement): AnyBlock | null {
	const block = readElement(element);
	if (!block) return null;
	const [seen] = withoutMovedAway([block] as unknown as RichText);
	return seen ?? null;
}

/** Whether an element can become this one without being replaced. Nobody changes words that were quoted from a report. */
function mayStay(now: AnyBlock, wanted: AnyBlock): boolean {
	if (now.type !== wanted.type) return false;
	const [was, is] = [nameOf(now), nameOf(wanted)];
	if (was !== '' && is !== '' && was !== is) return false;
	const quotes = [now, wanted].some((block) => (valuesOf(block as Block)['source'] ?? '') !== '');
	return !quotes || same({ ...now, attrs: null }, { ...wanted, attrs: null });
}

function nameOf(block: AnyBlock): unknown {
	return valuesOf(block as Block)['id'] ?? '';
}

/** Everything inside a block or a cell. What stays keeps its authors. */
export function writeInside(parent: Y.XmlFragment, wanted: Inside): void {
	const name = parent instanceof Y.XmlElement ? parent.nodeName : '';
	if (isNodeName(name) && nodes[name].holds === 'text') rewriteInside(parent, wanted);
	else writeNodes(parent, wanted as readonly AnyBlock[]);
}

function writeNode(element: Y.XmlElement, wanted: AnyBlock): void {
	const now = readElement(element);
	if (!now || same(now, wanted)) return;
	const name = element.nodeName;
	if (isNodeName(name))
		writeValues(element, valuesOf(now), valuesOf(wanted as Block), nodes[name].attributes);
	const inside = insideOf(wanted as Block);
	if (same(insideOf(now), inside)) return;
	writeInside(element, inside);
}

/** An id that was given since stays: others may have pointed at it. */
function writeValues(
	element: Y.XmlElement,
	now: Values,
	wanted: Values,
	described: Readonly<Record<string, { readonly absent: string | number; readonly rare?: true }>>
): void {
	const held = element as Y.XmlElement<Record<string, string | number>>;
	for (const [key, { absent, rare }] of Object.entries(described)) {
		const [was, is] = [now[key] ?? absent, wanted[key] ?? absent];
		if (was === is || (key === 'id' && is === '')) continue;
		if (rare && is === absent) held.removeAttribute(key);
		else held.setAttribute(key, is);
	}
}

function same(one: unknown, other: unknown): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}
