// The same descriptions as plain ProseMirror schemas, without a DOM: for tests, and for whoever checks content.
import { Schema, type MarkSpec, type NodeSpec } from '@tiptap/pm/model';
import { markNames, marks, nodeNames, nodes, nodesWithin, type NodeName, type Place } from './schema.ts';

/** Drawn in place of what a newer release wrote. It lives in a view only and is never stored. */
export const opaque = 'opaque';

/** What may stand in a place, as a ProseMirror content expression. Always `*`; paragraph first, as the block to make. */
export function contentOf(place: Place): string {
	if (place !== 'body' && place !== 'cell' && nodes[place].holds !== 'nodes') {
		return nodes[place].holds === 'text' ? 'text*' : '';
	}
	return `(${[...nodesWithin(place), opaque].join(' | ')})*`;
}

/** Only text carries marks: the binding does not store those of a block. */
export function marksOf(name: NodeName): string {
	return nodes[name].holds === 'text' ? '_' : '';
}

/**
 * An absent id is null, so that whoever gives out ids can see which are missing, and a rare attribute too, so that the
 * binding does not write it to every block; other values have a plain default.
 */
export function defaultsOf(name: NodeName): Record<string, string | number | null> {
	return Object.fromEntries(
		Object.entries(nodes[name].attributes).map(([key, { absent, rare }]) => [
			key,
			key === 'id' || rare ? null : absent
		])
	);
}

const specOf = (name: NodeName): NodeSpec => ({
	content: contentOf(name),
	marks: marksOf(name),
	attrs: Object.fromEntries(Object.entries(defaultsOf(name)).map(([key, value]) => [key, { default: value }]))
});

const markSpecs: Record<string, MarkSpec> = Object.fromEntries(
	markNames.map((name) => [
		name,
		{ attrs: Object.fromEntries(Object.keys(marks[name]).map((key) => [key, {}])) }
	])
);

function schemaFor(place: 'body' | 'cell'): Schema {
	const wanted = nodeNames.filter((name) => place === 'body' || reaches(place, name));
	const described = Object.fromEntries(wanted.map((name) => [name, specOf(name)]));
	const atom: NodeSpec = { atom: true, marks: '', attrs: { name: { default: '' } } };
	return new Schema({
		nodes: { doc: { content: contentOf(place), marks: '' }, ...described, [opaque]: atom, text: {} },
		marks: markSpecs
	});
}

/** Whether a node may stand in a place or in something that may. */
export function reaches(place: Place, name: NodeName): boolean {
	return nodes[name].within.some((at) => at === place || (at !== name && isNested(at) && reaches(place, at)));
}

function isNested(place: Place): place is 'listItem' | 'bulletList' | 'orderedList' {
	return place === 'bulletList' || place === 'orderedList';
}

/** The whole plan, and one rich text cell of an action row. */
export const planSchema = schemaFor('body');
export const cellSchema = schemaFor('cell');
