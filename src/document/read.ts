// The shared document as content. Pure: nothing here writes, repairs or deletes. (The editor binding's own converter
// deletes what its schema does not know from the document it reads, so it is never used on a live one.)
import * as Y from 'yjs';
import { actionColumnIds, type ActionColumn, type ActionRow, type RowPlace } from '#domain/action-row.ts';
import {
	emptyMeta,
	schemaVersion,
	type Block,
	type PlanArea,
	type PlanContent,
	type PlanMeta
} from '#domain/plan.ts';
import type { ListItem, Mark, RichBlock, RichText, TextNode } from '#domain/rich-text.ts';
import { withoutMovedAway } from './moved-words.ts';
import { rootsOf } from './roots.ts';
import {
	isMarkName,
	isNodeName,
	markNames,
	marks,
	nodes,
	type NodeName,
	type Place,
	type Scalar
} from './schema.ts';

/** What a newer release may have written and this one cannot read: node and mark names, as `callout/newKind`. */
type Unknown = (what: string) => void;
const ignore: Unknown = () => undefined;

/** The whole plan. Unknown nodes and marks are left out; `unknown` is told of each. Never throws on a valid document. */
export function readPlan(doc: Y.Doc, unknown: Unknown = ignore): PlanContent {
	const { body, actions, areas, meta } = rootsOf(doc);
	return {
		schema: schemaVersion,
		meta: readMeta(meta),
		areas: readAreas(areas),
		doc: readNodes(body, 'body', unknown) as unknown as Block[],
		actions: recordOf(actions, (row) => readRow(row, unknown))
	};
}

/** The areas for improvement by their ids. */
export function readAreas(areas: Y.Map<unknown>): Record<string, PlanArea> {
	return recordOf(areas, readArea);
}

/** What a cell of an action row holds. Lines whose words went to another row are no longer part of it. */
export function readRichText(fragment: Y.XmlFragment, unknown: Unknown = ignore): RichText {
	return withoutMovedAway(readNodes(fragment, 'cell', unknown) as unknown as RichText);
}

/** One paragraph, list or list item of a cell; null for what this release does not know. */
export function readBlock(element: Y.XmlElement): RichBlock | ListItem | null {
	const name = element.nodeName;
	return isNodeName(name) ? (readNode(element, name, ignore) as unknown as RichBlock | ListItem) : null;
}

/** Where a row stands, without reading its words. */
export function readPlace(row: Y.Map<unknown>): RowPlace {
	const mergedInto = stringOf(row, 'mergedInto');
	return {
		table: stringOf(row, 'table'),
		rank: stringOf(row, 'rank') || 'a0',
		deletedAt: stringOf(row, 'deletedAt') || null,
		...(mergedInto === '' ? {} : { mergedInto })
	};
}

/** One block, list item or other node as content; null when this release does not know it. */
export function readElement(element: Y.XmlElement): Block | null {
	const name = element.nodeName;
	return isNodeName(name) ? (readNode(element, name, ignore) as unknown as Block) : null;
}

/** One row as content. */
export function readRow(row: Y.Map<unknown>, unknown: Unknown = ignore): ActionRow {
	const cells = actionColumnIds.map((column): [ActionColumn, RichText] => {
		const fragment = row.get(column);
		return [column, fragment instanceof Y.XmlFragment ? readRichText(fragment, unknown) : []];
	});
	return {
		...readPlace(row),
		ref: stringOf(row, 'ref'),
		due: stringOf(row, 'due') || null,
		areas: keysOf(row.get('areas')),
		responsible: keysOf(row.get('responsible')),
		...(Object.fromEntries(cells) as Record<ActionColumn, RichText>)
	};
}

function readMeta(meta: Y.Map<unknown>): PlanMeta {
	const read = Object.keys(emptyMeta).map((key) => [key, stringOf(meta, key)] as const);
	const kind = stringOf(meta, 'kind') || emptyMeta.kind;
	return { ...(Object.fromEntries(read) as unknown as PlanMeta), kind: kind as PlanMeta['kind'] };
}

function readArea(area: Y.Map<unknown>): PlanArea {
	return {
		ref: stringOf(area, 'ref'),
		title: stringOf(area, 'title'),
		plainTitle: stringOf(area, 'plainTitle')
	};
}

