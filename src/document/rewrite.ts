// Makes what stands in a live document read as wanted, changing as little as possible: what stays keeps its authors, and
// carets of others stay where they are.
import * as Y from 'yjs';
import type { Block } from '#domain/plan.ts';
import type { Inside, Values } from '#domain/hunks.ts';
import type { ListItem, RichBlock, TextNode } from '#domain/rich-text.ts';
import { readElement } from './read.ts';
import { isNodeName, nodes } from './schema.ts';
import { elementFor, marksFor } from './write.ts';
import { editsBetween, wordsOf } from '#domain/word-edits.ts';

/** Everything inside a block, or all blocks of a cell. */
export function rewriteInside(parent: Y.XmlFragment, next: Inside): void {
	const name = parent instanceof Y.XmlElement ? parent.nodeName : '';
	if (isNodeName(name) && nodes[name].holds === 'text')
		rewriteText(
			parent,
			next.filter((node): node is TextNode => node.type === 'text')
		);
	else
		rewriteNodes(
			parent,
			next.filter((node): node is RichBlock | ListItem => node.type !== 'text')
		);
}

/** Sets the values that differ. */
export function rewriteAttributes(element: Y.XmlElement, next: Values): void {
	const held = element as Y.XmlElement<Record<string, string | number>>;
	for (const [key, value] of Object.entries(next)) {
		if ((held.getAttribute(key) ?? '') !== value) held.setAttribute(key, value);
	}
}

function rewriteNodes(parent: Y.XmlFragment, next: readonly (RichBlock | ListItem)[]): void {
	const standing = parent.toArray().map((child) => JSON.stringify(contentOf(child)));
	const wanted = next.map((node) => JSON.stringify(node));
	let start = 0;
	while (start < standing.length && start < wanted.length && standing[start] === wanted[start]) start++;
	let end = 0;
	const room = Math.min(standing.length, wanted.length) - start;
	while (end < room && standing.at(-1 - end) === wanted.at(-1 - end)) end++;
	let at = start;
	const last = standing.length - end;
	for (const node of next.slice(start, next.length - end)) {
		const child = at < last ? parent.get(at) : null;
		if (!(child instanceof Y.XmlElement) || child.nodeName !== node.type) break;
		rewriteNode(child, node);
		at++;
	}
	const rest = next.slice(at, next.length - end);
	if (last > at) parent.delete(at, last - at);
	if (rest.length > 0) parent.insert(at, rest.map(elementFor));
}

function rewriteNode(element: Y.XmlElement, node: Block | RichBlock | ListItem): void {
	if ('attrs' in node && node.attrs) rewriteAttributes(element, node.attrs as Values);
	rewriteInside(element, 'content' in node ? (node.content ?? []) : []);
}

function contentOf(child: unknown): unknown {
	return child instanceof Y.XmlElement ? readElement(child) : null;
}

/** Words first, then how they look. Two runs side by side (two people began in an empty block at once) are one text here. */
function rewriteText(element: Y.XmlFragment, next: readonly TextNode[]): void {
	if (!element.toArray().some((child) => child instanceof Y.XmlText)) element.insert(0, [new Y.XmlText()]);
	const runs = element.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);
	const standing = wordsOf(runs.map(plain).join(''));
	const edits = editsBetween(standing, wordsOf(next.map(({ text }) => text).join('')));
	// from the end, so that earlier places stay where they are
	for (const { from, to, put } of edits.toReversed()) {
		const at = lengthOf(standing.slice(0, from));
		eachPart(runs, at, lengthOf(standing.slice(from, to)), (run, start, length) => run.delete(start, length));
		const words = put.join('');
		if (words !== '') insertAt(runs, at, words);
	}
	let at = 0;
	for (const node of next) {
		const wanted = marksFor(node);
		eachPart(runs, at, node.text.length, (run, start, length) => formatPart(run, start, length, wanted));
		at += node.text.length;
	}
}

function insertAt(runs: readonly Y.XmlText[], at: number, words: string): void {
	let start = 0;
	for (const run of runs) {
		if (at <= start + run.length || run === runs.at(-1)) return run.insert(at - start, words);
		start += run.length;
	}
}

/** The part of each run that lies in this stretch of the whole. */
function eachPart(
	runs: readonly Y.XmlText[],
	at: number,
	length: number,
	act: (run: Y.XmlText, start: number, length: number) => void
): void {
	let start = 0;
	const parts = runs.map((run) => {
		const part = { run, from: Math.max(at - start, 0), to: Math.min(at + length - start, run.length) };
		start += run.length;
		return part;
	});
	for (const { run, from, to } of parts) if (to > from) act(run, from, to - from);
}

type Marks = Readonly<Record<string, unknown>>;

/** Formats only where it is not so already: a mark that is set again is a change in the log, and a caret that jumps. */
function formatPart(run: Y.XmlText, start: number, length: number, wanted: Marks): void {
	let at = 0;
	const wrong: { from: number; length: number; change: Record<string, unknown> }[] = [];
	for (const { insert, attributes = {} } of run.toDelta() as { insert: unknown; attributes?: Marks }[]) {
		const size = typeof insert === 'string' ? insert.length : 1;
		const from = Math.max(at, start);
		const to = Math.min(at + size, start + length);
		if (to > from && !same(attributes, wanted)) {
			const gone = Object.keys(attributes).map((key) => [key, null] as const);
			wrong.push({ from, length: to - from, change: { ...Object.fromEntries(gone), ...wanted } });
		}
		at += size;
	}
	for (const { from, length: long, change } of wrong) run.format(from, long, change);
}

function same(one: Marks, other: Marks): boolean {
	const keys = Object.keys(one);
	return (
		keys.length === Object.keys(other).length &&
		keys.every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]))
	);
}

function plain(run: Y.XmlText): string {
	const pieces: { insert?: unknown }[] = run.toDelta();
	return pieces.map((piece) => (typeof piece.insert === 'string' ? piece.insert : '')).join('');
}

function lengthOf(tokens: readonly string[]): number {
	return tokens.reduce((sum, token) => sum + token.length, 0);
}
