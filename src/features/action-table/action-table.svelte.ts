// One action table of a live plan: its rows as they are now, and what a person may do with them.
import * as Y from 'yjs';
import {
	actionColumnIds,
	blankColumns,
	standingIn,
	type ActionColumn,
	type WholeRow
} from '#domain/action-row.ts';
import type { PlanArea } from '#domain/plan.ts';
import { isBlank } from '#domain/rich-text.ts';
import {
	addRow,
	duplicateRow,
	linkArea,
	mergeRow,
	moveRow,
	removeRow,
	restoreRow,
	setDue,
	setRef,
	takeApart,
	unlinkArea
} from '#document/action-rows.ts';
import { addTable, removeTable, renameTable } from '#document/action-tables.ts';
import { makeArea, renumberArea } from '#document/areas.ts';
import { rootsOf } from '#document/roots.ts';
import { bringLateWords, piecesOf, splitRow, type Piece } from '#document/split-row.ts';
import { isKept } from '#protocol/holds.ts';
import { leadingWords } from '#lib/words/leading.ts';
import type { TableHost } from '#lib/collab/table-host.ts';
import { actionTableWords as words } from '#lib/words/action-table.ts';
import type { OpenCell, PageTables } from './page-tables.svelte.ts';
import type { PlaceOfTable } from './plan-sketch.ts';

export interface ShownRow extends WholeRow {
	/** Its place in print, from 1; left out where rows are shown as printed. */
	readonly position?: number;
}

export class LiveTable {
	readonly page: PageTables;
	readonly id: string;

	constructor(page: PageTables, id: string) {
		this.page = page;
		this.id = id;
	}

	get host(): TableHost {
		return this.page.host;
	}

	get open(): OpenCell | null {
		return this.page.open;
	}

	set open(cell: OpenCell | null) {
		if (cell) this.#keep(cell.row);
		this.page.open = cell;
	}

	/** All rows as they are printed. */
	readonly all = $derived.by((): ShownRow[] =>
		standingIn(this.page.rows.wholes, this.id).map((whole, index) => ({ ...whole, position: index + 1 }))
	);

	/** The rows I look at, in the order I chose. A row whose words did not change is the same object as before. */
	get rows(): ShownRow[] {
		return this.page.view.of(this.all);
	}

	get gaps(): number {
		return this.all.reduce((sum, { row }) => sum + blankColumns(row).length, 0);
	}

	/** Rows that were removed from here; in the first table also those whose table is gone. */
	get removed(): WholeRow[] {
		const tables = this.tables.map(({ id }) => id);
		const adopts = tables[0] === this.id;
		return this.page.rows.wholes
			.filter(({ row }) =>
				tables.includes(row.table) ? row.table === this.id && row.deletedAt !== null : adopts
			)
			.sort((a, b) => ((a.row.deletedAt ?? '') < (b.row.deletedAt ?? '') ? 1 : -1));
	}

	get areas(): Readonly<Record<string, PlanArea>> {
		return this.page.rows.areas;
	}

	get tables(): readonly PlaceOfTable[] {
		return this.page.rows.tables;
	}

	get editing(): boolean {
		return this.host.editing;
	}

	/** Whether rows stand here as they are printed, so that moving one up or down means something. */
	get asPrinted(): boolean {
		return this.page.view.choice.order === 'printed';
	}

	/** The row that shows these words. */
	whole(id: string): ShownRow | undefined {
		return this.all.find(({ parts }) => parts.some((part) => part.id === id));
	}

	/** Whether a row is talked about, and so kept from me with all that is shown in it. */
	isKept(id: string): boolean {
		return isKept(this.host.holds, this.whole(id)?.id ?? id);
	}

