// The words of a plan as one string, and the way back from a place in it to a line of the body or of a cell. Where lines end
// is no character in it: whoever presses Enter inside a quotation, or joins two lines, changes no word.
import { actionColumnIds, shownIn, type ActionColumn } from '../action-row.ts';
import type { Block, PlanContent } from '../plan.ts';
import type { ListItem, RichBlock } from '../rich-text.ts';

/** A place between two characters: the how manieth line with words of its root, and characters into it. */
export interface Spot {
	readonly line: number;
	readonly offset: number;
}

/** From one spot to another of one root: the body (both null), or a cell of a row. */
export interface TextRange {
	readonly actionId: string | null;
	readonly column: ActionColumn | null;
	readonly from: Spot;
	readonly to: Spot;
}

/** A line with words. `start` counts in `all`; `at` is its top-level block. */
export interface Line {
	readonly start: number;
	readonly end: number;
	readonly at: number;
}

export interface Root {
	readonly actionId: string | null;
	readonly column: ActionColumn | null;
	readonly start: number;
	readonly end: number;
	readonly lines: readonly Line[];
}

export interface PlanWords {
	readonly content: PlanContent;
	/** Everything people see, root after root, with a NUL between two. */
	readonly all: string;
	readonly roots: readonly Root[];
}

const betweenRoots = '\u0000';

/** Reads a plan once, for many anchors. Rows that were removed are not there. */
export function planWords(content: PlanContent): PlanWords {
	const roots: Root[] = [];
	const parts: string[] = [];
	let length = 0;
	const add = (actionId: string | null, column: ActionColumn | null, blocks: readonly Any[]): void => {
		const root = { actionId, column, start: length, lines: [] as Line[] };
		blocks.forEach((block, at) => {
			for (const text of linesIn(block)) {
				root.lines.push({ start: length, end: length + text.length, at });
				parts.push(text);
				length += text.length;
			}
		});
		if (actionId !== null && root.lines.length === 0) return;
		roots.push({ ...root, end: length });
		parts.push(betweenRoots);
		length++;
	};
	add(null, null, content.doc);
	for (const id of Object.keys(content.actions))
		if (rowStands(content, id))
			for (const column of actionColumnIds) add(id, column, content.actions[id]![column]);
	return { content, all: parts.join(''), roots };
}

/** Whether people see a row: it was not removed, nor the one it was put together with. */
export function rowStands({ actions }: PlanContent, id: string): boolean {
	if (!Object.hasOwn(actions, id)) return false;
	const home = shownIn(id, (other) => (Object.hasOwn(actions, other) ? actions[other] : undefined));
	return actions[home]?.deletedAt === null;
}

/** Characters of `all`, within one root. */
export interface Stretch {
	readonly root: Root;
	readonly from: number;
	readonly to: number;
}

/** Where a range is in `all`; null when there is no such root or line. It is never turned round. */
export function stretchOf(words: PlanWords, { actionId, column, from, to }: TextRange): Stretch | null {
	const root = words.roots.find((each) => each.actionId === actionId && each.column === column);
	const [start, end] = root ? [positionOf(root, from), positionOf(root, to)] : [null, null];
	return root && start !== null && end !== null && start <= end ? { root, from: start, to: end } : null;
}

function positionOf(root: Root, { line, offset }: Spot): number | null {
	const found = root.lines[line];
	// nothing has words here, or the spot is behind the last of them
	if (!found) return line === root.lines.length && offset === 0 ? root.end : null;
	return offset < 0 || found.start + offset > found.end ? null : found.start + offset;
}

/** The way back. A range begins with the line of its first character and ends with the line of its last one. */
export function rangeOf({ root, from, to }: Stretch): TextRange & { readonly at: number | null } {
	const { actionId, column, lines } = root;
	const first = lineAt(root, from);
	const last = to > from ? lineAt(root, to - 1) : first;
	const spot = (line: number, position: number): Spot => ({
		line,
		offset: line < lines.length ? position - lines[line]!.start : 0
	});
	const at = actionId === null ? (lines[Math.min(first, lines.length - 1)]?.at ?? null) : null;
	return { actionId, column, from: spot(first, from), to: spot(last, to), at };
}

/** The root with a place of `all` in it. */
export function rootAt({ roots }: PlanWords, position: number): Root {
	let [low, high] = [0, roots.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (roots[middle]!.start <= position) low = middle;
		else high = middle - 1;
	}
	return roots[low]!;
}

/** The number of the line with the character behind a place; the last one when there is none. */
function lineAt({ lines }: Root, position: number): number {
	let [low, high] = [0, lines.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (lines[middle]!.start <= position) low = middle;
		else high = middle - 1;
	}
	return Math.max(low, 0);
}

/** The words of a stretch as people see them, a newline where a line ends. */
export function quoteIn({ all }: PlanWords, { root, from, to }: Stretch): string {
	return root.lines
		.filter(({ start, end }) => start < to && end > from)
		.map(({ start, end }) => all.slice(Math.max(start, from), Math.min(end, to)))
		.join('\n');
}

/** A quotation as it stands in `all`. */
export function bare(quote: string): string {
	return quote.replaceAll('\n', '');
}

type Any = Block | RichBlock | ListItem;

/** The words of a block, line by line; lines without words are left out. Every character stays one character. */
export function linesIn(block: Any): string[] {
	if (block.type === 'image' || block.type === 'actionTable') return [];
	const children: readonly { readonly type: string; readonly text?: string }[] = block.content ?? [];
	if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'plainTitle') {
		const text = children.map((child) => child.text ?? '').join('');
		return text === '' ? [] : [text.replaceAll(/[\u0000\n\r]/g, ' ')];
	}
	return (children as readonly Any[]).flatMap(linesIn);
}
