// Three people with real editors each do 50 things to rows and tables, and the network delivers when it likes. In the end
// everybody holds the same, every word somebody typed can be seen (in a cell or under "Removed actions") unless its writer
// took it back, the plan is valid, and the gate has refused nothing.
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { actionColumnIds, rowsOfTable } from '#domain/action-row.ts';
import { emptyMeta, schemaVersion, type PlanContent } from '#domain/plan.ts';
import { paragraph, plainText } from '#domain/rich-text.ts';
import { readPlan } from '#document/read.ts';
import { removedRows } from '#document/tables.ts';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { Chance, seededIds } from '#tests/random.ts';
import type { Verbs } from './rows/acts.ts';
import type { RowPerson } from './rows/people.ts';
import { needWindow } from './rows/window.ts';

const people = 3;
const actsEach = 50;

interface Given {
	readonly seed: number;
	/** How many plans are written by three people each. */
	readonly size: number;
	/** Other ways to split or merge, for the test of the test. */
	readonly verbs?: Partial<Verbs>;
}

type Figures = {
	runs: number;
	acts: number;
	/** Documents or open cells that show something else than the server holds. */
	differences: number;
	/** Words nobody took back and nobody can see. */
	lost: number;
	/** Plans that a check of the whole would not accept. */
	invalid: number;
	refusedHonest: number;
};

export async function run({ seed, size, verbs }: Given): Promise<{ figures: Figures; held: boolean }> {
	needWindow();
	const parts = {
		...(await import('./rows/people.ts')),
		...(await import('./rows/acts.ts'))
	};
	const figures: Figures = { runs: 0, acts: 0, differences: 0, lost: 0, invalid: 0, refusedHonest: 0 };
	for (let at = 0; at < size; at++) {
		const outcome = play(seed + at, parts, { ...parts.honest, ...verbs });
		if (Object.values({ ...outcome, acts: 0 }).some((count) => count > 0) && !verbs)
			console.log(`plan of seed ${seed + at}: ${JSON.stringify(outcome)}`);
		figures.runs++;
		for (const [name, count] of Object.entries(outcome)) figures[name as keyof typeof outcome] += count;
		// what the editors have put off until the next moment holds on to them until then
		await pause(20);
	}
	const wrong = figures.differences + figures.lost + figures.invalid + figures.refusedHonest;
	return { figures, held: wrong === 0 };
}

type Parts = typeof import('./rows/people.ts') & typeof import('./rows/acts.ts');

function play(seed: number, { Middle, RowPerson, acts }: Parts, verbs: Verbs): Omit<Figures, 'runs'> {
	const chance = new Chance(seed);
	const giveBack = seededIds(new Chance(seed + 1));
	const origin = new Y.Doc();
	origin.clientID = 1;
	writePlan(origin, start);
	const bytes = Y.encodeStateAsUpdate(origin);
	const middle = new Middle(bytes);
	const everybody = Array.from({ length: people }, (_, index) => new RowPerson(middle, bytes, index));
	const words = new Words();
	const count = { acts: 0, differences: 0, lost: 0, invalid: 0, refusedHonest: 0 };
	try {
		while (count.acts < people * actsEach) {
			const person = chance.pick(everybody);
			if (chance.percent(30)) {
				person.send(chance.below(6));
				person.hear(chance.below(8));
			} else {
				person.undo.stopCapturing();
				count.acts += Number(actOnce(person, words, chance, acts, verbs));
				person.undo.stopCapturing();
			}
			if (!person.sees) count.differences++;
		}
		for (const each of [...everybody, ...everybody]) {
			each.send();
			for (const other of everybody) other.hear();
		}
		const shared = JSON.stringify(readPlan(middle.doc));
		for (const person of everybody) {
			if (JSON.stringify(readPlan(person.doc)) !== shared || !person.sees) count.differences++;
		}
		count.lost = words.missingIn(middle.doc).length + words.takenFromOthers;
		count.invalid = faultIn(middle.doc) === null ? 0 : 1;
		count.refusedHonest = middle.refused.length;
		return count;
	} finally {
		for (const person of everybody) person.close();
		giveBack();
	}
}

