// Two people with real editors change a plan that others have commented on. After each edit every anchor is asked where it is, and
// the letters know the answer.
import * as Y from 'yjs';
import { makeAnchor, restamped, type Anchor, type Resolved } from '#domain/anchor.ts';
import { actionColumnIds } from '#domain/action-row.ts';
import { planWords, rangeOf, type PlanWords, type Stretch } from '#domain/anchors/plan-words.ts';
import type { PlanContent } from '#domain/plan.ts';
import { mergeRow, moveRow, removeRow, restoreRow, takeApart } from '#document/action-rows.ts';
import { relativePlaces, type RelativePlaces } from '#document/anchors/relative.ts';
import { readPlan } from '#document/read.ts';
import { restoredPlan } from '#document/restoring/restored.ts';
import { writeOver } from '#document/restoring/write-over.ts';
import { rootsOf } from '#document/roots.ts';
import { piecesOf, splitRow } from '#document/split-row.ts';
import { elementFor, writePlan } from '#document/write.ts';
import { linesOf, positionOf } from '#lib/collab/text-spots.ts';
import { attempt } from '#tests/lib/editing-steps.ts';
import { Chance, seededIds } from '#tests/random.ts';
import { Codes } from './codes.ts';
import { edits, type Edit, type Target } from './edits.ts';
import { besideOf, judge, signsOf, type Meant, type Verdict } from './judge.ts';
import { somePlan, someWords } from './plan.ts';
import { Writer } from './writer.ts';

export type Resolve = (
	words: PlanWords,
	anchor: Anchor,
	relative: ReturnType<RelativePlaces['at']>
) => Resolved;

export interface Told {
	readonly verdict: Verdict;
	readonly resolved: Resolved;
	readonly edit: string;
	readonly anchor: Anchor;
}

const mostAnchors = 30;
const editsEach = 45;
/** A cell knows no headings and no boxes. */
const onlyInText = new Set<Edit>([edits['paragraph to heading'], edits['wrap in a callout']]);
const at = new Date('2026-03-05T14:02:00Z');

interface Comment {
	anchor: Anchor;
	/** The signs it was made on. */
	meant: Meant;
}

export class Session {
	readonly #chance: Chance;
	readonly #codes = new Codes();
	readonly #server = new Y.Doc();
	readonly #writers: readonly Writer[];
	readonly #heard = new Map<Writer, number>();
	readonly #log: { readonly from: Writer | null; readonly bytes: Uint8Array }[] = [];
	readonly #versions: PlanContent[] = [];
	readonly #comments: Comment[] = [];
	readonly #resolve: Resolve;

