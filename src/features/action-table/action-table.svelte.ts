// One action table of a live plan: its rows as they are now, and what a person may do with them.
import type { ActionColumn, ActionRow } from '#domain/action-row.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import type { PlanArea } from '#domain/plan.ts';
import {
	addRow,
	linkArea,
	moveRow,
	removeRow,
	restoreRow,
	row as rowMap,
	setDue,
	setRef,
	tableRows,
	unlinkArea
} from '#document/action-rows.ts';
import { readRow } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { fromYjs, type DeepEvents, type FromYjs } from '#lib/collab/from-yjs.svelte.ts';
import { actionTableWords as words } from '#lib/words/action-table.ts';
import * as Y from 'yjs';
import type { TableHost } from '#lib/collab/table-host.ts';

export interface ShownRow {
	readonly id: string;
	readonly row: ActionRow;
}

/** Which cell is open for writing. */
export interface OpenCell {
	readonly row: string;
	readonly column: ActionColumn;
}

/** The values of a row that decide where it stands. */
const placing = new Set(['table', 'rank', 'deletedAt']);

export class LiveTable {
	readonly host: TableHost;
	readonly id: string;
	open = $state.raw<OpenCell | null>(null);
	readonly #order: FromYjs<readonly string[]>;
	readonly #gone: FromYjs<readonly string[]>;
	readonly #areas: FromYjs<Readonly<Record<string, PlanArea>>>;
	readonly #rows = new Map<string, FromYjs<ActionRow>>();

	constructor(host: TableHost, id: string) {
		this.host = host;
		this.id = id;
		const { doc } = host;
		const { actions, areas, body } = rootsOf(doc);
		this.#order = fromYjs(actions, () => tableRows(doc, id).map((row) => row.id), placingChanged(actions));
		this.#gone = fromYjs(actions, () => goneRows(actions, body, id), placingChanged(actions));
		this.#areas = fromYjs(areas, () => readAreas(areas));
	}

	/** The rows in the order people see them. A row whose words did not change is the same object as before. */
	get rows(): ShownRow[] {
		return this.#order.current.map((id) => ({ id, row: this.#row(id) }));
	}

	/** Rows that were removed from here; in the first table also those whose table is gone. */
	get removed(): ShownRow[] {
		return this.#gone.current.map((id) => ({ id, row: this.#row(id) }));
	}

	get areas(): Readonly<Record<string, PlanArea>> {
		return this.#areas.current;
	}

	get editing(): boolean {
		return this.host.editing;
	}

	/** How a row is called here: "action A1", or by its place when it has no printed number. */
	nameOf(id: string): string {
		const place = this.#order.current.indexOf(id) + 1;
		return words.row(this.#row(id).ref, place);
	}

	add(): string {
		this.host.undo.stopCapturing();
		const id = addRow(this.host.doc, { table: this.id });
		this.host.undo.stopCapturing();
		this.host.say(words.added);
		return id;
	}

	move(id: string, by: -1 | 1): void {
		const order = this.#order.current;
		const place = order.indexOf(id);
		const neighbour = order[place + by];
		if (neighbour === undefined) return;
		const name = this.nameOf(id);
		moveRow(this.host.doc, id, by === -1 ? { before: neighbour } : { after: neighbour });
		this.host.say(words.moved(name, place + by + 1, order.length));
	}

	remove(id: string): void {
		const name = this.nameOf(id);
		if (this.open?.row === id) this.open = null;
		this.host.undo.stopCapturing();
		removeRow(this.host.doc, id, new Date());
		this.host.undo.stopCapturing();
		this.host.say(words.removed(name));
	}

	restore(id: string): void {
		restoreRow(this.host.doc, id, this.id);
		this.host.say(words.restored(this.nameOf(id)));
	}

	setDue(id: string, due: string | null): void {
		setDue(this.host.doc, id, due);
	}

	setRef(id: string, ref: string): void {
		setRef(this.host.doc, id, ref.trim());
	}

	link(id: string, area: string, linked: boolean): void {
		if (linked) linkArea(this.host.doc, id, area);
		else unlinkArea(this.host.doc, id, area);
	}

	/** The cell before or behind one, row by row; null at the ends of the table. */
	beside({ row, column }: OpenCell, by: -1 | 1): OpenCell | null {
		const order = this.#order.current;
		const across = actionColumnIds.indexOf(column) + by;
		const down = order.indexOf(row) + (across < 0 ? -1 : across >= actionColumnIds.length ? 1 : 0);
		const next = order[down];
		const at = actionColumnIds[(across + actionColumnIds.length) % actionColumnIds.length];
		return next === undefined || at === undefined ? null : { row: next, column: at };
	}

	/** The live words of a cell. */
	cell({ row, column }: OpenCell): Y.XmlFragment | null {
		const found = rootsOf(this.host.doc).actions.get(row);
		const fragment = found instanceof Y.Map ? found.get(column) : null;
		return fragment instanceof Y.XmlFragment ? fragment : null;
	}

	#row(id: string): ActionRow {
		let row = this.#rows.get(id);
		if (!row) {
			const map = rowMap(this.host.doc, id);
			row = fromYjs(map, () => readRow(map));
			this.#rows.set(id, row);
		}
		return row.current;
	}
}

/** Typing in a cell does not change where rows stand; a new row or a placing value does. */
function placingChanged(actions: Y.Map<unknown>): (events: DeepEvents) => boolean {
	return (events) =>
		events.some(
			(event) =>
				event.target === actions ||
				(event.path.length === 1 && [...event.keys.keys()].some((key) => placing.has(key)))
		);
}

function goneRows(actions: Y.Map<unknown>, body: Y.XmlFragment, table: string): string[] {
	const tables = body
		.toArray()
		.flatMap((node) =>
			node instanceof Y.XmlElement && node.nodeName === 'actionTable' ? [`${node.getAttribute('id')}`] : []
		);
	const adopts = tables[0] === table;
	const gone: [string, string][] = [];
	for (const [id, map] of actions) {
		if (!(map instanceof Y.Map)) continue;
		const home = map.get('table');
		const removedAt = map.get('deletedAt');
		const orphan = adopts && !tables.includes(`${home}`);
		if (orphan || (home === table && typeof removedAt === 'string')) gone.push([id, `${removedAt ?? ''}`]);
	}
	return gone.sort(([, a], [, b]) => (a < b ? 1 : -1)).map(([id]) => id);
}

function readAreas(areas: Y.Map<unknown>): Record<string, PlanArea> {
	const read: [string, PlanArea][] = [];
	for (const [id, area] of areas) {
		if (!(area instanceof Y.Map)) continue;
		const text = (key: string): string => (typeof area.get(key) === 'string' ? String(area.get(key)) : '');
		read.push([id, { ref: text('ref'), title: text('title'), plainTitle: text('plainTitle') }]);
	}
	return Object.fromEntries(
		read.sort(([, a], [, b]) => a.ref.localeCompare(b.ref, 'en-GB', { numeric: true }))
	);
}
