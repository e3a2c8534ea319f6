// Where each action stands for readers, and what became of its place.
import { shownIn, wholeRows, type ActionRow } from '../action-row.ts';
import type { PlanContent } from '../plan.ts';
import { longestRising } from './longest-rising.ts';

export interface RowStanding {
	readonly table: string;
	readonly at: number;
}

/** The rows that readers see, by id. Those whose table is gone are seen by nobody. */
export function rowStandings({ doc, actions }: PlanContent): Map<string, RowStanding> {
	const tables = new Set(doc.flatMap((block) => (block.type === 'actionTable' ? [block.attrs.id] : [])));
	const shown = wholeRows(actions)
		.filter(({ row }) => row.deletedAt === null && tables.has(row.table))
		.sort((a, b) => compare(a.row.rank, b.row.rank) || compare(a.id, b.id));
	const counts = new Map<string, number>();
	return new Map(
		shown.map(({ id, row: { table } }) => {
			const at = counts.get(table) ?? 0;
			counts.set(table, at + 1);
			return [id, { table, at }];
		})
	);
}

export type PlaceChange =
	| { readonly op: 'added' | 'removed' | 'back' | 'apart' }
	| { readonly op: 'up' | 'down' }
	| { readonly op: 'together'; readonly into: string }
	| { readonly op: 'table'; readonly from: string; readonly to: string };

/** What became of the place of every action whose place is another one now. */
export function placeChanges(was: PlanContent, is: PlanContent): Map<string, PlaceChange> {
	const [before, after] = [rowStandings(was), rowStandings(is)];
	const changes = new Map<string, PlaceChange>();
	for (const id of new Set([...Object.keys(was.actions), ...Object.keys(is.actions)])) {
		const change = placeChange(id, { was, is, before, after });
		if (change) changes.set(id, change);
	}
	for (const [id, op] of reordered(before, after)) changes.set(id, { op });
	return changes;
}

interface Known {
	readonly was: PlanContent;
	readonly is: PlanContent;
	readonly before: ReadonlyMap<string, RowStanding>;
	readonly after: ReadonlyMap<string, RowStanding>;
}

function placeChange(id: string, { was, is, before, after }: Known): PlaceChange | null {
	const [then, now] = [before.get(id), after.get(id)];
	if (then && now) return then.table === now.table ? null : { op: 'table', from: then.table, to: now.table };
	const [inside, into] = [homeOf(id, was, before), homeOf(id, is, after)];
	if (now) return { op: inside ? 'apart' : Object.hasOwn(was.actions, id) ? 'back' : 'added' };
	if (into) return then ? { op: 'together', into } : inside ? null : { op: 'added' };
	return then || inside ? { op: 'removed' } : null;
}

/** The row that shows this one's words, when it is another one. */
function homeOf(
	id: string,
	{ actions }: PlanContent,
	standings: ReadonlyMap<string, RowStanding>
): string | null {
	if (!Object.hasOwn(actions, id)) return null;
	const home = shownIn(id, (other): ActionRow | undefined =>
		Object.hasOwn(actions, other) ? actions[other] : undefined
	);
	return home !== id && standings.has(home) ? home : null;
}

/** In each table the fewest rows that must have moved for the others to stand as they do. */
function reordered(
	before: ReadonlyMap<string, RowStanding>,
	after: ReadonlyMap<string, RowStanding>
): Map<string, 'up' | 'down'> {
	const stayed = new Map<string, string[]>();
	for (const [id, { table }] of after) {
		if (before.get(id)?.table === table) stayed.set(table, [...(stayed.get(table) ?? []), id]);
	}
	const moved = new Map<string, 'up' | 'down'>();
	for (const ids of stayed.values()) {
		const places = ids.map((id) => before.get(id)!.at);
		const kept = longestRising(places);
		const ranks = new Map([...places].sort((a, b) => a - b).map((place, rank) => [place, rank]));
		ids.forEach((id, at) => {
			if (!kept.has(at)) moved.set(id, ranks.get(places[at]!)! > at ? 'up' : 'down');
		});
	}
	return moved;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
