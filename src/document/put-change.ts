// Puts one change into a live document, also into one that has changed since: words by words, in the name of whoever holds
// the document. What others have written meanwhile stays.
import * as Y from 'yjs';
import type { Block } from '#domain/plan.ts';
import type { CellHunk, Hunk, Inside, RowValue, Values } from '#domain/hunks.ts';
import { cell } from './action-rows.ts';
import { blockOf } from './block-keys.ts';
import { insideOf, valuesOf } from './changes-between.ts';
import { readElement, readRichText } from './read.ts';
import { alike } from '#domain/proposals/alike.ts';
import { threeWay } from '#domain/proposals/three-way.ts';
import type { Touching } from '#domain/word-edits.ts';
import { writeInside } from './restoring/write-over.ts';
import { rewriteAttributes } from './rewrite.ts';
import { rootsOf } from './roots.ts';
import { elementFor, rowFor } from './write.ts';

/**
 * Puts changes in, in one transaction of the caller's, and says of each whether it is in now: not when its place is gone, or
 * somebody has changed the same words since. `touching`: what becomes of words that two people put at one place.
 */
export function putChanges(doc: Y.Doc, hunks: readonly Hunk[], touching: Touching = 'beside'): boolean[] {
	// found before anything is put in: a block that comes may bear the id of one that stands
	const blocks = new Map(hunks.map((hunk) => [hunk, standingFor(doc, hunk)]));
	const torn = new Set(hunks.flatMap((hunk) => idThatStays(hunk, blocks.get(hunk) ?? null)));
	return hunks.map((hunk) => {
		// a block that was moved or made into something else comes and goes: when it cannot go, it would stand twice
		if (hunk.op === 'insert-after' && hunk.next.some((block) => torn.has(idOf(block)))) return false;
		return putChange(doc, hunk, blocks.get(hunk) ?? null, touching);
	});
}

/** The block a change is about. One without a name of its own may have been made anew: the only one that says the same. */
export function standingFor(doc: Y.Doc, hunk: Hunk): Y.XmlElement | null {
	if (!('blockId' in hunk) || hunk.blockId === undefined) return null;
	const { body } = rootsOf(doc);
	const found = blockOf(body, hunk.blockId);
	if (found || (hunk.op !== 'text' && hunk.op !== 'delete')) return found;
	const says = (element: unknown): element is Y.XmlElement => {
		const block = element instanceof Y.XmlElement ? readElement(element) : null;
		if (!block || hunk.base === null) return false;
		return hunk.op === 'delete'
			? alike(block, hunk.base)
			: hunk.base.length > 0 && alike(insideOf(block), hunk.base);
	};
	const [only, other] = body.toArray().filter(says);
	return only && !other ? only : null;
}

function idOf(block: Block): string {
	return 'attrs' in block && block.attrs && 'id' in block.attrs ? (block.attrs.id ?? '') : '';
}

/** The id of a block that is to be deleted and has been written in since. */
function idThatStays(hunk: Hunk, element: Y.XmlElement | null): string[] {
	if (hunk.op !== 'delete' || !element || alike(readElement(element), hunk.base)) return [];
	const id = idOf(hunk.base);
	return id === '' ? [] : [id];
}

function putChange(doc: Y.Doc, hunk: Hunk, block: Y.XmlElement | null, touching: Touching): boolean {
	switch (hunk.op) {
		case 'text':
			return 'actionId' in hunk ? putInCell(doc, hunk, touching) : putInBlock(block, hunk, touching);
		case 'insert-after':
			return putBlocks(doc, hunk, block);
		case 'delete':
			return takeBlock(doc, hunk, block);
		case 'attrs':
			return hunk.blockId === undefined ? putValues(doc, hunk) : putBlockValues(block, hunk);
		default:
			return putInRow(doc, hunk);
	}
}

interface Change {
	readonly base: Inside;
	readonly next: Inside;
}

function putInCell(doc: Y.Doc, { actionId, column, base, next }: CellHunk, touching: Touching): boolean {
	if (!(rootsOf(doc).actions.get(actionId) instanceof Y.Map)) return false;
	const fragment = cell(doc, actionId, column);
	return putInside(fragment, readRichText(fragment), { base, next }, touching);
}

