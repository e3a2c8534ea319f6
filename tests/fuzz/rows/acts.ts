// What people do to rows and tables, at random. Each act says whether it did something.
import type * as Y from 'yjs';
import { actionColumnIds, wholeRows } from '#domain/action-row.ts';
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
import { addTable, removeTable, renameTable, tableIds } from '#document/action-tables.ts';
import { lateWords } from '#document/moved-words.ts';
import { readPlan } from '#document/read.ts';
import { bringLateWords, piecesOf, splitRow } from '#document/split-row.ts';
import { removedRows } from '#document/tables.ts';
import type { Chance } from '#tests/random.ts';

export interface Verbs {
	readonly split: typeof splitRow;
	readonly merge: typeof mergeRow;
}
export const honest: Verbs = { split: splitRow, merge: mergeRow };

/** Who has a copy of the plan. */
type Holder = { readonly doc: Y.Doc };

export type Act = (person: Holder, chance: Chance, verbs: Verbs) => boolean;

const at = new Date('2026-03-05T14:02:00Z');
const mostRows = 30;

/** The rows a person can see in tables, as they stand there. */
function shown({ doc }: Holder) {
	const tables = new Set(tableIds(doc));
	return wholeRows(readPlan(doc).actions).filter(
		({ row }) => row.deletedAt === null && tables.has(row.table)
	);
}

const withRow =
	(act: (person: Holder, chance: Chance, id: string, verbs: Verbs) => boolean | void): Act =>
	(person, chance, verbs) => {
		const rows = shown(person);
		if (rows.length === 0) return false;
		return act(person, chance, chance.pick(rows).id, verbs) !== false;
	};

const few = (person: Holder): boolean => Object.keys(readPlan(person.doc).actions).length < mostRows;

export const acts: Readonly<Record<string, Act>> = {
	add: (person, chance) => {
		const tables = tableIds(person.doc);
		if (tables.length === 0 || !few(person)) return false;
		addRow(person.doc, { table: chance.pick(tables), at });
		return true;
	},
	duplicate: withRow((person, _chance, id) => few(person) && void duplicateRow(person.doc, id, at)),
	move: withRow((person, chance, id) => {
		const others = shown(person).filter((row) => row.id !== id);
		if (others.length === 0) return false;
		const to = chance.pick(others).id;
		moveRow(person.doc, id, chance.percent(50) ? { before: to } : { after: to });
		return true;
	}),
	toTable: withRow((person, chance, id) =>
		moveRow(person.doc, id, { table: chance.pick(tableIds(person.doc)) })
	),
	split: withRow((person, chance, id, { split }) => {
		const pieces = piecesOf(person.doc, id).filter(() => chance.percent(40));
		if (pieces.length === 0 || !few(person)) return false;
		split(
			person.doc,
			id,
			pieces.map(({ element }) => element),
			at
		);
		return true;
	}),
	late: (person, chance) => {
		const { actions } = readPlan(person.doc);
		const found = Object.entries(actions).flatMap(([id, row]) =>
			actionColumnIds.filter((column) => lateWords(row[column]).length > 0).map((column) => ({ id, column }))
		);
		if (found.length === 0) return false;
		const { id, column } = chance.pick(found);
		bringLateWords(person.doc, id, column);
		return true;
	},
	merge: withRow((person, chance, id, { merge }) => {
		const others = shown(person).filter((row) => row.id !== id);
		if (others.length === 0) return false;
		merge(person.doc, id, chance.pick(others).id);
		return true;
	}),
	apart: (person, chance) => {
		const parts = shown(person).flatMap((whole) => whole.parts.slice(1));
		if (parts.length === 0) return false;
		takeApart(person.doc, chance.pick(parts).id);
		return true;
	},
	remove: withRow((person, _chance, id) => removeRow(person.doc, id, at)),
	restore: (person, chance) => {
		const removed = removedRows(readPlan(person.doc));
		const tables = tableIds(person.doc);
		if (removed.length === 0 || tables.length === 0) return false;
		restoreRow(person.doc, chance.pick(removed).id, chance.pick(tables));
		return true;
	},
	link: withRow((person, chance, id) => {
		if (chance.percent(60)) linkArea(person.doc, id, chance.pick(['area-1', 'area-2', 'area-3']));
		else unlinkArea(person.doc, id, chance.pick(['area-1', 'area-2', 'area-3']));
	}),
	due: withRow((person, chance, id) =>
		setDue(person.doc, id, chance.pick(['2026-03-05', '2027-01-31', null]))
	),
	number: withRow((person, chance, id) => setRef(person.doc, id, `A${chance.below(30)}`)),
	addTable: (person, chance) => {
		const tables = tableIds(person.doc);
		if (tables.length > 4) return false;
		addTable(person.doc, 'More', tables.length > 0 ? chance.pick(tables) : undefined);
		return true;
	},
	renameTable: (person, chance) => {
		const tables = tableIds(person.doc);
		if (tables.length > 0) renameTable(person.doc, chance.pick(tables), `Named ${chance.below(9)}`);
		return tables.length > 0;
	},
	removeTable: (person, chance) => {
		const tables = tableIds(person.doc);
		if (tables.length < 2) return false;
		removeTable(person.doc, chance.pick(tables));
		return true;
	}
};
