// The shared document as ProseMirror nodes. Pure. The stock binding deletes from the shared document whatever its own
// schema does not know, and the deletion syncs: an old tab erases newer content for everybody by opening the plan.
// Here such content is drawn as an opaque placeholder, and `unknown` is told, so that the view can stop editing.
import { Fragment, type Mark, type Node, type NodeType, type Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { opaque } from '#document/prosemirror.ts';
import { isMarkName, isNodeName, marks as markDescriptions, nodes } from '#document/schema.ts';

/** Which ProseMirror node stands for which shared type; the binding's differ starts from it. */
export type Mapping = Map<unknown, Node | Node[]>;
type Unknown = () => void;

/** Everything in a fragment, in order. Fills `mapping` anew. */
export function draw(fragment: Y.XmlFragment, schema: Schema, mapping: Mapping, unknown: Unknown): Fragment {
	mapping.clear();
	return drawChildren(fragment, schema, schema.topNodeType, mapping, unknown);
}

function drawChildren(
	parent: Y.XmlFragment,
	schema: Schema,
	type: NodeType,
	mapping: Mapping,
	unknown: Unknown
): Fragment {
	const drawn: Node[] = [];
	for (const child of parent.toArray() as unknown[]) {
		if (child instanceof Y.XmlElement) drawn.push(...drawElement(child, schema, type, mapping, unknown));
		else if (child instanceof Y.XmlText && type.inlineContent)
			drawn.push(...drawText(child, schema, unknown));
		else unknown();
	}
	return Fragment.fromArray(drawn);
}

function drawElement(
	element: Y.XmlElement,
	schema: Schema,
	parent: NodeType,
	mapping: Mapping,
	unknown: Unknown
): Node[] {
	const name = element.nodeName;
	const type = isNodeName(name) ? schema.nodes[name] : undefined;
	if (!type || !parent.contentMatch.matchType(type)) {
		unknown();
		const placeholder = schema.nodes[opaque];
		return placeholder && !parent.inlineContent ? [placeholder.create({ name })] : [];
	}
	const content = drawChildren(element, schema, type, mapping, unknown);
	const node = type.create(attributesOf(element, unknown), content);
	mapping.set(element, node);
	return [node];
}

function attributesOf(element: Y.XmlElement, unknown: Unknown): Record<string, unknown> {
	const { nodeName } = element;
	const described = isNodeName(nodeName) ? nodes[nodeName].attributes : {};
	const given = Object.entries(element.getAttributes() as Record<string, unknown>);
	const known = given.filter(
		([key, value]) => Object.hasOwn(described, key) && described[key]?.accepts(value)
	);
	if (known.length < given.length) unknown();
	return Object.fromEntries(known);
}

function drawText(text: Y.XmlText, schema: Schema, unknown: Unknown): Node[] {
	const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
	return runs.flatMap(({ insert, attributes }) => {
		if (typeof insert === 'string' && insert !== '')
			return [schema.text(insert, marksOf(attributes ?? {}, schema, unknown))];
		unknown();
		return [];
	});
}

function marksOf(attributes: Record<string, unknown>, schema: Schema, unknown: Unknown): Mark[] {
	return Object.entries(attributes).flatMap(([name, value]) => {
		const type = isMarkName(name) ? schema.marks[name] : undefined;
		const given = (value ?? {}) as Record<string, unknown>;
		const wanted = isMarkName(name) ? Object.entries(markDescriptions[name]) : [];
		const fits =
			wanted.every(([key, accepts]) => accepts(given[key])) && Object.keys(given).length === wanted.length;
		if (type && fits) return [type.create(given)];
		unknown();
		return [];
	});
}