function putInBlock(element: Y.XmlElement | null, change: Change, touching: Touching): boolean {
	const block = element && readElement(element);
	return block ? putInside(element, insideOf(block), change, touching) : false;
}

function putInside(parent: Y.XmlFragment, now: Inside, { base, next }: Change, touching: Touching): boolean {
	const wanted = threeWay(base, now, next, touching);
	if (!wanted) return false;
	writeInside(parent, wanted);
	return true;
}

type Op<Name extends Hunk['op']> = Extract<Hunk, { readonly op: Name }>;

function putBlocks(doc: Y.Doc, { blockId, next }: Op<'insert-after'>, behind: Y.XmlElement | null): boolean {
	if (blockId !== '' && !behind) return false;
	rootsOf(doc).body.insertAfter(behind, next.map(elementFor));
	return true;
}

function takeBlock(doc: Y.Doc, { base }: Op<'delete'>, element: Y.XmlElement | null): boolean {
	if (!element) return true;
	// somebody has written in it since: their words stay
	if (!alike(readElement(element), base)) return false;
	const { body } = rootsOf(doc);
	body.delete(body.toArray().indexOf(element), 1);
	return true;
}

function putBlockValues(element: Y.XmlElement | null, { base, next }: Op<'attrs'>): boolean {
	const block = element && readElement(element);
	if (!block || !next || !stand(valuesOf(block), base, next)) return false;
	rewriteAttributes(element, next);
	return true;
}

/** Of an area, or of the plan itself. */
function putValues(doc: Y.Doc, { areaId, base, next }: Op<'attrs'>): boolean {
	const { areas, meta } = rootsOf(doc);
	const held = areaId === undefined ? meta : areas.get(areaId);
	if (areaId !== undefined && next === null) {
		areas.delete(areaId);
		return true;
	}
	if (areaId !== undefined && !(held instanceof Y.Map)) {
		areas.set(areaId, new Y.Map(Object.entries(next ?? {})));
		return true;
	}
	if (!(held instanceof Y.Map) || !next) return false;
	const now = Object.fromEntries([...held.entries()].map(([key, value]) => [key, String(value)]));
	if (!stand(now, base, next)) return false;
	for (const [key, value] of Object.entries(next)) if (now[key] !== value) held.set(key, value);
	return true;
}

/** Whether the values are as they were, or as wanted already. */
function stand(now: Values, base: Values | null, next: Values): boolean {
	return Object.keys(next).every((key) => {
		const is = now[key] ?? '';
		return is === (base?.[key] ?? '') || is === next[key];
	});
}

type RowHunk = Op<'action.set' | 'action.insert' | 'action.remove'>;

function putInRow(doc: Y.Doc, hunk: RowHunk): boolean {
	const { actions } = rootsOf(doc);
	const row = actions.get(hunk.actionId);
	if (hunk.op === 'action.insert') {
		if (!row) actions.set(hunk.actionId, rowFor(hunk.next));
		return true;
	}
	if (!(row instanceof Y.Map)) return false;
	if (hunk.op === 'action.remove') {
		if (typeof row.get('deletedAt') !== 'string') row.set('deletedAt', hunk.next);
		return true;
	}
	const { column, base, next } = hunk;
	if (column === 'areas' || column === 'responsible')
		return putInSet(row.get(column), asList(base), asList(next));
	const now: unknown = row.get(column) ?? null;
	if (now === next) return true;
	if (now !== base) return false;
	row.set(column, next);
	return true;
}

/** Adds and takes away only what the change did; what others have linked stays linked. */
function putInSet(set: unknown, base: readonly string[], next: readonly string[]): boolean {
	if (!(set instanceof Y.Map)) return false;
	for (const id of next) if (!base.includes(id) && !set.has(id)) set.set(id, true);
	for (const id of base) if (!next.includes(id)) set.delete(id);
	return true;
}

function asList(value: RowValue): readonly string[] {
	return Array.isArray(value) ? (value as readonly string[]) : [];
}
