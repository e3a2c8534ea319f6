// Both ends of an anchor in terms of the shared document: they stay with the characters beside them while others write around
// them, and say nothing when their line is gone. Text to the outside, so that it can be kept and sent.
import * as Y from 'yjs';
import type { Anchor, Relative } from '#domain/anchor.ts';
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import type { Spot, TextRange } from '#domain/anchors/plan-words.ts';
import { rootsOf } from '../roots.ts';
import { isNodeName, nodes, type Place } from '../schema.ts';

/** A line with words: where its characters are in the shared document. */
interface Line {
	readonly texts: readonly Y.XmlText[];
}

interface Where {
	readonly actionId: string | null;
	readonly column: ActionColumn | null;
	readonly line: number;
	/** Characters of the line before this text. */
	readonly offset: number;
}

/** Between a document as it is now and relative positions, for many anchors: it is read once. */
export interface RelativePlaces {
	/** Where relative positions are; null when their line is gone. */
	at(anchor: Pick<Anchor, 'relStart' | 'relEnd'>): TextRange | null;
	/** Relative positions of a range; null when there are no such words. */
	of(range: TextRange): Relative | null;
	/** The shared text in which a range stands; null when it is more than one, or none. */
	textAt(range: TextRange): TextSpan | null;
}

export interface TextSpan {
	readonly text: Y.XmlText;
	readonly from: number;
	readonly to: number;
}

export function relativePlaces(doc: Y.Doc): RelativePlaces {
	const { places, roots } = readRoots(doc);
	const placeOf = (kept: string | null): { where: Where; spot: Spot } | null => {
		const position = kept === null ? null : decoded(kept);
		const found = position && Y.createAbsolutePositionFromRelativePosition(position, doc);
		// what it stood in may be deleted and known still
		const where = found && !found.type._item?.deleted ? places.get(found.type) : undefined;
		return where && found ? { where, spot: { line: where.line, offset: where.offset + found.index } } : null;
	};
	return {
		at({ relStart, relEnd }) {
			const [start, end] = [placeOf(relStart), placeOf(relEnd)];
			if (!start || !end || start.where.actionId !== end.where.actionId) return null;
			const { actionId, column } = start.where;
			return column === end.where.column ? { actionId, column, from: start.spot, to: end.spot } : null;
		},
		of({ actionId, column, from, to }) {
			const lines = roots.get(nameOf(actionId, column)) ?? [];
			const [start, end] = [endOf(lines, from, 0), endOf(lines, to, -1)];
			return start !== null && end !== null ? { relStart: start, relEnd: end } : null;
		},
		textAt({ actionId, column, from, to }) {
			if (from.line !== to.line) return null;
			let before = 0;
			for (const text of roots.get(nameOf(actionId, column))?.[from.line]?.texts ?? []) {
				const [start, end] = [from.offset - before, to.offset - before];
				if (start >= 0 && end <= text.length) return { text, from: start, to: end };
				before += text.length;
			}
			return null;
		}
	};
}

function nameOf(actionId: string | null, column: ActionColumn | null): string {
	return `${actionId ?? ''} ${column ?? ''}`;
}

function readRoots(doc: Y.Doc): { places: Map<unknown, Where>; roots: Map<string, readonly Line[]> } {
	const { body, actions } = rootsOf(doc);
	const places = new Map<unknown, Where>();
	const roots = new Map<string, readonly Line[]>();
	const add = (root: Y.XmlFragment, actionId: string | null, column: ActionColumn | null): void => {
		const withWords: Line[] = [];
		for (const line of linesUnder(root, actionId === null ? 'body' : 'cell')) {
			let offset = 0;
			for (const text of line.texts) {
				places.set(text, { actionId, column, line: withWords.length, offset });
				offset += text.length;
			}
			if (offset > 0) withWords.push(line);
		}
		roots.set(nameOf(actionId, column), withWords);
	};
	add(body, null, null);
	for (const [id, row] of actions)
		for (const column of actionColumnIds) {
			const cell: unknown = row instanceof Y.Map ? row.get(column) : null;
			if (cell instanceof Y.XmlFragment) add(cell, id, column);
		}
	return { places, roots };
}

/** The lines that reading knows, in its order. */
function linesUnder(parent: Y.XmlFragment, place: Place): Line[] {
	return parent.toArray().flatMap((child): Line[] => {
		if (!(child instanceof Y.XmlElement) || !isNodeName(child.nodeName)) return [];
		const { within, holds } = nodes[child.nodeName];
		if (!within.includes(place)) return [];
		if (holds === 'text') return [{ texts: child.toArray().filter((each) => each instanceof Y.XmlText) }];
		return holds === 'nodes' ? linesUnder(child, child.nodeName) : [];
	});
}

/** `side` 0 holds to the character behind the spot, -1 to the one before it. */
function endOf(lines: readonly Line[], { line, offset }: Spot, side: 0 | -1): string | null {
	let left = offset;
	for (const text of lines[line]?.texts ?? []) {
		if (left < text.length || (side === -1 && left === text.length && left > 0))
			return encoded(Y.createRelativePositionFromTypeIndex(text, left, side));
		left -= text.length;
	}
	return null;
}

function encoded(position: Y.RelativePosition): string {
	const text = btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));
	return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null for what is none: it came from outside. */
function decoded(kept: string): Y.RelativePosition | null {
	try {
		const text = atob(kept.replaceAll('-', '+').replaceAll('_', '/'));
		return Y.decodeRelativePosition(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
	} catch {
		return null;
	}
}
