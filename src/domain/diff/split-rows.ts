// Finding out that a new action was split off another one: all its words stood there before, in the same columns.
import { actionColumnIds, type ActionColumn, type ActionRow } from '../action-row.ts';
import { plainText, type RichBlock, type RichText } from '../rich-text.ts';
import { wordsIn, type Node, type RowChange, type Step } from './difference.ts';
import type { PlaceChange } from './row-places.ts';

export interface Split {
	/** The action whose words went. */
	readonly from: string;
	/** What of its change is told by the split. */
	readonly steps: readonly Step[];
}

export function splitOff(
	changes: ReadonlyMap<string, RowChange>,
	places: ReadonlyMap<string, PlaceChange>
): Map<string, Split> {
	const lost = [...changes.values()].filter(({ was, is, cells }) => was && is && cells.length > 0);
	const found = new Map<string, Split>();
	for (const [id, { op }] of places) {
		const made = op === 'added' ? changes.get(id)?.is : undefined;
		if (!made) continue;
		for (const change of lost) {
			const steps = stepsThatWent(change, made);
			if (steps) found.set(id, { from: change.id, steps });
		}
	}
	return found;
}

/** The steps by which exactly the words of the new row left the old one; null when it holds others too. */
function stepsThatWent({ is, cells }: RowChange, made: ActionRow): Step[] | null {
	const steps: Step[] = [];
	let lines = 0;
	for (const column of actionColumnIds) {
		const wanted = linesOf(made[column]);
		lines += wanted.length;
		if (wanted.length === 0) continue;
		const change = cells.find((cell) => cell.column === column);
		if (!change) return null;
		const went = change.steps.filter((step) => leaves(step, wanted, is![column]));
		const gone = went.flatMap((step) => goneLines(step));
		if (!wanted.every((line) => gone.includes(line))) return null;
		steps.push(...went);
	}
	return lines === 0 ? null : steps;
}

function leaves(step: Step, wanted: readonly string[], kept: RichText): boolean {
	const gone = goneLines(step);
	return gone.length > 0 && gone.every((line) => wanted.includes(line) && !linesOf(kept).includes(line));
}

/** The whole lines a step takes away; none when it does anything else as well. */
function goneLines(step: Step): string[] {
	if (step.op === 'removed') return linesOf([step.node as unknown as RichBlock]);
	if (step.op !== 'changed' || step.moved || step.change.inside.kind !== 'nodes') return [];
	const inner = step.change.inside.steps.filter(({ op }) => op !== 'same');
	const each = inner.map((below) =>
		below.op === 'removed' ? [wordsIn(below.node as Node).trim()] : goneLines(below)
	);
	return each.some((lines) => lines.length === 0) ? [] : each.flat();
}

function linesOf(blocks: ActionRow[ActionColumn]): string[] {
	return plainText(blocks)
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}
