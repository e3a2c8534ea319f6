// Two changes of the same words: mine, made on `base`, beside what others have made of it since.
import type { Inside } from '#domain/hunks.ts';
import type { Mark, TextNode } from '#domain/rich-text.ts';
import { editsBetween, mergeEdits, wordsOf } from '#domain/word-edits.ts';

/** What the block should say now; null where both changed the same words. */
export function mergeInside(base: Inside, now: Inside, next: Inside): Inside | null {
	if (same(now, base) || same(now, next)) return next;
	if ([base, now, next].every(isText)) return mergeText(base as Words, now as Words, next as Words);
	if (base.length !== now.length || base.length !== next.length) return null;
	const merged: Inside[number][] = [];
	for (const [i, was] of base.entries()) {
		const [is, wanted] = [now[i]!, next[i]!];
		if (same(is, was)) merged.push(wanted);
		else if (same(wanted, was) || same(wanted, is)) merged.push(is);
		else {
			if (was.type !== is.type || was.type !== wanted.type || was.type === 'text') return null;
			const content = mergeInside(insideOf(was), insideOf(is), insideOf(wanted));
			if (!content) return null;
			merged.push({ ...is, content } as Inside[number]);
		}
	}
	return merged;
}

type Words = readonly TextNode[];

function mergeText(base: Words, now: Words, next: Words): Words | null {
	const [was, is, wanted] = [tokensOf(base), tokensOf(now), tokensOf(next)];
	const merged = mergeEdits(was, editsBetween(was, is), editsBetween(was, wanted));
	return merged && fromTokens(merged);
}

/** A word together with how it looks, so that making a word bold is a change of that word. */
function tokensOf(nodes: Words): string[] {
	return nodes.flatMap(({ text, marks = [] }) => {
		const look = JSON.stringify(marks);
		return wordsOf(text).map((word) => `${look}\n${word}`);
	});
}

function fromTokens(tokens: readonly string[]): Words {
	const nodes: TextNode[] = [];
	for (const token of tokens) {
		const end = token.indexOf('\n');
		const marks = JSON.parse(token.slice(0, end)) as Mark[];
		const text = token.slice(end + 1);
		const last = nodes.at(-1);
		if (last && same(last.marks ?? [], marks)) nodes[nodes.length - 1] = { ...last, text: last.text + text };
		else nodes.push({ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) });
	}
	return nodes;
}

function isText(inside: Inside): boolean {
	return inside.every((node) => node.type === 'text');
}

function insideOf(node: Inside[number]): Inside {
	return 'content' in node ? (node.content ?? []) : [];
}

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
