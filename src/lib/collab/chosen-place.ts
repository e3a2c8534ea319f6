// What somebody has chosen on the page, as a place of the plan: in the text, in a cell that is open, or in one that is read.
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { actionColumnIds, type ActionColumn } from '#domain/action-row.ts';
import type { Place } from '#domain/anchor.ts';
import type { Spot } from '#domain/anchors/plan-words.ts';
import { linesOf, spotsBetween } from './text-spots.ts';

/** An editor of this page: of the text (both null), or of one cell. */
export interface TextView {
	readonly view: EditorView;
	readonly actionId: string | null;
	readonly column: ActionColumn | null;
	/** Draws threads anew. */
	redraw(): void;
}

/** Where one chose last counts first: an open cell, a cell that is read, the text. */
export function chosenPlace(views: Iterable<TextView>): Place | null {
	const all = [...views].filter(({ view }) => !view.isDestroyed);
	const cells = all.filter(({ actionId }) => actionId !== null);
	const body = all.filter(({ actionId }) => actionId === null);
	for (const view of cells) {
		const place = chosenIn(view);
		if (place) return place;
	}
	const read = chosenInReading(document.getSelection());
	if (read) return read;
	for (const view of body) {
		const place = chosenIn(view);
		if (place) return place;
	}
	return null;
}

function chosenIn({ view, actionId, column }: TextView): Place | null {
	const { selection, doc } = view.state;
	if (selection.empty) return null;
	if (selection instanceof NodeSelection && actionId === null) {
		const at = doc.resolve(selection.from).index(0);
		const id: unknown = selection.node.attrs['id'];
		const blockId = typeof id === 'string' && id !== '' ? id : null;
		if (selection.$from.depth === 0)
			return { kind: selection.node.type.name === 'image' ? 'figure' : 'block', at, blockId };
	}
	const spots = spotsBetween(linesOf(doc), selection.from, selection.to);
	return spots && { kind: 'text', actionId, column, ...spots, at: null, blockId: null };
}

/** A cell that is read is drawn without an editor: its lines are its paragraphs. */
export function chosenInReading(selection: Selection | null): Place | null {
	if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
	const range = selection.getRangeAt(0);
	const around = range.commonAncestorContainer;
	const element = around instanceof Element ? around : around.parentElement;
	const cell = element?.closest<HTMLElement>('[data-row][data-column]');
	const column = actionColumnIds.find((id) => id === cell?.dataset['column']);
	const actionId = cell?.dataset['row'];
	if (!cell || !column || !actionId || cell.querySelector('.ProseMirror')) return null;
	const lines = [...cell.querySelectorAll('p')].filter((line) => (line.textContent ?? '') !== '');
	const inside = lines.map((line) => spotsIn(line, range));
	const [first, last] = [inside.findIndex(Boolean), inside.findLastIndex(Boolean)];
	if (first === -1) return null;
	const spot = (line: number, which: 0 | 1): Spot => ({ line, offset: inside[line]![which] });
	return { kind: 'text', actionId, column, from: spot(first, 0), to: spot(last, 1), at: null, blockId: null };
}

/** Characters of a line from and to which a range reaches; null when it has none of them. */
function spotsIn(line: Element, range: Range): [number, number] | null {
	if (!range.intersectsNode(line)) return null;
	const whole = document.createRange();
	whole.selectNodeContents(line);
	const before = whole.cloneRange();
	if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0)
		before.setEnd(range.startContainer, range.startOffset);
	else before.collapse(true);
	const until = whole.cloneRange();
	if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0)
		until.setEnd(range.endContainer, range.endOffset);
	const [from, to] = [before.toString().length, until.toString().length];
	return from < to ? [from, to] : null;
}
