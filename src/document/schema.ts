// The shape of the shared document, said once. The validator, the reader, the ProseMirror schema and the editor's
// extensions are all built from these descriptions. Every container may be empty: a rule such as "at least one item"
// can be broken by two honest people each deleting one of two items at the same time.
import { actionColumnIds } from '#domain/action-row.ts';
import { isId } from '#domain/ids.ts';
import { calloutKinds, planKinds } from '#domain/plan.ts';

/** The four roots, for ever. */
export const roots = { body: 'default', actions: 'actions', areas: 'areas', meta: 'meta' } as const;

/** Levels of elements inside elements. Deeper documents crash editors (tried with 5,000). */
export const deepest = 32;
/** Characters in one heading, plain title or paragraph. */
export const longestBlock = 20_000;
/** Bytes of the whole document, encoded. */
export const largestDocument = 5 * 1024 * 1024;
/** Beyond this it matters who adds how much, and one person adds no more than that at once, bytes (rule G12 of server/collab). */
export const halfOfDocument = largestDocument / 2;
export const mostAtOnceBeyondHalf = 128 * 1024;
/** Characters in an attribute, in an alternative text or title, and in a rank. */
export const longestAttribute = 2_000;
export const longestTitle = 500;
export const longestRank = 256;

export const linkProtocols = ['https', 'http', 'mailto', 'tel'] as const;

export type Scalar = string | number;
type Accepts = (value: unknown) => boolean;

/** An attribute: what reading says when nobody has set it, and what may be set. Only scalars, ever. */
export interface AttributeDescription {
	readonly absent: Scalar;
	readonly accepts: Accepts;
	/** Most blocks have none: left out of content where it is absent, and never copied when a block is split. */
	readonly rare?: true;
}

export type NodeName =
	| 'heading'
	| 'plainTitle'
	| 'paragraph'
	| 'bulletList'
	| 'orderedList'
	| 'listItem'
	| 'callout'
	| 'image'
	| 'actionTable';
export type MarkName = 'bold' | 'italic' | 'link';
/** Where a node may stand: in the plan's body, in a rich text cell of an action row, or in another node. */
export type Place = 'body' | 'cell' | NodeName;

export interface NodeDescription {
	readonly within: readonly Place[];
	/** Text with marks, other nodes, or nothing. */
	readonly holds: 'text' | 'nodes' | 'nothing';
	readonly attributes: Readonly<Record<string, AttributeDescription>>;
}

const text = (longest: number): Accepts => {
	return (value) => typeof value === 'string' && value.length <= longest && value.isWellFormed();
};
const oneOf = (values: readonly string[]): Accepts => {
	return (value) => typeof value === 'string' && values.includes(value);
};
const wholeNumber = (from: number, to: number): Accepts => {
	return (value) => Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
};
const idOrNone: Accepts = (value) => value === '' || isSafeId(value);
const id: AttributeDescription = { absent: '', accepts: idOrNone };
const guide: AttributeDescription = { absent: '', accepts: idOrNone, rare: true };

/** Paragraph stands first: it is the block an editor makes when it needs one. */
export const nodes: Readonly<Record<NodeName, NodeDescription>> = {
	paragraph: { within: ['body', 'cell', 'callout', 'listItem'], holds: 'text', attributes: { id, guide } },
	heading: {
		within: ['body'],
		holds: 'text',
		attributes: {
			id,
			ref: { absent: '', accepts: text(longestAttribute) },
			level: { absent: 1, accepts: wholeNumber(1, 4) },
			guide
		}
	},
	plainTitle: { within: ['body'], holds: 'text', attributes: { guide } },
	bulletList: { within: ['body', 'cell', 'callout', 'listItem'], holds: 'nodes', attributes: {} },
	orderedList: { within: ['body', 'cell', 'callout', 'listItem'], holds: 'nodes', attributes: {} },
	listItem: { within: ['bulletList', 'orderedList'], holds: 'nodes', attributes: {} },
	callout: {
		within: ['body'],
		holds: 'nodes',
		attributes: {
			id,
			kind: { absent: calloutKinds[0], accepts: oneOf(calloutKinds) },
			covers: { absent: '', accepts: text(longestAttribute) },
			source: { absent: '', accepts: text(longestAttribute), rare: true }
		}
	},
	image: {
		within: ['body'],
		holds: 'nothing',
		attributes: {
			id,
			src: { absent: '', accepts: (value) => typeof value === 'string' && isPictureAddress(value) },
			alt: { absent: '', accepts: text(longestTitle) }
		}
	},
	actionTable: {
		within: ['body'],
		holds: 'nothing',
		attributes: { id, title: { absent: '', accepts: text(longestTitle) } }
	}
};

