// Threads sorted by what they hang on, for whoever draws them, and in the order of the text.
import { actionColumnIds, shownIn, type ActionColumn } from '#domain/action-row.ts';
import type { Place, Resolved } from '#domain/anchor.ts';
import { quoteIn, stretchOf, type PlanWords, type Spot } from '#domain/anchors/plan-words.ts';
import { blockOf } from '#domain/anchors/section-of.ts';
import type { PlanContent } from '#domain/plan.ts';

/** Words of one editor, or of one cell, that a thread is about. */
export interface ThreadRange {
	readonly id: string;
	readonly from: Spot;
	readonly to: Spot;
	/** The words, lines separated by a newline. */
	readonly words: string;
	/** Not the words it was written about. */
	readonly unsure: boolean;
}

/** What hangs on one cell: on words of it, and on the whole of it. */
export interface CellThreads {
	readonly ranges: readonly ThreadRange[];
	readonly whole: readonly string[];
}

/** What hangs on the text, and on its blocks by their numbers. */
export interface BodyThreads extends CellThreads {
	readonly blocks: readonly { readonly at: number; readonly id: string }[];
}

export const nothing: CellThreads = { ranges: [], whole: [] };

interface Sorted {
	readonly body: BodyThreads;
	/** By row and column, as `row column`. */
	readonly cells: ReadonlyMap<string, CellThreads>;
	/** By row: ids separated by spaces. */
	readonly rows: ReadonlyMap<string, string>;
	readonly order: readonly string[];
}

export function threadsByPlace(words: PlanWords, placed: ReadonlyMap<string, Resolved>): Sorted {
	const cells = new Map<string, { ranges: ThreadRange[]; whole: string[] }>();
	const rows = new Map<string, string>();
	const body = { ranges: [] as ThreadRange[], whole: [], blocks: [] as { at: number; id: string }[] };
	const cell = (actionId: string, column: ActionColumn) => {
		const key = `${actionId} ${column}`;
		const found = cells.get(key) ?? { ranges: [], whole: [] };
		cells.set(key, found);
		return found;
	};
	for (const [id, { place, state }] of placed) {
		if (place?.kind === 'text') {
			const { actionId, column, from, to } = place;
			const stretch = stretchOf(words, place);
			const said = stretch ? quoteIn(words, stretch) : '';
			const into = actionId !== null && column !== null ? cell(actionId, column) : body;
			into.ranges.push({ id, from, to, words: said, unsure: state !== 'anchored' });
		} else if (place?.kind === 'cell') cell(place.actionId, place.column).whole.push(id);
		else if (place?.kind === 'action')
			rows.set(place.actionId, `${rows.get(place.actionId) ?? ''} ${id}`.trim());
		else if (place?.kind === 'block' || place?.kind === 'figure') body.blocks.push({ at: place.at, id });
	}
	return { body, cells, rows, order: inOrder(words.content, placed) };
}

function inOrder(content: PlanContent, placed: ReadonlyMap<string, Resolved>): string[] {
	const keys = [...placed].map(([id, { place }]) => ({ id, key: keyOf(content, place) }));
	return keys.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ id }) => id);
}

/** Sorts as text: the whole plan first, then as it is read, what is detached last. */
function keyOf(content: PlanContent, place: Place | null): string {
	if (!place) return '2';
	if (place.kind === 'document') return '0';
	const number = (value: number): string => `${value + 1}`.padStart(8, '0');
	const actionId = 'actionId' in place ? place.actionId : null;
	const column = 'column' in place && place.column !== null ? actionColumnIds.indexOf(place.column) : -1;
	const home = actionId === null ? '' : shownIn(actionId, (id) => content.actions[id]);
	const spot = place.kind === 'text' ? [number(place.from.line), number(place.from.offset)] : [];
	const rank = content.actions[home]?.rank ?? '';
	return ['1', number(blockOf(content, place)), rank, home, number(column), ...spot].join(' ');
}
