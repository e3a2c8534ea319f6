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

/**
 * Everything in a fragment, in order. What `mapping` still holds is taken from there: the same node tells the view that
 * nothing is to be done. So it must be without whatever changed (`forget`), or empty.
 */
export function draw(fragment: Y.XmlFragment, schema: Schema, mapping: Mapping, unknown: Unknown): Fragment {
	return drawChildren(fragment, schema, schema.topNodeType, mapping, unknown);
}

/** Takes out of a mapping what a transaction changed or deleted, and everything around it. */
export function forget(mapping: Mapping, transaction: Y.Transaction): void {
	for (const type of transaction.changedParentTypes.keys()) mapping.delete(type);
	Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
		if (struct instanceof Y.Item && struct.content instanceof Y.ContentType)
			mapping.delete(struct.content.type);
	});
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
	const known = mapping.get(element);
	if (known && !Array.isArray(known)) return [known];
	const content = drawChildren(element, schema, type, mapping, unknown);
	const node = type.create(attributesOf(element, type, unknown), content);
	mapping.set(element, node);
	return [node];
}

/** What the view has no place for would be deleted with the first change near it. */
function attributesOf(element: Y.XmlElement, type: NodeType, unknown: Unknown): Record<string, unknown> {
	const { nodeName } = element;
	const described = isNodeName(nodeName) ? nodes[nodeName].attributes : {};
	const given = Object.entries(element.getAttributes() as Record<string, unknown>);
	const known = given.filter(
		([key, value]) =>
			Object.hasOwn(described, key) &&
			described[key]?.accepts(value) &&
			Object.hasOwn(type.spec.attrs ?? {}, key)
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
