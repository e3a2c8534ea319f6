// What a drawing of others' changes replaced, found by comparing: they replace the whole document, and what is drawn in it would
// be thought gone. Blocks nobody touched are the same objects before and after.
import { Fragment, type Node } from '@tiptap/pm/model';
import { Mapping, StepMap } from '@tiptap/pm/transform';

/** The way from positions of one document to those of another. */
export function changedBlocks(before: Node, now: Node): Mapping {
	const ranges: number[] = [];
	const indexOf = new Map<Node, number>();
	before.forEach((node, _offset, index) => indexOf.set(node, index));
	const starts = startsOf(before);
	let [old, fresh] = [0, 0];
	const close = (oldUntil: number, nowUntil: number): void => {
		const equal = oldUntil - old === nowUntil - fresh;
		const pairs = equal ? oldUntil - old : Number(oldUntil > old || nowUntil > fresh);
		for (let n = 0; n < pairs; n++) {
			const of = equal ? [old + n, old + n + 1, fresh + n, fresh + n + 1] : [old, oldUntil, fresh, nowUntil];
			const [a, b, c, d] = of as [number, number, number, number];
			ranges.push(
				...changedInside(
					Fragment.from(before.content.content.slice(a, b)),
					Fragment.from(now.content.content.slice(c, d)),
					starts[a]!
				)
			);
		}
	};
	now.forEach((node, _offset, at) => {
		const index = indexOf.get(node);
		if (index === undefined || index < old) return;
		close(index, at);
		[old, fresh] = [index + 1, at + 1];
	});
	close(before.childCount, now.childCount);
	return new Mapping([new StepMap(ranges)]);
}

/** From the first difference to the last one: where it begins, how long it was, how long it is. */
function changedInside(was: Fragment, is: Fragment, start: number): number[] {
	const first = was.findDiffStart(is, 0);
	const last = was.findDiffEnd(is, was.size, is.size);
	if (first === null || last === null) return [];
	// the same letters before and after: what came in between is what changed
	const overlap = Math.max(0, first - Math.min(last.a, last.b));
	const [endOld, endNow] = [last.a + overlap, last.b + overlap];
	return [start + first, endOld - first, endNow - first];
}

function startsOf(doc: Node): number[] {
	const starts = [0];
	doc.forEach((node, offset) => starts.push(offset + node.nodeSize));
	return starts;
}
