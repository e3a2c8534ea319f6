// The validator's rules on the writing side: what an editor would write and the gate would refuse is stopped at the key,
// so that an honest person is never thrown out for a long paste or an emoji that some program cut in half.
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { deepest, isMarkName, isNodeName, longestBlock, marks, nodes } from '#document/schema.ts';

/** Whether everything a transaction touched could stand in a plan. Costs as much as the change is long. */
export function fitsPlan(tr: Transaction): boolean {
	let fits = true;
	for (const [from, to] of touched(tr)) {
		tr.doc.nodesBetween(from, to, (node, at) => {
			fits &&= nodeFits(node) && (node.isText || tr.doc.resolve(at).depth < deepest);
			return fits;
		});
	}
	return fits;
}

function nodeFits(node: Node): boolean {
	if (node.isText) return (node.text ?? '').isWellFormed() && node.marks.every(markFits);
	const name = node.type.name;
	if (!isNodeName(name)) return false;
	const attributesFit = Object.entries(nodes[name].attributes).every(
		([key, { accepts }]) => node.attrs[key] === null || accepts(node.attrs[key])
	);
	return attributesFit && (!node.isTextblock || node.content.size <= longestBlock);
}

function markFits({ type, attrs }: Node['marks'][number]): boolean {
	if (!isMarkName(type.name)) return false;
	return Object.entries(marks[type.name]).every(([key, accepts]) => accepts(attrs[key]));
}

/** The places a transaction changed, in its final document. Steps that only set marks or attributes name them. */
function touched(tr: Transaction): [number, number][] {
	return tr.steps.flatMap((step, index): [number, number][] => {
		const later = tr.mapping.slice(index + 1);
		const ranges: [number, number][] = [];
		tr.mapping.maps[index]?.forEach((_from, _to, from, to) => ranges.push([from, to]));
		const { from, to, pos, gapFrom } = step as { from?: number; to?: number; pos?: number; gapFrom?: number };
		// what stays inside something new that is put around it stands deeper than before
		const [first, last] = [ranges.at(0), ranges.at(-1)];
		if (gapFrom !== undefined && first && last) ranges.push([first[0], last[1]]);
		if (ranges.length === 0 && from !== undefined && to !== undefined) ranges.push([from, to]);
		if (pos !== undefined) ranges.push([pos, pos + 1]);
		return ranges.map(([start, end]) => [later.map(start, -1), later.map(end, 1)]);
	});
}
