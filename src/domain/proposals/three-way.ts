// Three states of the same words: as somebody saw them, as they are now, and as somebody wants them. What both sides did comes
// together as long as they did not touch the same words; where they did, people have to look.
import { aligned } from '../diff/alignment.ts';
import { holdsText, type Node } from '../diff/difference.ts';
import { signing } from '../diff/nodes-between.ts';
import type { Inside } from '../hunks.ts';
import type { Mark, TextNode } from '../rich-text.ts';
import { editsBetween, mergeEdits, wordsOf, type Touching } from '../word-edits.ts';
import { alike } from './alike.ts';

/**
 * `now` with what leads from `base` to `next`; null where both changed the same words. `touching` says what becomes of words
 * that were put side by side at one place: they stand there, or people have to look.
 */
export function threeWay(base: Inside, now: Inside, next: Inside, touching: Touching): Inside | null {
	if (alike(now, base) || alike(now, next)) return next;
	if (alike(next, base)) return now;
	if ([base, now, next].every(isText))
		return wordsMerged(base as Words, now as Words, next as Words, touching);
	if ([base, now, next].some((inside) => inside.some(({ type }) => type === 'text'))) return null;
	return nodesMerged(base as readonly Node[], now as readonly Node[], next as readonly Node[], touching);
}

type Words = readonly TextNode[];

function wordsMerged(base: Words, now: Words, next: Words, touching: Touching): Inside | null {
	const [was, is, wanted] = [tokensOf(base), tokensOf(now), tokensOf(next)];
	const both = mergeEdits(was, editsBetween(was, is), editsBetween(was, wanted), touching);
	return both && fromTokens(both);
}

/** A word together with how it looks, so that making a word bold is a change of that word. */
function tokensOf(nodes: Words): string[] {
	return nodes.flatMap(({ text, marks = [] }) => {
		const look = JSON.stringify(marks.map(markInOrder));
		return wordsOf(text).map((word) => `${look}\n${word}`);
	});
}

function markInOrder(mark: Mark): unknown {
	return 'attrs' in mark ? { type: mark.type, attrs: { href: mark.attrs.href } } : { type: mark.type };
}

function fromTokens(tokens: readonly string[]): Words {
	const nodes: TextNode[] = [];
	for (const token of tokens) {
		const end = token.indexOf('\n');
		const marks = JSON.parse(token.slice(0, end)) as Mark[];
		const text = token.slice(end + 1);
		const last = nodes.at(-1);
		if (last && alike(last.marks ?? [], marks)) nodes[nodes.length - 1] = { ...last, text: last.text + text };
		else nodes.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
	}
	return nodes;
}

type Nodes = readonly Node[];

/** Between two nodes that all three have, one side may have taken away, the other put in. */
function nodesMerged(base: Nodes, now: Nodes, next: Nodes, touching: Touching): Inside | null {
	const [inNow, inNext] = [placesIn(base, now), placesIn(base, next)];
	const merged: Node[] = [];
	let [from, is, wanted] = [0, 0, 0];
	for (let at = 0; at <= base.length; at++) {
		const [present, after] = at === base.length ? [now.length, next.length] : [inNow.get(at), inNext.get(at)];
		if (present === undefined || after === undefined) continue;
		const between = gapMerged(
			base.slice(from, at),
			side(now, is, present, inNow, from),
			side(next, wanted, after, inNext, from)
		);
		if (!between) return null;
		merged.push(...between);
		if (at < base.length) {
			const both = nodeMerged(base[at]!, now[present]!, next[after]!, touching);
			if (!both) return null;
			merged.push(both);
		}
		[from, is, wanted] = [at + 1, present + 1, after + 1];
	}
	return merged as unknown as Inside;
}

/** Where each of the first nodes stands in the second list, in the same order; what moved went and came. */
function placesIn(base: Nodes, other: Nodes): Map<number, number> {
	const { pairs, moved } = aligned(base, other, signing());
	const places = new Map([...pairs].filter(([to]) => !moved.has(to)).map(([to, from]) => [from, to]));
	const stops = [...places, [base.length, other.length] as const].sort(([a], [b]) => a - b);
	let [from, to] = [0, 0];
	for (const [nextFrom, nextTo] of stops) {
		// as many nodes of the same kinds between two that stayed: they were rewritten
		const sameKinds =
			nextFrom - from === nextTo - to &&
			base.slice(from, nextFrom).every(({ type }, at) => other[to + at]?.type === type);
		if (sameKinds) for (let at = 0; from + at < nextFrom; at++) places.set(from + at, to + at);
		[from, to] = [nextFrom + 1, nextTo + 1];
	}
	return places;
}

interface Side {
	/** What of the gap it still has, by its place there. */
	readonly kept: ReadonlyMap<number, Node>;
	/** What it put there, and behind how many of the gap. */
	readonly put: readonly { readonly behind: number; readonly node: Node }[];
}

function side(
	nodes: Nodes,
	start: number,
	end: number,
	places: ReadonlyMap<number, number>,
	from: number
): Side {
	const placeOf = new Map([...places].map(([was, is]) => [is, was - from]));
	const kept = new Map<number, Node>();
	const put: { behind: number; node: Node }[] = [];
	let behind = 0;
	for (let at = start; at < end; at++) {
		const place = placeOf.get(at);
		if (place === undefined) put.push({ behind, node: nodes[at]! });
		else {
			kept.set(place, nodes[at]!);
			behind = place + 1;
		}
	}
	return { kept, put };
}

function gapMerged(base: Nodes, now: Side, next: Side): Node[] | null {
	// each put something else in place of the same thing
	const both = base.some((_, at) => !now.kept.has(at) && !next.kept.has(at));
	if (both && now.put.length > 0 && next.put.length > 0 && !alike(now.put, next.put)) return null;
	const writtenIn = base.some((node, at) =>
		[now, next].some(({ kept }) => kept.has(at) && !alike(kept.get(at), node))
	);
	if (writtenIn) return null;
	const put = alike(now.put, next.put) ? now.put : [...now.put, ...next.put];
	return [...put].sort((a, b) => a.behind - b.behind).map(({ node }) => node);
}

function nodeMerged(was: Node, is: Node, wanted: Node, touching: Touching): Node | null {
	if (alike(is, was) || alike(is, wanted)) return wanted;
	if (alike(wanted, was)) return is;
	const type = either(was.type, is.type, wanted.type);
	if (type === null) return null;
	if ((is.type !== was.type || wanted.type !== was.type) && !(holdsText(is) && holdsText(wanted)))
		return null;
	const keys = new Set([was, is, wanted].flatMap(({ attrs }) => Object.keys(attrs ?? {})));
	const attrs: Record<string, string | number> = {};
	for (const key of keys) {
		const value = either(was.attrs?.[key], is.attrs?.[key], wanted.attrs?.[key]);
		if (value === null) return null;
		if (value !== undefined) attrs[key] = value;
	}
	const content = threeWay(contentOf(was), contentOf(is), contentOf(wanted), touching);
	if (!content) return null;
	return {
		type,
		...(Object.keys(attrs).length > 0 ? { attrs } : {}),
		...(content.length > 0 ? { content: content as Node['content'] & object } : {})
	};
}

/** The one that changed; null when both did, in two ways. */
function either<Value>(was: Value, is: Value, wanted: Value): Value | null {
	if (wanted === was || wanted === is) return is;
	return is === was ? wanted : null;
}

function contentOf({ content }: Node): Inside {
	return (content ?? []) as Inside;
}

function isText(inside: Inside): boolean {
	return inside.every((node) => node.type === 'text');
}
