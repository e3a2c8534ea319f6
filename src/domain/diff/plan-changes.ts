// A difference as a reader is told it: in the order of the plan, one entry for each thing that was done.
import type { PlanContent } from '../plan.ts';
import { blockChanges, type BlockStory } from './block-changes.ts';
import type { PlanDifference } from './difference.ts';
import { planDifference } from './plan-difference.ts';
import type { PlanChange, TablePlace } from './plan-change.ts';
import type { RowStory } from './row-changes.ts';
import { placeChanges, rowStandings, type RowStanding } from './row-places.ts';
import { sectionsOf } from './sections.ts';
import { splitOff } from './split-rows.ts';

/** Everything a reader can see that is otherwise in `is`. */
export function planChanges(
	was: PlanContent,
	is: PlanContent,
	difference: PlanDifference = planDifference(was, is)
): PlanChange[] {
	const rows = storyOfRows(was, is, difference);
	const told = new Set<string>();
	const standings = { before: rowStandings(was), after: rowStandings(is) };
	const story: BlockStory = {
		was,
		is,
		steps: difference.steps,
		before: sectionsOf(was),
		after: sectionsOf(is),
		rows,
		rowsOf: (table) => inOrder(table, rows, standings, told)
	};
	return [
		...difference.meta.map((value): PlanChange => ({ section: null, kind: 'plan', value })),
		...areaChanges(difference, was, is),
		...blockChanges(story)
	];
}

/** An area whose section has a heading is told there. */
function areaChanges({ areas }: PlanDifference, was: PlanContent, is: PlanContent): PlanChange[] {
	const headed = new Set(
		[...was.doc, ...is.doc].flatMap((block) => (block.type === 'heading' ? [block.attrs.id] : []))
	);
	return areas
		.filter(({ id }) => !headed.has(id))
		.map(({ was: then, is: now }) => ({ section: null, kind: 'area', was: then, is: now }));
}

/** What is known of the actions of two states, for telling of some of them. */
export function storyOfRows(was: PlanContent, is: PlanContent, difference: PlanDifference): RowStory {
	const changes = new Map(difference.rows.map((change) => [change.id, change]));
	const places = placeChanges(was, is);
	const tables = tablePlaces(is, tablePlaces(was));
	return {
		was,
		is,
		changes,
		places,
		splits: splitOff(changes, places),
		placeOf: (table) => tables.get(table) ?? { title: '', section: null }
	};
}

function tablePlaces(plan: PlanContent, known = new Map<string, TablePlace>()): Map<string, TablePlace> {
	const sections = sectionsOf(plan);
	plan.doc.forEach((block, at) => {
		if (block.type !== 'actionTable') return;
		known.set(block.attrs.id, { title: block.attrs.title.trim(), section: sections[at] ?? null });
	});
	return known;
}

/** The actions to tell of at a table: those that stand in it, and those that left it, each told once in the plan. */
function inOrder(
	table: string,
	{ was, is, changes, places }: RowStory,
	{ before, after }: Record<'before' | 'after', ReadonlyMap<string, RowStanding>>,
	told: Set<string>
): string[] {
	const touched = [...new Set([...changes.keys(), ...places.keys()])].filter((id) => !told.has(id));
	const at = (id: string): number | null => {
		const now = after.get(id);
		if (now) return now.table === table ? now.at : null;
		const then = before.get(id);
		if (then) return then.table === table ? then.at + 0.5 : null;
		// put together with another one, then and now
		const home = is.actions[id] ?? was.actions[id];
		return home?.table === table && home.deletedAt === null ? Infinity : null;
	};
	const here = touched
		.flatMap((id) => {
			const place = at(id);
			return place === null ? [] : [{ id, place }];
		})
		.sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
		.map(({ id }) => id);
	for (const id of here) told.add(id);
	return here;
}
