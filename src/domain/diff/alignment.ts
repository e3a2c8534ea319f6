// Which node of one list is which of another: by id, then by what it says, then by how alike the words are.
import { editsBetween } from '../word-edits.ts';
import { holdsText, idOf, wordsIn, type Node } from './difference.ts';
import { longestRising } from './longest-rising.ts';

export interface Alignment {
	/** Places in the second list, each with its place in the first. */
	readonly pairs: ReadonlyMap<number, number>;
	/** Places in the second list of what stands in another order now. */
	readonly moved: ReadonlySet<number>;
}

/** From here on two nodes of one kind are the same one, rewritten; of two kinds, the same one in another form. */
const alikeEnough = 0.5;
const alikeInAnotherForm = 0.8;
/** A word that so many nodes have says nothing about which is which; without this limit long plans would take minutes. */
const mostHolders = 40;

export function aligned(was: readonly Node[], is: readonly Node[], sign: (node: Node) => string): Alignment {
	const pairs = new Map<number, number>();
	const taken = new Set<number>();
	const pair = (to: number, from: number): void => {
		pairs.set(to, from);
		taken.add(from);
	};
	const free = () => ({
		from: [...was.keys()].filter((from) => !taken.has(from)),
		to: [...is.keys()].filter((to) => !pairs.has(to))
	});
	pairById(was, is, pair);
	pairPlainTitles(was, is, pairs, taken, pair);
	pairInOrder(was, is, pairs, sign, pair);
	pairBySign(was, is, free(), sign, pair);
	pairAlike(was, is, free(), pair);

	const places = [...pairs.keys()].sort((a, b) => a - b);
	const kept = longestRising(places.map((to) => pairs.get(to)!));
	return { pairs, moved: new Set(places.filter((_, index) => !kept.has(index))) };
}

type Pair = (to: number, from: number) => void;
interface Free {
	readonly from: readonly number[];
	readonly to: readonly number[];
}

/** Honest merging can leave an id twice; the first of each are one another. */
function pairById(was: readonly Node[], is: readonly Node[], pair: Pair): void {
	const known = new Map<string, number>();
	was.forEach((node, from) => {
		if (idOf(node) !== '' && !known.has(idOf(node))) known.set(idOf(node), from);
	});
	is.forEach((node, to) => {
		const from = known.get(idOf(node));
		if (from === undefined || !oneForm(was[from]!, node)) return;
		pair(to, from);
		known.delete(idOf(node));
	});
}

/** Both in words, or both of one kind. */
function oneForm(was: Node, is: Node): boolean {
	return was.type === is.type || (holdsText(was) && holdsText(is)) || (isList(was) && isList(is));
}

export function isList({ type }: Node): boolean {
	return type === 'bulletList' || type === 'orderedList';
}

/** A plain title has no id: it belongs to the heading it stands behind. */
function pairPlainTitles(
	was: readonly Node[],
	is: readonly Node[],
	pairs: ReadonlyMap<number, number>,
	taken: ReadonlySet<number>,
	pair: Pair
): void {
	is.forEach((node, to) => {
		const from = (pairs.get(to - 1) ?? -2) + 1;
		if (node.type !== 'plainTitle' || pairs.has(to) || from < 1 || taken.has(from)) return;
		if (was[from]?.type === 'plainTitle') pair(to, from);
	});
}

/** What says the same, in the order in which it stands, between what is paired already. */
function pairInOrder(
	was: readonly Node[],
	is: readonly Node[],
	pairs: ReadonlyMap<number, number>,
	sign: (node: Node) => string,
	pair: Pair
): void {
	const partner = new Map([...pairs].map(([to, from]) => [from, to]));
	const before = was.map((node, from) => (partner.has(from) ? `=${from}` : sign(node)));
	const after = is.map((node, to) => (pairs.has(to) ? `=${pairs.get(to)}` : sign(node)));
	let [from, to] = [0, 0];
	const keep = (until: number): void => {
		for (; from < until; from++, to++) if (!pairs.has(to)) pair(to, from);
	};
	for (const edit of editsBetween(before, after)) {
		keep(edit.from);
		from = edit.to;
		to += edit.put.length;
	}
	keep(was.length);
}

/** What says the same elsewhere was moved. An empty line is like any other, so none of them is ever "moved". */
function pairBySign(
	was: readonly Node[],
	is: readonly Node[],
	free: Free,
	sign: (node: Node) => string,
	pair: Pair
): void {
	const known = new Map<string, number[]>();
	for (const from of free.from) {
		const node = was[from]!;
		if (wordsIn(node).trim() === '') continue;
		const places = known.get(sign(node));
		if (places) places.push(from);
		else known.set(sign(node), [from]);
	}
	for (const to of free.to) {
		const from = known.get(sign(is[to]!))?.shift();
		if (from !== undefined) pair(to, from);
	}
}

/** The most alike first; of two that are as alike, the nearer. */
function pairAlike(was: readonly Node[], is: readonly Node[], free: Free, pair: Pair): void {
	const before = new Map(free.from.map((from) => [from, wordSet(was[from]!)]));
	const holders = new Map<string, number[]>();
	for (const [from, words] of before)
		for (const word of words) {
			const places = holders.get(word);
			if (places) places.push(from);
			else holders.set(word, [from]);
		}
	const found: { to: number; from: number; alike: number }[] = [];
	for (const to of free.to) {
		const words = wordSet(is[to]!);
		const shared = new Map<number, number>();
		for (const word of words) {
			const places = holders.get(word) ?? [];
			if (places.length > mostHolders) continue;
			for (const from of places) shared.set(from, (shared.get(from) ?? 0) + 1);
		}
		for (const from of shared.keys()) {
			const alike = likeness(before.get(from)!, words);
			if (mayBe(was[from]!, is[to]!, alike)) found.push({ to, from, alike });
		}
	}
	found.sort((a, b) => b.alike - a.alike || Math.abs(a.to - a.from) - Math.abs(b.to - b.from) || a.to - b.to);
	const [usedFrom, usedTo] = [new Set<number>(), new Set<number>()];
	for (const { to, from } of found) {
		if (usedFrom.has(from) || usedTo.has(to)) continue;
		usedFrom.add(from);
		usedTo.add(to);
		pair(to, from);
	}
}

function mayBe(was: Node, is: Node, alike: number): boolean {
	// a table is its rows, which have ids of their own: another table is never the same one
	if (was.type === 'actionTable' || is.type === 'actionTable') return false;
	return alike >= (was.type === is.type ? alikeEnough : alikeInAnotherForm);
}

function wordSet(node: Node): Set<string> {
	return new Set(
		wordsIn(node)
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu)
	);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let both = 0;
	for (const word of a) if (b.has(word)) both++;
	return (2 * both) / (a.size + b.size);
}