/** Half of what people do is writing; a part of it they take back. */
function actOnce(
	person: RowPerson,
	words: Words,
	chance: Chance,
	acts: Parts['acts'],
	verbs: Verbs
): boolean {
	const roll = chance.below(100);
	if (roll < 45) {
		const rows = Object.keys(readPlan(person.doc).actions);
		if (chance.percent(40)) person.open(chance.pick(rows), chance.pick(actionColumnIds.slice(0, 3)));
		const word = words.next();
		if (!person.type(word, chance)) return false;
		words.typed(word, person.name);
		return true;
	}
	if (roll < 57) return words.watch(person, () => person.undo.undo() !== null);
	if (roll < 62) return words.watch(person, () => person.undo.redo() !== null);
	return acts[chance.pick(Object.keys(acts))]?.(person, chance, verbs) ?? false;
}

/** Every word is one letter that nobody else types, so that it cannot be torn in two. */
class Words {
	takenFromOthers = 0;
	readonly #writers = new Map<string, string>();
	readonly #takenBack = new Set<string>();
	#count = 0;

	next(): string {
		return String.fromCodePoint(0x4e00 + this.#count++);
	}

	typed(word: string, writer: string): void {
		this.#writers.set(word, writer);
	}

	/** Undo and redo: a person may take back what they wrote, and nothing that others wrote. */
	watch({ doc, name }: RowPerson, act: () => boolean): boolean {
		const before = visibleIn(doc);
		const done = act();
		const after = visibleIn(doc);
		for (const [word, writer] of this.#writers) {
			const gone = before.includes(word) && !after.includes(word);
			if (gone && writer === name) this.#takenBack.add(word);
			else if (gone) this.takenFromOthers++;
			else if (writer === name && after.includes(word)) this.#takenBack.delete(word);
		}
		return done;
	}

	missingIn(doc: Y.Doc): string[] {
		const visible = visibleIn(doc);
		return [...this.#writers.keys()].filter((word) => !this.#takenBack.has(word) && !visible.includes(word));
	}
}

/** All words of rows that a person can find on the page: in the tables, and under "Removed actions". */
function visibleIn(doc: Y.Doc): string {
	const content = readPlan(doc);
	const tables = new Set(
		content.doc.flatMap((block) => (block.type === 'actionTable' ? [block.attrs.id] : []))
	);
	const rows = [
		...[...tables].flatMap((table) => rowsOfTable(content.actions, table)),
		...removedRows(content)
	];
	return rows.flatMap(({ row }) => actionColumnIds.map((column) => plainText(row[column]))).join('\n');
}

const bullets = (...items: string[]) => ({
	type: 'bulletList' as const,
	content: items.map((item) => ({ type: 'listItem' as const, content: [paragraph(item)] }))
});

function row(table: string, rank: string, ref: string): PlanContent['actions'][string] {
	const blank = { accountable: [], impact: [], timescale: [], m3: [], m6: [], m12: [], linked: [] };
	const what = [paragraph(`${ref} first`), bullets(`${ref} one`, `${ref} two`), paragraph(`${ref} last`)];
	const rest = { deletedAt: null, due: null, areas: ['area-1'], responsible: [] };
	return { table, rank, ref, ...rest, ...blank, what, who: [bullets('School', 'Parents')] };
}

const start: PlanContent = {
	schema: schemaVersion,
	meta: emptyMeta,
	areas: {},
	doc: [
		paragraph('Before'),
		{ type: 'actionTable', attrs: { id: 'table-1', title: 'One' } },
		{ type: 'actionTable', attrs: { id: 'table-2', title: 'Two' } }
	],
	actions: {
		'row-1': row('table-1', 'a0', 'A1'),
		'row-2': row('table-1', 'a1', 'A2'),
		'row-3': row('table-2', 'a0', 'B1'),
		'row-4': row('table-2', 'a1', 'B2')
	}
};
