// What a reader is told of one action.
import { isBlank, plainText } from '../rich-text.ts';
import type { ActionRow } from '../action-row.ts';
import type { PlanArea, PlanContent } from '../plan.ts';
import type { RowChange, Step } from './difference.ts';
import { looksOnly, saysNothingNew } from './steps.ts';
import type { AboutARow, CellChange, RowName, TablePlace } from './plan-change.ts';
import type { PlaceChange } from './row-places.ts';
import { splitOff } from './split-rows.ts';

export interface RowStory {
	readonly was: PlanContent;
	readonly is: PlanContent;
	readonly changes: ReadonlyMap<string, RowChange>;
	readonly places: ReadonlyMap<string, PlaceChange>;
	/** The row out of which a new one was made, by the id of the new one. */
	readonly splits: ReturnType<typeof splitOff>;
	readonly placeOf: (table: string) => TablePlace;
}

/** The first is about its place; then its number, date, areas and words. */
export function rowChanges(id: string, story: RowStory): AboutARow[] {
	const change = story.changes.get(id) ?? null;
	const row = story.is.actions[id] ?? story.was.actions[id];
	if (!row) return [];
	const about = { kind: 'row' as const, id, name: nameOf(row), change };
	const place = placeOf(about, story);
	const gone = place?.op === 'removed';
	if (!change?.was || !change.is || gone) return place ? [place] : [];
	const areas = areasBetween(change, story);
	const cells = cellChanges(id, change, story);
	return [
		...(place ? [place] : []),
		...change.values.flatMap(({ key, was, is }): AboutARow[] => {
			if (key === 'ref')
				return [{ ...about, name: nameOf(change.was!), op: 'ref', was: `${was}`, is: `${is}` }];
			if (key === 'due') return [{ ...about, op: 'due', was: textOf(was), is: textOf(is) }];
			return [];
		}),
		...(areas.added.length + areas.removed.length > 0 ? [{ ...about, op: 'areas' as const, ...areas }] : []),
		...(cells.length > 0 ? [{ ...about, op: 'cells' as const, cells }] : [])
	];
}

type About = Pick<AboutARow, 'kind' | 'id' | 'name' | 'change'>;

function placeOf(about: About, { is, was, places, splits, placeOf: tableAt }: RowStory): AboutARow | null {
	const place = places.get(about.id);
	const split = splits.get(about.id);
	if (!place) return null;
	if (place.op === 'added' && split) return { ...about, op: 'split', other: nameOf(is.actions[split.from]!) };
	if (place.op === 'together')
		return { ...about, op: 'together', other: nameOf((is.actions[place.into] ?? was.actions[place.into])!) };
	if (place.op === 'table')
		return { ...about, op: 'table', from: tableAt(place.from), to: tableAt(place.to) };
	return { ...about, op: place.op };
}

/** What people call an action. */
export function nameOf(row: Pick<ActionRow, 'ref' | 'what'>): RowName {
	return { ref: row.ref.trim(), words: plainText(row.what).replaceAll(/\s+/g, ' ').trim() };
}

function textOf(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

function areasBetween({ was, is }: RowChange, story: RowStory): { added: PlanArea[]; removed: PlanArea[] } {
	const [before, after] = [was?.areas ?? [], is?.areas ?? []];
	const known = (id: string, plan: PlanContent) => (Object.hasOwn(plan.areas, id) ? [plan.areas[id]!] : []);
	return {
		added: after.filter((id) => !before.includes(id)).flatMap((id) => known(id, story.is)),
		removed: before.filter((id) => !after.includes(id)).flatMap((id) => known(id, story.was))
	};
}

function cellChanges(id: string, { was, is, values, cells }: RowChange, { splits }: RowStory): CellChange[] {
	const left = [...splits.values()].filter(({ from }) => from === id).flatMap(({ steps }) => steps);
	const changed = cells
		.filter(({ steps }) => steps.some((step) => tells(step) && !left.includes(step)))
		.map(({ column, steps }): CellChange => {
			if (isBlank(was![column])) return { column, how: 'filled' };
			if (isBlank(is![column])) return { column, how: 'emptied' };
			return { column, how: steps.every(looksOnly) ? 'restyled' : 'changed' };
		});
	const others = values.some(({ key }) => key === 'responsible');
	if (!others || changed.some(({ column }) => column === 'accountable')) return changed;
	return [...changed, { column: 'accountable', how: 'changed' }];
}

function tells(step: Step): boolean {
	return step.op !== 'same' && step.op !== 'away' && !saysNothingNew(step);
}
