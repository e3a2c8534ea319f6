// Where something of the shared document stands. A type never changes its parent, so the answer holds for ever.
import * as Y from 'yjs';
import type { Roots } from './roots.ts';
import { isNodeName, type NodeName } from './schema.ts';

/** What holds an item: a root, a part of an action row, an area, a node, a run of text, or nothing we know. */
export type Holder =
	'body' | 'actions' | 'areas' | 'meta' | 'row' | 'set' | 'area' | 'cell' | 'text' | 'unknown' | NodeName;

/** Any shared type: what a transaction says has changed. */
export type SharedType = Parameters<Y.Transaction['changed']['get']>[0];

export function holderOf(type: SharedType, roots: Roots): Holder {
	const root = (Object.keys(roots) as (keyof Roots)[]).find((name) => is(roots[name], type));
	if (root) return root;
	if (type._item === null) return 'unknown';
	// Exact classes: a Y.XmlHook is a Y.Map and a Y.XmlText is a Y.Text, and neither may pass for the other.
	const kind: unknown = type.constructor;
	if (kind === Y.XmlText) return 'text';
	if (kind === Y.XmlFragment) return 'cell';
	if (kind === Y.XmlElement) {
		const name = (type as unknown as Y.XmlElement).nodeName;
		return isNodeName(name) ? name : 'unknown';
	}
	if (kind !== Y.Map) return 'unknown';
	const parent = type._item.parent;
	return is(parent, roots.actions) ? 'row' : is(parent, roots.areas) ? 'area' : 'set';
}

/** How many elements stand around and including this one; counting stops after `most`. */
export function depthOf(type: SharedType, most: number): number {
	let depth = 0;
	let at: SharedType | null = type;
	while (at !== null && at.constructor === Y.XmlElement && depth <= most) {
		depth++;
		at = parentOf(at);
	}
	return depth;
}

/** A path for logs, such as `actions/r1/what/paragraph/text`. Says where, never what was written there. */
export function pathOf(type: SharedType | null, known: Roots, key: string | null): string {
	const names = new Map<unknown, string>(Object.entries(known).map(([name, root]) => [root, name]));
	const steps = key === null ? [] : [key];
	for (let at = type; at !== null && steps.length < 48; at = parentOf(at)) {
		const name = at.constructor === Y.XmlElement ? (at as Y.XmlElement).nodeName : at.constructor.name;
		steps.unshift(at._item === null ? (names.get(at) ?? 'another root') : (at._item.parentSub ?? name));
	}
	return steps.map((step) => step.slice(0, 64)).join('/');
}

/** Whether two shared types are the same one; their classes' types do not overlap. */
function is(one: unknown, other: unknown): boolean {
	return one === other;
}

function parentOf(type: SharedType): SharedType | null {
	const parent = type._item?.parent;
	return parent instanceof Y.AbstractType ? (parent as SharedType) : null;
}