	constructor(seed: number, resolve: Resolve) {
		this.#chance = new Chance(seed);
		this.#resolve = resolve;
		this.#server.clientID = 1;
		rootsOf(this.#server);
		writePlan(
			this.#server,
			somePlan(this.#chance, (words) => this.#codes.write(words))
		);
		const bytes = Y.encodeStateAsUpdate(this.#server);
		this.#writers = [1000, 1001].map((id) => new Writer(bytes, id));
	}

	/** Plays it; stops after so many checks. */
	play(most: number, tell: (told: Told) => void): void {
		const giveBack = seededIds(this.#chance);
		let checks = 0;
		try {
			while (this.#comments.length < mostAnchors) this.#comment();
			for (let n = 0; n < editsEach && checks < most && this.#codes.last; n++) {
				const writer = this.#chance.pick(this.#writers);
				const edit = this.#edit(writer);
				this.#carry(writer);
				const doc = this.#chance.percent(75) ? this.#server : writer.doc;
				checks += this.#check(doc, edit, most - checks, tell);
				if (this.#chance.percent(50)) this.#restamp();
				if (this.#chance.percent(40)) this.#comment();
				if (this.#chance.percent(12)) this.#versions.push(readPlan(this.#server));
			}
		} finally {
			giveBack();
			for (const writer of this.#writers) writer.close();
		}
	}

	#check(doc: Y.Doc, edit: string, most: number, tell: (told: Told) => void): number {
		const signs = signsOf(doc);
		const words = planWords(this.#codes.readPlan(signs.content));
		const relative = relativePlaces(doc);
		const asked = this.#comments.slice(0, most);
		for (const { anchor, meant } of asked) {
			const resolved = this.#resolve(words, anchor, relative.at(anchor));
			tell({ verdict: judge(signs, this.#codes, meant, resolved, anchor), resolved, edit, anchor });
		}
		return asked.length;
	}

	/** As the server does it after a batch was written. */
	#restamp(): void {
		const signs = signsOf(this.#server);
		const words = planWords(this.#codes.readPlan(signs.content));
		const relative = relativePlaces(this.#server);
		for (const comment of this.#comments) {
			const resolved = this.#resolve(words, comment.anchor, relative.at(comment.anchor));
			const { copy } = judge(signs, this.#codes, comment.meant, resolved, comment.anchor);
			const quote = copy ?? comment.meant.quote;
			const from = signs.all.indexOf(quote);
			const beside = from === -1 ? comment.meant.beside : besideOf(signs, from, from + quote.length);
			comment.meant = { quote, beside };
			const { place, sure } = resolved;
			const ends = sure && place?.kind === 'text' ? relative.of(place) : null;
			comment.anchor = restamped(words, comment.anchor, resolved, ends);
		}
	}

	/** Somebody comments on words of theirs, on what was published, or on what they just see. */
	#comment(): void {
		const doc = this.#chance.pick([...this.#writers.map((writer) => writer.doc), this.#server]);
		const signs = signsOf(doc);
		const chosen = this.#someWords(signs);
		if (!chosen) return;
		const words = planWords(this.#codes.readPlan(signs.content));
		const range = rangeOf(chosen);
		const relative = this.#chance.percent(80) ? relativePlaces(doc).of(range) : null;
		const anchor = makeAnchor(words, { kind: 'text', ...range, blockId: null }, relative);
		const quote = signs.all.slice(chosen.from, chosen.to);
		if (!anchor) return;
		const made = { anchor, meant: { quote, beside: besideOf(signs, chosen.from, chosen.to) } };
		if (this.#comments.length < mostAnchors) this.#comments.push(made);
		else this.#comments[this.#chance.below(mostAnchors)] = made;
	}

	/** From the beginning of a word to the end of another, of one to twelve words. */
	#someWords({ all, roots }: PlanWords): Stretch | null {
		const root = this.#chance.percent(70) ? roots[0]! : this.#chance.pick(roots);
		const starts: number[] = [];
		for (let n = root.start; n < root.end; n++)
			if (all[n] !== ' ' && (n === root.start || all[n - 1] === ' ')) starts.push(n);
		if (starts.length === 0) return null;
		const first = this.#chance.below(starts.length);
		const last = Math.min(first + this.#chance.below(this.#chance.percent(70) ? 6 : 14), starts.length - 1);
		const end = all.indexOf(' ', starts[last]);
		return { root, from: starts[first]!, to: Math.min(end === -1 ? root.end : end, root.end) };
	}

	#edit(writer: Writer): string {
		const roll = this.#chance.below(100);
		const { chance } = { chance: this.#chance };
		if (roll < 60) {
			const name = chance.pick(Object.keys(edits)) as keyof typeof edits;
			return this.#onWords(writer, edits[name]) ? name : 'nothing';
		}
		if (roll < 70) {
			return this.#onWords(writer, edits['type after the quote'], false) ? 'type anywhere' : 'nothing';
		}
		if (roll < 84) {
			writer.undo.undo();
			return 'undo';
		}
		if (roll < 87) {
			writer.undo.redo();
			return 'redo';
		}
		if (roll < 91) return this.#restore();
		return this.#rows(writer);
	}

	/** Does something to words that somebody commented on, or to any. */
	#onWords(writer: Writer, edit: Edit, commented = true): boolean {
		const signs = signsOf(writer.doc);
		const quote = commented && this.#chance.percent(85) ? this.#chance.pick(this.#comments).meant.quote : '';
		const from = quote === '' ? -1 : signs.all.indexOf(quote);
		const root = signs.roots.find(({ start, end }) => start <= from && from < end);
		const chosen = root ? { root, from, to: from + quote.length } : this.#someWords(signs);
		const target = chosen && targetIn(writer, chosen);
		if (!target || (target.editor !== writer.editor && onlyInText.has(edit))) return false;
		if (this.#chance.percent(60)) writer.undo.stopCapturing();
		return attempt(() =>
			edit(target, {
				fresh: () => this.#codes.write(someWords(this.#chance, 3)),
				copy: (words) => this.#codes.copy(words),
				below: (limit) => this.#chance.below(limit)
			})
		);
	}

	#rows({ doc }: Writer): string {
		const rows = [...rootsOf(doc).actions.keys()];
		const [row, other] = [this.#chance.pick(rows), this.#chance.pick(rows)];
		const acts: Readonly<Record<string, () => void>> = {
			'remove a row': () => removeRow(doc, row, at),
			'bring a row back': () => restoreRow(doc, row, 't1'),
			'move a row': () => void moveRow(doc, row, { table: this.#chance.pick(['t1', 't2']) }),
			'put rows together': () => mergeRow(doc, row, other),
			'take rows apart': () => takeApart(doc, row),
			'split a row': () => {
				const pieces = piecesOf(doc, row).filter(() => this.#chance.percent(40));
				if (pieces.length > 0 && rows.length < 8)
					splitRow(
						doc,
						row,
						pieces.map(({ element }) => element),
						at
					);
			}
		};
		const name = this.#chance.pick([...Object.keys(acts), 'bring a row back', 'bring a row back']);
		acts[name]!();
		return name;
	}

	/** An older version is brought back on the server: with the fewest changes, or all of it taken out and put in again. */
	#restore(): string {
		if (this.#versions.length === 0) return 'nothing';
		const now = readPlan(this.#server);
		const restored = restoredPlan(now, this.#chance.pick(this.#versions), { kind: 'plan' }, at);
		if (!('content' in restored)) return 'nothing';
		const wanted = restored.content;
		const anew = this.#chance.percent(50);
		const updates: Uint8Array[] = [];
		const keep = (bytes: Uint8Array) => updates.push(bytes);
		this.#server.on('update', keep);
		this.#server.transact(() => {
			const { body } = rootsOf(this.#server);
			if (anew) {
				body.delete(0, body.length);
				body.insert(0, wanted.doc.map(elementFor));
			}
			writeOver(this.#server, readPlan(this.#server), wanted);
		});
		this.#server.off('update', keep);
		this.#log.push(...updates.map((bytes) => ({ from: null, bytes })));
		return anew ? 'restore by clearing and inserting' : 'restore';
	}

	#carry(writer: Writer): void {
		if (this.#chance.percent(85))
			for (const bytes of writer.sent()) {
				Y.applyUpdate(this.#server, bytes, 'network');
				this.#log.push({ from: writer, bytes });
			}
		for (const each of this.#writers) {
			if (this.#chance.percent(35)) continue;
			const news = this.#log.slice(this.#heard.get(each) ?? 0).filter(({ from }) => from !== each);
			this.#heard.set(each, this.#log.length);
			each.hear(news.map(({ bytes }) => bytes));
		}
	}
}

function targetIn(writer: Writer, chosen: Stretch): Target | null {
	const { actionId, column, from, to } = rangeOf(chosen);
	if (column !== null && !actionColumnIds.includes(column)) return null;
	const editor = writer.at(actionId, column);
	const lines = linesOf(editor.state.doc);
	const [start, end] = [positionOf(lines, from), positionOf(lines, to)];
	return start !== null && end !== null && start < end ? { editor, from: start, to: end } : null;
}
