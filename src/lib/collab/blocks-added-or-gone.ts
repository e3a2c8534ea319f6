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

/** A run of blocks that are not the same as before, by their numbers in the old document and in the new one. */
interface Changed {
	readonly old: readonly [from: number, until: number];
	readonly now: readonly [from: number, until: number];
	/** How many tables stand before it that were there already. */
	readonly tables: number;
}

/** More places than this, after a long silence or with very many people, are drawn as one from table to table. */
const mostPlaces = 12;

/** How far ahead a view looks for a block that says the same, and throws away what stands in between. */
const viewLooksAhead = 5;

/** Where the blocks are others, last place first, so that drawing one leaves the positions of the others right. */
export function blocksAddedOrGone(before: Fragment, now: Fragment): Place[] {
	const changed = changesBetween(before, now);
	// a single change is found by the view itself
	if (changed.length < 2) return [];
	const onlyWords = new Set(changed.filter((each) => isOnlyWords(each, before, now)));
	const shown = now.content.map((node) => node);
	for (const { old, now: place } of onlyWords)
		for (let n = 0; place[0] + n < place[1]; n++) shown[place[0] + n] = before.child(old[0] + n);
	const needCare = changed.filter((each) => !onlyWords.has(each) || isTakenForAnother(each, shown, now));
	const places = needCare.length > mostPlaces ? fromTableToTable(changed) : needCare;
	const starts = startsOf(before);
	return places
		.map(({ old, now: place }) => ({
			from: starts[old[0]]!,
			to: starts[old[1]]!,
			blocks: now.content.slice(...place)
		}))
		.reverse();
}

function changesBetween(before: Fragment, now: Fragment): Changed[] {
	const indexOf = new Map<Node, number>();
	before.forEach((node, _offset, index) => indexOf.set(node, index));
	const changed: Changed[] = [];
	let [old, fresh, tables] = [0, 0, 0];
	const close = (oldUntil: number, nowUntil: number): void => {
		if (oldUntil > old || nowUntil > fresh)
			changed.push({ old: [old, oldUntil], now: [fresh, nowUntil], tables });
	};
	now.forEach((node, _offset, at) => {
		const index = indexOf.get(node);
		if (index === undefined || index < old) return;
		close(index, at);
		if (node.type.name === 'actionTable') tables++;
		[old, fresh] = [index + 1, at + 1];
	});
	close(before.childCount, now.childCount);
	return changed;
}

/** As many blocks as before, of the same kinds. */
function isOnlyWords({ old, now: [first, until] }: Changed, before: Fragment, now: Fragment): boolean {
	if (old[1] - old[0] !== until - first) return false;
	return now.content.slice(first, until).every((node, n) => before.child(old[0] + n).sameMarkup(node));
}

/** One of its blocks says now what another one near it says: empty paragraphs, for one. */
function isTakenForAnother({ now: [first, until] }: Changed, shown: readonly Node[], now: Fragment): boolean {
	return now.content.slice(first, until).some((node, n) => {
		const near = [first + n + 1, first + n + viewLooksAhead] as const;
		return [...shown.slice(...near), ...now.content.slice(...near)].some((other) => other.eq(node));
	});
}

/** One place between each two tables that stay: a table is never drawn anew because of what stands beside it. */
function fromTableToTable(changed: readonly Changed[]): Changed[] {
	const merged: Changed[] = [];
	for (const each of changed) {
		const last = merged.at(-1);
		if (last?.tables !== each.tables) merged.push(each);
		else
			merged[merged.length - 1] = {
				old: [last.old[0], each.old[1]],
				now: [last.now[0], each.now[1]],
				tables: each.tables
			};
	}
	return merged;
}

/** At which position each block starts, and where the last one ends. */
function startsOf(fragment: Fragment): number[] {
	const starts = [0];
	fragment.forEach((node, offset) => starts.push(offset + node.nodeSize));
	return starts;
}
