// One plan, three people with real editors, a hundred things each: writing, marks, lists, tables, cells, pasting, undoing,
// while the network delivers when it likes. The same in jsdom and in a browser: what differs is the desk they sit at.
import type { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { emptyMeta, schemaVersion, type PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { addTable } from '#document/action-tables.ts';
import { readPlan } from '#document/read.ts';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { draw } from '#lib/collab/draw.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';
import { attempt, steps } from '#tests/lib/editing-steps.ts';
import { Chance, seededIds } from '#tests/random.ts';
import { acts, honest } from '../rows/acts.ts';
import { Middle } from '../rows/people.ts';
import { clippings } from './clippings.ts';

const people = 3;
const commandsEach = 100;

/** What an editor is driven by here. */
export interface Hands {
	/** Keys that write. */
	type(editor: Editor, words: string): void;
	/** One key with a meaning, such as Enter. */
	press(editor: Editor, key: string, shift?: boolean): void;
	paste(editor: Editor, html: string, text: string): void;
}

/** How editors are opened here; whoever opens them closes them. */
export interface Desk {
	readonly hands: Hands;
	openText(doc: Y.Doc, undo: Y.UndoManager): OpenText;
	/** Lets the page draw what it draws later. */
	settle(): Promise<void>;
}

export interface OpenText {
	readonly editor: Editor;
	/** Opens some cell of some row for writing, in place of the one before. */
	openCell(chance: Chance): void;
	/** The cell that is open for writing. */
	cell(): Editor | null;
	close(): void;
}

export interface Outcome {
	commands: number;
	/** Views that show something else than their document holds, documents that are not equal in the end. */
	differences: number;
	refusedHonest: number;
	/** Plans that a check of the whole would not accept. */
	invalid: number;
	/** Errors that nobody caught. */
	uncaught: number;
}

class Writer {
	readonly doc = new Y.Doc();
	readonly undo: Y.UndoManager;
	readonly text: OpenText;
	readonly name: string;
	readonly #middle: Middle;
	#outbox: Uint8Array[] = [];
	#heard = 0;

	constructor(middle: Middle, start: Uint8Array, index: number, desk: Desk) {
		this.#middle = middle;
		this.name = `person-${index}`;
		this.doc.clientID = 1000 + index;
		Y.applyUpdate(this.doc, start, 'network');
		this.undo = sharedUndo(this.doc);
		// what belongs together is said by the session, not by how fast this machine is
		this.undo.captureTimeout = Number.MAX_SAFE_INTEGER;
		this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
			if (origin !== 'network') this.#outbox.push(bytes);
		});
		this.text = desk.openText(this.doc, this.undo);
	}

	/** Whether text and cell show exactly what the shared document says. */
	get sees(): boolean {
		return [this.text.editor, this.text.cell()].every((editor) => editor === null || showsTruth(editor));
	}

	send(most = Infinity): void {
		for (const bytes of this.#outbox.splice(0, most)) this.#middle.take(bytes, this.name);
	}

	hear(most = Infinity): void {
		const news = this.#middle.log.slice(this.#heard, this.#heard + most);
		this.#heard += news.length;
		if (news.length === 0) return;
		// as the provider does it: what came together is taken in together
		this.doc.transact(() => {
			for (const bytes of news) Y.applyUpdate(this.doc, bytes, 'network');
		}, 'network');
	}
}

function showsTruth(editor: Editor): boolean {
	// the stock binding brings its own state under its own key
	const type = (ySyncPluginKey.getState(editor.state) as { type?: Y.XmlFragment } | undefined)?.type;
	if (!type) return true;
	const { schema } = editor;
	const shared = draw(type, schema, new Map(), () => undefined);
	return schema.topNodeType.create(null, shared).eq(editor.state.doc);
}

export async function play(seed: number, desk: Desk, complain = console.error): Promise<Outcome> {
	const chance = new Chance(seed);
	const giveBack = seededIds(new Chance(seed + 1));
	const origin = new Y.Doc();
	origin.clientID = 1;
	writePlan(origin, start);
	const bytes = Y.encodeStateAsUpdate(origin);
	const middle = new Middle(bytes);
	const outcome: Outcome = { commands: 0, differences: 0, refusedHonest: 0, invalid: 0, uncaught: 0 };
	const guard = (what: string, act: () => void): void => {
		try {
			act();
		} catch (error) {
			outcome.uncaught++;
			complain(`seed ${seed}, command ${outcome.commands}, ${what}:`, error);
		}
	};
	const everybody = Array.from({ length: people }, (_, index) => new Writer(middle, bytes, index, desk));
	try {
		await desk.settle();
		while (outcome.commands < people * commandsEach) {
			const person = chance.pick(everybody);
			if (chance.percent(25)) {
				person.send(chance.below(8));
				guard('hearing', () => person.hear(chance.below(12)));
			} else {
				if (chance.percent(50)) person.undo.stopCapturing();
				guard('editing', () => void attempt(() => command(person, chance, desk)));
				outcome.commands++;
			}
			await desk.settle();
			const blind = everybody.filter(({ sees }) => !sees).length;
			if (blind > 0) complain(`seed ${seed}, command ${outcome.commands}: ${blind} see something else`);
			outcome.differences += blind;
		}
		for (const each of [...everybody, ...everybody]) {
			each.send();
			for (const other of everybody) guard('hearing', () => other.hear());
			await desk.settle();
		}
		const shared = JSON.stringify(readPlan(middle.doc));
		for (const { doc, sees } of everybody)
			if (JSON.stringify(readPlan(doc)) !== shared || !sees) outcome.differences++;
		outcome.invalid = faultIn(middle.doc) === null ? 0 : 1;
		outcome.refusedHonest = middle.refused.length;
		for (const why of middle.refused) complain(`seed ${seed} refused: ${why}`);
		return outcome;
	} finally {
		for (const { text } of everybody) text.close();
		giveBack();
	}
}

const keys = ['Enter', 'Backspace', 'Delete', 'Tab', 'ArrowLeft', 'ArrowDown', 'Enter', 'Backspace'];
const written = ['a', 'b ', 'words of mine ', '🙂', '3.', '- ', '1. ', 'é'];

function command(person: Writer, chance: Chance, { hands }: Desk): void {
	const roll = chance.below(100);
	const cell = person.text.cell();
	const editor = cell && chance.percent(40) ? cell : person.text.editor;
	const below = (limit: number): number => chance.below(limit);
	if (roll < 22) hands.type(editor, chance.pick(written));
	else if (roll < 32) hands.press(editor, chance.pick(keys), chance.percent(15));
	else if (roll < 40) {
		const { html, text } = chance.pick(clippings);
		hands.paste(editor, html, text);
	} else if (roll < 44) pasteOwn(editor, chance, hands);
	else if (roll < 52) void person.undo.undo();
	else if (roll < 55) void person.undo.redo();
	else if (roll < 62) person.text.openCell(chance);
	else if (roll < 72) {
		acts[chance.pick(Object.keys(acts))]?.(person, chance, honest);
	} else if (roll < 74) addTable(person.doc, 'More');
	// a cell knows no headings and no boxes
	else if (editor === cell) chance.pick(cellSteps)(editor, below, person.doc);
	else chance.pick(steps)(editor, below, person.doc);
}

const cellSteps = [...steps.slice(0, 9), ...steps.slice(11, 17)].filter(
	(step) => !/heading|callout/.test(`${step}`)
);

/** Copies or cuts something that stands here, and puts it in somewhere else here. */
function pasteOwn(editor: Editor, chance: Chance, hands: Hands): void {
	const { view } = editor;
	const size = view.state.doc.content.size;
	const from = chance.below(size + 1);
	const to = Math.min(size, from + chance.below(60));
	const slice = view.state.doc.slice(from, to);
	if (slice.size === 0) return;
	const { dom, text } = view.serializeForClipboard(slice);
	if (chance.percent(50)) view.dispatch(view.state.tr.delete(from, to));
	hands.paste(editor, dom.innerHTML, text);
}

const row = (ref: string, rank: string): PlanContent['actions'][string] => ({
	...{ table: 'table-1', rank, ref, deletedAt: null, due: null, areas: [], responsible: [] },
	...{ accountable: [], impact: [], timescale: [], m3: [], m6: [], m12: [], linked: [] },
	what: [paragraph(`${ref} is what we do.`)],
	who: [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Schools')] }] }]
});

const start: PlanContent = {
	schema: schemaVersion,
	meta: emptyMeta,
	areas: {},
	doc: [
		{
			type: 'heading',
			attrs: { id: 'h1', ref: '1', level: 2 },
			content: [{ type: 'text', text: 'Waiting' }]
		},
		{ type: 'plainTitle', content: [{ type: 'text', text: 'You wait too long' }] },
		paragraph('We will answer every letter within ten days.'),
		{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
		{ type: 'callout', attrs: { id: 'c1', kind: 'families', covers: '' }, content: [paragraph('Ring us.')] },
		{ type: 'actionTable', attrs: { id: 'table-1', title: 'Actions' } },
		paragraph('The end.')
	],
	actions: { 'row-1': row('A1', 'a0'), 'row-2': row('A2', 'a1') }
};