/** Marks and what they carry. None overlaps itself, so the binding stores each under its plain name. */
export const marks: Readonly<Record<MarkName, Readonly<Record<string, Accepts>>>> = {
	bold: {},
	italic: {},
	link: { href: (value) => typeof value === 'string' && isAllowedLink(value) }
};

export const nodeNames = Object.keys(nodes) as NodeName[];
export const markNames = Object.keys(marks) as MarkName[];
export const isNodeName = (name: string): name is NodeName => Object.hasOwn(nodes, name);
export const isMarkName = (name: string): name is MarkName => Object.hasOwn(marks, name);

/** The nodes that may stand directly in a place, paragraph first. */
export function nodesWithin(place: Place): NodeName[] {
	return nodeNames.filter((name) => nodes[name].within.includes(place));
}

/** An id that can also be the key of a plain object: `__proto__` and its kin are refused. */
export function isSafeId(value: unknown): value is string {
	return typeof value === 'string' && isId(value) && !(value in {});
}

/** http, https, mailto or tel, written out. Nothing relative, no space or control character to hide behind. */
export function isAllowedLink(href: string): boolean {
	if (href.length > longestAttribute || !href.isWellFormed()) return false;
	if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/.test(href)) return false;
	const protocol = /^([a-z]+):./i.exec(href)?.[1]?.toLowerCase();
	return linkProtocols.some((allowed) => allowed === protocol);
}

/** A picture is served by this installation: a path from its own root. Another site would learn who reads. */
export function isPictureAddress(src: string): boolean {
	return (
		src === '' || (src.length <= longestAttribute && /^\/[A-Za-z0-9._~-]+(\/[A-Za-z0-9._~-]+)*$/.test(src))
	);
}

const rankShape = /^(?:[A-Z]|[a-z])[0-9A-Za-z]*$/;

/** A key of the fractional-indexing package: a head letter that says how long the whole part is, no trailing zero. */
export function isRank(value: unknown): value is string {
	if (typeof value !== 'string' || value.length > longestRank || !rankShape.test(value)) return false;
	const head = value.charCodeAt(0);
	const whole = head >= 97 ? head - 97 + 2 : 90 - head + 2;
	if (value.length < whole || value === 'A' + '0'.repeat(26)) return false;
	return value.length === whole || !value.endsWith('0');
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

/** An ISO instant in UTC, as `toISOString` writes it. */
export function isInstant(value: unknown): value is string {
	return typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value));
}

/** A day that exists, as YYYY-MM-DD. */
export function isDay(value: unknown): value is string {
	if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
	const at = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value;
}

/** The single values of an action row. Nine rich columns and two sets of ids stand beside them. */
export const rowScalars: Readonly<Record<string, Accepts>> = {
	table: idOrNone,
	ref: text(longestAttribute),
	rank: isRank,
	deletedAt: (value) => value === null || isInstant(value),
	due: (value) => value === null || isDay(value),
	mergedInto: (value) => value === null || isSafeId(value)
};
export const rowSets = ['areas', 'responsible'] as const;
/** What a row is made of for as long as the plan lives: never deleted, never overwritten. */
export const rowParts: readonly string[] = [...actionColumnIds, ...rowSets];

export const areaScalars: Readonly<Record<string, Accepts>> = {
	ref: text(longestAttribute),
	title: text(longestTitle),
	plainTitle: text(longestTitle)
};

export const metaScalars: Readonly<Record<string, Accepts>> = {
	title: text(longestTitle),
	plainTitle: text(longestTitle),
	kind: oneOf(planKinds),
	period: text(longestAttribute),
	coProductionStatus: text(longestAttribute)
};