	/** Whether a change of mine is taken now, in this row; says why not. */
	#may(id?: string): boolean {
		const kept = id !== undefined && this.isKept(id);
		if (this.host.writing && !kept) return true;
		this.host.say(kept ? leadingWords.keptNow : leadingWords.pausedNow);
		return false;
	}

	/** How a row is called here: "action A1", or by its place when it has no printed number. */
	nameOf(id: string): string {
		const whole = this.whole(id);
		return words.row(whole?.row.ref ?? '', whole?.position ?? 0);
	}

	add(): string {
		if (!this.#may()) return '';
		const id = this.#alone(() => addRow(this.host.doc, { table: this.id }));
		this.#keep(id);
		this.host.say(words.added);
		return id;
	}

	move(id: string, by: -1 | 1): void {
		if (!this.#may(id)) return;
		const order = this.rows.map((row) => row.id);
		const place = order.indexOf(id);
		const neighbour = order[place + by];
		if (!this.asPrinted) this.host.say(words.moveNeedsPrint);
		if (neighbour === undefined || !this.asPrinted) return;
		const name = this.nameOf(id);
		moveRow(this.host.doc, id, by === -1 ? { before: neighbour } : { after: neighbour });
		this.host.say(words.moved(name, place + by + 1, order.length));
	}

	moveTo(id: string, table: PlaceOfTable): void {
		if (!this.#may(id)) return;
		const name = this.nameOf(id);
		this.#keep(id);
		this.#alone(() => moveRow(this.host.doc, id, { table: table.id }));
		this.host.say(words.movedTo(name, words.nameOfTable(table)));
	}

	remove(id: string): void {
		if (!this.#may(id)) return;
		const name = this.nameOf(id);
		if (this.open && this.whole(id)?.parts.some((part) => part.id === this.open?.row)) this.open = null;
		this.#alone(() => removeRow(this.host.doc, id, new Date()));
		this.host.say(words.removed(name));
	}

	restore(id: string, table = this.id): void {
		if (!this.#may(id)) return;
		this.#alone(() => restoreRow(this.host.doc, id, table));
		this.host.say(words.restored(this.nameOf(id)));
	}

	duplicate(id: string): string {
		if (!this.#may()) return '';
		const name = this.nameOf(id);
		const made = this.#alone(() => duplicateRow(this.host.doc, id, new Date()));
		this.#keep(made);
		this.host.say(words.duplicated(name));
		return made;
	}

	pieces(id: string): Piece[] {
		return piecesOf(this.host.doc, id);
	}

	split(id: string, pieces: readonly Y.XmlElement[]): string {
		if (!this.#may(id)) return '';
		const name = this.nameOf(id);
		this.#keep(id);
		const made = this.#alone(() => splitRow(this.host.doc, id, pieces, new Date()));
		this.#keep(made);
		this.host.say(words.wasSplit(name));
		return made;
	}

	bringLate(id: string, column: ActionColumn): void {
		if (!this.#may(id)) return;
		this.#alone(() => bringLateWords(this.host.doc, id, column));
		this.host.say(words.lateBrought);
	}

	merge(id: string, into: string, intoName: string): void {
		if (!this.#may(id) || !this.#may(into)) return;
		const name = this.nameOf(id);
		this.#keep(into);
		this.#alone(() => mergeRow(this.host.doc, id, into));
		this.host.say(words.merged(name, intoName));
	}

	takeApart(part: string, name: string): void {
		if (!this.#may(part)) return;
		this.#keep(part);
		this.#alone(() => takeApart(this.host.doc, part));
		this.host.say(words.tookApart(name));
	}

	setDue(id: string, due: string | null): void {
		if (!this.#may(id)) return;
		this.#keep(id);
		setDue(this.host.doc, id, due);
	}

	setRef(id: string, ref: string): void {
		if (!this.#may(id)) return;
		this.#keep(id);
		setRef(this.host.doc, id, ref.trim());
	}

	link(id: string, area: string, linked: boolean): void {
		if (!this.#may(id)) return;
		this.#keep(id);
		if (linked) linkArea(this.host.doc, id, area);
		else unlinkArea(this.host.doc, id, area);
	}

	renumber(area: string, ref: string): void {
		if (!this.#may()) return;
		this.#alone(() => renumberArea(this.host.doc, area, ref.trim()));
		this.host.say(words.renumbered);
	}

	/** Makes a section an area, and links the row to it. */
	makeArea(id: string, section: { readonly id: string; readonly title: string }): void {
		if (!this.#may(id)) return;
		const ref = this.#alone(() => makeArea(this.host.doc, section.id, section.title));
		this.link(id, section.id, true);
		this.host.say(words.areaMade(words.areaName(ref, section.title)));
	}

	rename(title: string): void {
		if (!this.#may()) return;
		this.#alone(() => renameTable(this.host.doc, this.id, title.trim()));
		this.host.say(words.renamed);
	}

	addBehind(title: string): string {
		if (!this.#may()) return '';
		const made = this.#alone(() => addTable(this.host.doc, title.trim(), this.id));
		this.host.say(words.tableAdded);
		return made;
	}

	removeTable(): void {
		if (!this.#may()) return;
		this.#alone(() => removeTable(this.host.doc, this.id));
		this.host.say(words.tableRemoved);
	}

	/** The cell before or behind one, row by row; null at the ends of the table. */
	beside(cell: OpenCell, by: -1 | 1): OpenCell | null {
		const cells = this.rows.flatMap(({ id, parts }) =>
			actionColumnIds.flatMap((column) =>
				parts
					.filter((part) => part.id === id || part.id === cell.row || !isBlank(part.row[column]))
					.map((part): OpenCell => ({ row: part.id, column }))
			)
		);
		const at = cells.findIndex(({ row, column }) => row === cell.row && column === cell.column);
		return at === -1 ? null : (cells[at + by] ?? null);
	}

	/** The live words of a cell. */
	cell({ row, column }: OpenCell): Y.XmlFragment | null {
		const found = rootsOf(this.host.doc).actions.get(row);
		const fragment = found instanceof Y.Map ? found.get(column) : null;
		return fragment instanceof Y.XmlFragment ? fragment : null;
	}

	/** One step for undo, whatever was typed just before or after. */
	#alone<Done>(act: () => Done): Done {
		this.host.undo.stopCapturing();
		const done = act();
		this.host.undo.stopCapturing();
		return done;
	}

	/** What I work in stays in sight and in place, until I choose anew what to look at. */
	#keep(id: string): void {
		const whole = this.page.rows.wholes.find(({ parts }) => parts.some((part) => part.id === id));
		if (whole) this.page.view.keep(whole.id, whole.row);
	}
}