interface ReadNode {
	readonly type: string;
	readonly attrs?: Readonly<Record<string, Scalar>>;
	readonly content?: readonly (ReadNode | TextNode)[];
}

function readNodes(parent: Y.XmlFragment, place: Place, unknown: Unknown): ReadNode[] {
	const read: ReadNode[] = [];
	for (const child of parent.toArray()) {
		const name = child instanceof Y.XmlElement ? child.nodeName : 'text';
		if (child instanceof Y.XmlElement && isNodeName(name) && nodes[name].within.includes(place)) {
			read.push(readNode(child, name, unknown));
		} else unknown(`${place}/${name}`);
	}
	return read;
}

function readNode(element: Y.XmlElement, name: NodeName, unknown: Unknown): ReadNode {
	const { holds } = nodes[name];
	const attrs = readAttributes(element, name);
	const content =
		holds === 'nodes'
			? readNodes(element, name, unknown)
			: holds === 'text'
				? readText(element, name, unknown)
				: [];
	return { type: name, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) };
}

function readAttributes(element: Y.XmlElement, name: NodeName): Record<string, Scalar> | undefined {
	const described = Object.entries(nodes[name].attributes);
	const read = described.flatMap(([key, { absent, accepts, rare }]): [string, Scalar][] => {
		const value: unknown = element.getAttribute(key);
		const known = accepts(value) ? (value as Scalar) : absent;
		return rare && known === absent ? [] : [[key, known]];
	});
	// A paragraph or list without an id says nothing of itself.
	const silent = name === 'paragraph' && read.every(([, value]) => value === '');
	return read.length === 0 || silent ? undefined : Object.fromEntries(read);
}

/** Two text nodes side by side (two people typed into an empty block at once) read as one run of words. */
function readText(element: Y.XmlElement, name: NodeName, unknown: Unknown): TextNode[] {
	const read: TextNode[] = [];
	for (const child of element.toArray()) {
		if (!(child instanceof Y.XmlText)) {
			unknown(`${name}/${child instanceof Y.XmlElement ? child.nodeName : 'hook'}`);
			continue;
		}
		for (const { insert, attributes } of child.toDelta() as {
			insert: unknown;
			attributes?: Record<string, unknown>;
		}[]) {
			if (typeof insert !== 'string') unknown(`${name}/embed`);
			else append(read, insert, readMarks(attributes ?? {}, unknown));
		}
	}
	return read;
}

function append(read: TextNode[], text: string, marked: Mark[]): void {
	const last = read.at(-1);
	if (last && sameMarks(last.marks ?? [], marked)) {
		read[read.length - 1] = { ...last, text: last.text + text };
	} else if (text !== '') {
		read.push({ type: 'text', text, ...(marked.length > 0 ? { marks: marked } : {}) });
	}
}

/** In the order of the schema: clients store them in different orders, and a version's hash must not care. */
function readMarks(attributes: Record<string, unknown>, unknown: Unknown): Mark[] {
	for (const key of Object.keys(attributes)) if (!isMarkName(key)) unknown(`mark/${key}`);
	return markNames.flatMap((name): Mark[] => {
		const value = attributes[name];
		if (value === undefined || value === null) return [];
		if (name !== 'link') return [{ type: name }];
		const href = (value as { href?: unknown }).href;
		return marks.link['href']?.(href) ? [{ type: 'link', attrs: { href: href as string } }] : [];
	});
}

function sameMarks(one: readonly Mark[], other: readonly Mark[]): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

function stringOf(map: Y.Map<unknown>, key: string): string {
	const value = map.get(key);
	return typeof value === 'string' ? value : '';
}

/** Sorted, so that two documents with the same content read the same. */
function keysOf(set: unknown): string[] {
	return set instanceof Y.Map ? [...set.keys()].sort() : [];
}

function recordOf<Value>(map: Y.Map<unknown>, read: (value: Y.Map<unknown>) => Value): Record<string, Value> {
	const entries = [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(
		entries.flatMap(([key, value]) => (value instanceof Y.Map ? [[key, read(value)] as const] : []))
	);
}
