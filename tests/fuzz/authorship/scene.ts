// A plan with a few people, each with a document of their own, and the log that their changes enter by the real gate. Beside
// it stands what the script knows: for every character that somebody makes, whose it is, by the place Yjs gives it.
import * as Y from 'yjs';
import { carry } from '#document/authorship/carry.ts';
import { Ledger } from '#document/authorship/ledger.ts';
import type { Row, Way } from '#document/authorship/look.ts';
import { textsIn } from '#document/authorship/texts.ts';
import { ownEdit } from '#document/origins.ts';
import { rootsOf } from '#document/roots.ts';
import { groups } from '#domain/groups.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import type { Hand, Voice } from '#domain/voices/voice.ts';
import { sharedUndo } from '#lib/collab/shared-undo.ts';
import { Gate } from '#server/plan-log/gate.ts';
import type { Chance } from '#tests/random.ts';

export interface Someone {
	readonly hand: Hand;
	readonly doc: Y.Doc;
	readonly undo: Y.UndoManager;
	/** Changes on their way to the log, and how far this person has heard of it. */
	readonly unsent: Uint8Array[];
	heard: number;
	clipboard: { readonly text: string; readonly voices: Voice[] } | null;
}

export type Character = { readonly letter: string; readonly name: string };

/** What keeps the ledger; the test of the test gives another one. */
export type Keeper = (ledger: Ledger, doc: Y.Doc, row: Row) => void;

export class Scene {
	readonly people: readonly Someone[];
	readonly rows: Row[] = [];
	readonly ledger = new Ledger();
	readonly copy = new Y.Doc();
	/** Whose each character is, as the script says. */
	readonly whose = new Map<string, Voice>();
	/** Letters that stand twice because somebody copied them. */
	readonly copied = new Set<string>();
	readonly chance: Chance;
	readonly gate: Gate;
	readonly #keeper: Keeper;
	#now = 1_000_000;
	#mark = 0;

