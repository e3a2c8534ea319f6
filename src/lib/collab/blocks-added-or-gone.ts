// A view compares old and new blocks one by one and looks only a few blocks ahead. When blocks come or go in several places at
// once it takes one block's element for another's, or throws away a table somebody is writing in. So such places are drawn
// one at a time; blocks in which only the words changed need no care.
import type { Fragment, Node } from '@tiptap/pm/model';

export interface Place {
	/** Positions in the old document. */
	readonly from: number;
	readonly to: number;
	/** What stands there now. */
	readonly blocks: readonly Node[];
}

/** With more places than this everything is drawn at once: it is another document. */
const mostPlaces = 12;

/** Where the number of blocks differs, last place first, so that drawing one leaves the positions of the others right. */
export function blocksAddedOrGone(before: Fragment, now: Fragment): Place[] {
	const indexOf = new Map<Node, number>();
	before.forEach((node, _offset, index) => indexOf.set(node, index));
	const places: Place[] = [];
	let [old, at, changed] = [0, 0, 0];
	let fresh: Node[] = [];
	const close = (until: number): void => {
		let to = at;
		for (; old < until; old++) to += before.child(old).nodeSize;
		if (to > at || fresh.length > 0) changed++;
		const gone = until - from;
		if (gone !== fresh.length) places.push({ from: at, to, blocks: fresh });
		at = to;
		fresh = [];
	};
	let from = 0;
	now.forEach((node) => {
		const index = indexOf.get(node);
		if (index === undefined || index < old) {
			fresh.push(node);
			return;
		}
		from = old;
		close(index);
		at += node.nodeSize;
		old = index + 1;
	});
	from = old;
	close(before.childCount);
	// a single change is found by the view itself
	return changed > 1 && places.length <= mostPlaces ? places.reverse() : [];
}
