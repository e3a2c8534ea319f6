// May this stand in a plan? One check per Yjs item decides, whether the whole document is looked at or only what a
// transaction brought, so the two cannot disagree. It accepts everything that merging honest edits can give (empty
// lists, text nodes side by side, repeated ids) and is pure: it never repairs.
import * as Y from 'yjs';
import type { RefusalCode } from '#domain/refusals.ts';
import { depthOf, holderOf, pathOf, type Holder, type SharedType } from './holder.ts';
import { Neighbours } from './neighbours.ts';
import { rootsOf, type Roots } from './roots.ts';
import {
	areaScalars,
	deepest,
	isMarkName,
	isNodeName,
	isSafeId,
	largestDocument,
	longestBlock,
	marks,
	metaScalars,
	nodes,
	roots as rootNames,
	rowParts,
	rowScalars,
	rowSets,
	type Place
} from './schema.ts';
import { sizeOf } from './size.ts';

export interface Fault {
	readonly code: RefusalCode;
	/** For the log: where, and what kind of thing. Never a person's words. */
	readonly where: string;
}

/** The whole document. Costs as much as the document is long. */
export function faultIn(doc: Y.Doc): Fault | null {
	const roots = rootsOf(doc);
	const fault = faultInFrame(doc);
	if (fault) return fault;
	const blocks = new Set<Y.XmlElement>();
	for (const structs of doc.store.clients.values()) {
		for (const struct of structs) {
			const found = faultInStruct(struct, roots, blocks);
			if (found) return found;
		}
	}
	for (const id of roots.actions._map.keys()) {
		const found = faultInRow(id, roots);
		if (found) return found;
	}
	if (sizeOf(doc) > largestDocument) return { code: 'too-big', where: 'document' };
	return faultInLengths(blocks);
}

/**
 * What one transaction brought, for `doc.on('afterTransaction', (transaction) => …)` on a document that was without
 * fault before it. Costs as much as the change is long. The size of the whole is watched by `DocumentSize`.
 */
export function faultInChanged(doc: Y.Doc, transaction: Y.Transaction): Fault | null {
	const roots = rootsOf(doc);
	const fault = faultInFrame(doc);
	if (fault) return fault;
	const blocks = new Set<Y.XmlElement>();
	const neighbours = new Neighbours(doc);
	for (const [client, after] of transaction.afterState) {
		const before = transaction.beforeState.get(client) ?? 0;
		const structs = doc.store.clients.get(client);
		if (after <= before || !structs) continue;
		for (let index = Y.findIndexSS(structs, before); index < structs.length; index++) {
			const struct = structs[index];
			const found = struct && faultInStruct(struct, roots, blocks);
			if (found) return found;
			if (struct instanceof Y.Item && neighbours.areCrossed(struct)) return invalid('neighbours crossed');
		}
	}
	for (const [type, keys] of transaction.changed) {
		// By its map: a root that nobody had asked for yet was a nameless type when the transaction touched it.
		const rows =
			type._map === roots.actions._map ? keys : holderOf(type, roots) === 'row' ? [keyOf(type)] : [];
		for (const id of rows) {
			const found = id === null ? null : faultInRow(id, roots);
			if (found) return found;
		}
	}
	return faultInLengths(blocks);
}

/** Roots nobody agreed on, and structs that wait for others that never came. */
function faultInFrame(doc: Y.Doc): Fault | null {
	if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return invalid('pending');
	const known: readonly string[] = Object.values(rootNames);
	for (const [name, root] of doc.share) {
		if (!known.includes(name) && (root._start !== null || root._map.size > 0)) return invalid('root');
	}
	return null;
}