	constructor(chance: Chance, keeper: Keeper = carry) {
		this.chance = chance;
		this.#keeper = keeper;
		rootsOf(this.copy);
		this.gate = new Gate({
			areaId: 'area' as AreaId,
			planId: 'plan' as PlanId,
			...{ epoch: 1, seq: 0, state: null, tail: [], claims: new Map() }
		});
		this.people = [0, 1, 2, 3].map((index) => this.#someone(index));
	}

	#someone(index: number): Someone {
		const doc = new Y.Doc();
		doc.clientID = 1 + this.chance.below(2 ** 31);
		const unsent: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) unsent.push(update);
		});
		const undo = sharedUndo(doc);
		const hand = { person: `person${index}` as PersonId, group: groups[index % groups.length]! };
		return { hand, doc, undo, unsent, heard: 0, clipboard: null };
	}

	/** Letters that nobody has written before, of no script with an order one could guess. */
	words(length: number): string {
		let made = '';
		for (; made.length < length; this.#mark++) made += String.fromCharCode(0x3400 + (this.#mark % 0x6b00));
		return made;
	}

	voice(someone: Someone, via: Voice['via'] = 'typed'): Voice {
		return { ...someone.hand, via };
	}

	/** Does something in somebody's document. What it makes belongs, letter by letter in the order it is made, to these. */
	act(someone: Someone, does: () => void, voices: readonly Voice[]): void {
		this.acts(someone, () => someone.doc.transact(does, ownEdit), voices);
	}

	/** The same, for what makes its own transactions. */
	acts({ doc, undo }: Someone, does: () => void, voices: readonly Voice[]): void {
		const from = Y.getState(doc.store, doc.clientID);
		undo.stopCapturing();
		does();
		let next = 0;
		for (const item of this.#made(doc, from))
			for (let step = Math.max(0, from - item.id.clock); step < item.length; step++) {
				const voice = voices[next++];
				if (!voice) throw new Error('The script made more letters than it knows of');
				this.whose.set(`${doc.clientID}:${item.id.clock + step}`, voice);
			}
		if (next !== voices.length) throw new Error('The script knows of letters that it did not make');
	}

	/** Undo and redo: Yjs says of each thing that came back which one it was. */
	undoOrRedo(someone: Someone, which: 'undo' | 'redo'): boolean {
		const { doc, undo } = someone;
		const from = Y.getState(doc.store, doc.clientID);
		undo[which]();
		for (const structs of doc.store.clients.values())
			for (const item of structs) {
				if (!(item instanceof Y.Item) || !item.redone || item.redone.client !== doc.clientID) continue;
				if (item.redone.clock < from) continue;
				for (let step = 0; step < item.length; step++) {
					const voice = this.whose.get(`${item.id.client}:${item.id.clock + step}`);
					if (voice) this.whose.set(`${doc.clientID}:${item.redone.clock + step}`, voice);
				}
			}
		return Y.getState(doc.store, doc.clientID) > from;
	}

	*#made(doc: Y.Doc, from: number): Generator<Y.Item> {
		const structs = doc.store.clients.get(doc.clientID);
		if (!structs || Y.getState(doc.store, doc.clientID) <= from) return;
		for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
			const item = structs[index]!;
			if (!(item instanceof Y.Item)) continue;
			if (item.content instanceof Y.ContentString && item.parent instanceof Y.XmlText) yield item;
		}
	}

	/** The letters of a text, each with its place. */
	letters(text: Y.XmlText): Character[] {
		const letters: Character[] = [];
		for (let item = text._start; item !== null; item = item.right) {
			if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
			const { str } = item.content;
			for (let step = 0; step < str.length; step++)
				letters.push({ letter: str[step]!, name: `${item.id.client}:${item.id.clock + step}` });
		}
		return letters;
	}

	voicesOf(letters: readonly Character[]): Voice[] {
		return letters.map(({ name }) => this.whose.get(name)!);
	}

	/** Whether one of these letters stands in the plan. */
	stands(letters: string): boolean {
		return textsIn(this.copy).some((text) =>
			this.letters(text).some(({ letter }) => letters.includes(letter))
		);
	}

	/** Whether the ledger waits for one of these: taken away by one, brought back by another, they are owed once more. */
	waits(letters: readonly Character[]): boolean {
		return this.ledger.gone.list.some(({ text, taken }) =>
			letters.some(({ letter }) => taken[text.indexOf(letter)] === 0)
		);
	}

	/** Time goes by, so that what happens next is not at the same moment. */
	wait(ms: number): void {
		this.#now += ms;
	}

	/** What somebody has done enters the log, as one row or as one for each change. */
	send(someone: Someone, way: Way = 'typed', asOne = this.chance.percent(50)): void {
		const changes = someone.unsent.splice(0);
		const frames = asOne && changes.length > 0 ? [Y.mergeUpdates(changes)] : changes;
		for (const frame of frames)
			if (!this.enter(someone.hand, frame, way)) throw new Error('The gate refused an honest change');
	}

	/** Whether the gate let it in. */
	enter(by: Hand, update: Uint8Array, way: Way): boolean {
		const verdict = this.gate.enter(update, { id: by.person, mayEdit: true });
		if (verdict.kind === 'refused' || verdict.kind === 'behind') return false;
		if (verdict.kind === 'nothing-new') return true;
		this.#now += 10;
		const row: Row = { seq: this.rows.length + 1, at: this.#now, update: verdict.bytes, by, way };
		this.rows.push(row);
		this.#keeper(this.ledger, this.copy, row);
		return true;
	}

	/** Somebody hears of what entered. */
	hear(someone: Someone): void {
		for (; someone.heard < this.rows.length; someone.heard++)
			Y.applyUpdate(someone.doc, this.rows[someone.heard]!.update, this);
	}

	everybodySends(): void {
		for (const someone of this.people) this.send(someone);
		for (const someone of this.people) this.hear(someone);
	}

	/** Letters of which the ledger says something else than the script: by whom, and whose they are. */
	wrong(): { readonly letter: string; readonly says: Voice | null; readonly is: Voice }[] {
		return textsIn(this.copy).flatMap((text) =>
			this.letters(text).flatMap(({ letter, name }) => {
				const [client, clock] = name.split(':').map(Number) as [number, number];
				const [stretch] = this.ledger.standing.between(client, clock, clock + 1);
				const says = stretch ? this.ledger.voice(stretch[2]) : null;
				const is = this.whose.get(name);
				if (!is) throw new Error('A letter that the script does not know');
				return says && same(says, is) ? [] : [{ letter, says, is }];
			})
		);
	}
}

function same(one: Voice, other: Voice): boolean {
	return (
		one.person === other.person &&
		one.group === other.group &&
		one.via === other.via &&
		one.broughtBy?.person === other.broughtBy?.person
	);
}
