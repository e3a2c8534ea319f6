// Twelve pairs of schemas: what stands in the plan, and an editor that does not know it, not any more, or wants it stricter.
import type { Extensions } from '@tiptap/core';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';

export interface Pair {
	/** Puts into the plan what the other schema has. */
	readonly write: (doc: Y.Doc) => void;
	/** The editor's schema, made from today's. */
	readonly editor: (today: Extensions) => Extensions;
	/** Drawn as it stands and never touched: such a tab may go on. */
	readonly mayGoOn?: true;
}

const same = (today: Extensions): Extensions => today;
const nothing = (): void => undefined;

type Change = Parameters<Extensions[number]['extend']>[0];

/** Today's schema with one node or mark changed. */
const changed = (name: string, change: Change) => (today: Extensions) =>
	today.map((each) => (each.name === name ? (each.extend as (with_: Change) => typeof each)(change) : each));
const without = (name: string) => (today: Extensions) => today.filter((each) => each.name !== name);

const blocks = (doc: Y.Doc) => rootsOf(doc).body.toArray() as Y.XmlElement[];
const first = (doc: Y.Doc, name: string): Y.XmlElement =>
	blocks(doc).find(({ nodeName }) => nodeName === name)!;
const textOf = (block: Y.XmlElement): Y.XmlText => block.get(0) as Y.XmlText;

export const pairs: Readonly<Record<string, Pair>> = {
	'a node added': {
		write: (doc) => rootsOf(doc).body.insert(1, [new Y.XmlElement('poll')]),
		editor: same
	},
	'a node added inside another': {
		write: (doc) => first(doc, 'callout').insert(0, [new Y.XmlElement('poll')]),
		editor: same
	},
	'a node added inside text': {
		write: (doc) => first(doc, 'paragraph').insert(1, [new Y.XmlElement('break')]),
		editor: same
	},
	'a mark added': {
		write: (doc) => textOf(first(doc, 'paragraph')).format(0, 3, { shimmer: {} }),
		editor: same
	},
	'an attribute added': {
		write: (doc) => first(doc, 'paragraph').setAttribute('tone', 'warm'),
		editor: same
	},
	'a value of an attribute added': {
		write: (doc) => first(doc, 'callout').setAttribute('kind', 'schools'),
		editor: same
	},
	'a node removed': {
		write: (doc) => rootsOf(doc).body.insert(0, [new Y.XmlElement('formerly')]),
		editor: same
	},
	'a mark removed': { write: nothing, editor: without('bold') },
	'an attribute removed': {
		write: nothing,
		editor: changed('heading', { addAttributes: () => ({}) })
	},
	'what a node holds made stricter': { write: nothing, editor: changed('callout', { content: 'heading*' }) },
	'which marks text carries made stricter': {
		write: nothing,
		editor: changed('paragraph', { marks: 'italic' }),
		mayGoOn: true
	},
	'how many a list holds made stricter': {
		write: nothing,
		editor: changed('bulletList', { content: 'listItem{3}' }),
		mayGoOn: true
	}
};