function faultInStruct(struct: Y.Item | Y.GC, roots: Roots, blocks: Set<Y.XmlElement>): Fault | null {
	if (!(struct instanceof Y.Item) || struct.deleted) return null;
	const parent = struct.parent as SharedType;
	const holder = holderOf(parent, roots);
	const fault = (why: string, code: RefusalCode = 'invalid-change'): Fault => ({
		code,
		where: `${why} in ${pathOf(parent, roots, struct.parentSub)}`
	});
	const { content, parentSub } = struct;
	if (content instanceof Y.ContentString) {
		if (holder !== 'text' || parentSub !== null) return fault('text out of place');
		if (!content.str.isWellFormed()) return fault('half a character');
		blocks.add(parent._item?.parent as Y.XmlElement);
		return null;
	}
	if (content instanceof Y.ContentFormat) {
		const fits = holder === 'text' && parentSub === null && isMark(content.key, content.value);
		return fits ? null : fault('mark');
	}
	if (content instanceof Y.ContentAny) {
		const fits =
			parentSub !== null && content.arr.length === 1 && isScalar(holder, parentSub, content.arr[0]);
		return fits ? null : fault('value');
	}
	if (!(content instanceof Y.ContentType)) return fault(content.constructor.name);
	const type = content.type as SharedType;
	if (parentSub !== null) return isPart(holder, parentSub, type) ? null : fault('part');
	if (!isChild(holder, type)) return fault('node');
	return depthOf(type, deepest) > deepest ? fault('too deep', 'too-big') : null;
}

/** Formatting ends with a null under the mark's name. */
function isMark(key: string, value: unknown): boolean {
	if (!isMarkName(key)) return false;
	if (value === null) return true;
	if (typeof value !== 'object' || Array.isArray(value)) return false;
	const wanted = Object.entries(marks[key]);
	const given = value as Record<string, unknown>;
	return (
		Object.keys(given).length === wanted.length &&
		wanted.every(([name, accepts]) => Object.hasOwn(given, name) && accepts(given[name]))
	);
}

function isScalar(holder: Holder, key: string, value: unknown): boolean {
	if (holder === 'set') return value === true && isSafeId(key);
	if (isNodeName(holder)) {
		const { attributes } = nodes[holder];
		return Object.hasOwn(attributes, key) && attributes[key]?.accepts(value) === true;
	}
	const scalars = holder === 'row' ? rowScalars : holder === 'area' ? areaScalars : metaScalars;
	const holds = holder === 'row' || holder === 'area' || holder === 'meta';
	return holds && Object.hasOwn(scalars, key) && scalars[key]?.(value) === true;
}

function isPart(holder: Holder, key: string, type: SharedType): boolean {
	if (holder === 'actions' || holder === 'areas') return isSafeId(key) && type.constructor === Y.Map;
	if (holder !== 'row' || !rowParts.includes(key)) return false;
	const set = (rowSets as readonly string[]).includes(key);
	return type.constructor === (set ? Y.Map : Y.XmlFragment);
}

function isChild(holder: Holder, type: SharedType): boolean {
	if (isNodeName(holder) && nodes[holder].holds === 'text') return type.constructor === Y.XmlText;
	if (type.constructor !== Y.XmlElement) return false;
	const name = (type as Y.XmlElement).nodeName;
	return isNodeName(name) && nodes[name].within.includes(holder as Place);
}

/**
 * A row's key is set once and stays, and so do its cells and sets: what was there before would take somebody's words
 * with it. Its single values may be absent: two people setting one value at once, and one of them undoing, can leave
 * none (tried; see the test), and that is honest.
 */
function faultInRow(id: string, { actions }: Roots): Fault | null {
	const item = actions._map.get(id);
	const where = `actions/${id.slice(0, 64)}`;
	if (!item || item.deleted || item.left !== null) return invalid(`row removed or set twice: ${where}`);
	if (!(item.content instanceof Y.ContentType)) return invalid(where);
	for (const part of rowParts) {
		const held = (item.content.type as SharedType)._map.get(part);
		if (!held || held.deleted || held.left !== null)
			return invalid(`part missing or set twice: ${where}/${part}`);
	}
	return null;
}

/** Only reached when every struct was found in its place, so these are blocks of text. */
function faultInLengths(blocks: Set<Y.XmlElement>): Fault | null {
	for (const block of blocks) {
		const runs = block.toArray() as Y.XmlText[];
		const length = runs.reduce((sum, run) => sum + run.length, 0);
		if (length > longestBlock) return { code: 'too-big', where: `${block.nodeName} of ${length} characters` };
	}
	return null;
}

function keyOf(type: SharedType): string | null {
	return type._item?.parentSub ?? null;
}

function invalid(where: string): Fault {
	return { code: 'invalid-change', where };
}
