// A plan in which every word stands once, so that what becomes of each can be told: places in which one writes ("units"), with
// what was done to their words by the person who suggests and by the people who write live.
import * as Y from 'yjs';
import { readRow } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { writePlan } from '#document/write.ts';
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { emptyMeta, schemaVersion, type Block } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import type { Chance } from '#tests/random.ts';
import { textsOf } from '../restore/people-act.ts';

export const blocks = ['h1', 'p1', 'p2', 'p3', 'h2', 'p4', 'p5', 'p6'] as const;
export const items = ['i0', 'i1', 'i2', 'i3'] as const;
export const rows = ['r1', 'r2', 'r3'] as const;
const wordsEach = 10;

/** What was done to a place: words that became others (or nothing), and words that were put before the word of a number. */
export interface Deeds {
	readonly became: Map<number, string | null>;
	readonly put: Map<number, string[]>;
}

export interface Unit {
	readonly name: string;
	/** The block, list or cell of which it is a part, as a suggestion names it. */
	readonly part: string;
	readonly words: readonly string[];
	readonly live: Deeds;
	readonly suggested: Deeds;
	/** What of the suggestion is in the plan by now. */
	entered: boolean;
}

export class Scene {
	readonly base = new Y.Doc();
	readonly units: Unit[] = [];
	#words = 0;

	constructor() {
		rootsOf(this.base);
		const text = (name: string, part = name): string => {
			const words = Array.from({ length: wordsEach }, () => this.word('w'));
			this.units.push({ name, part, words, live: nothing(), suggested: nothing(), entered: false });
			return words.join(' ');
		};
		const block = (id: string): Block =>
			id.startsWith('h')
				? { type: 'heading', attrs: { id, ref: '', level: 2 }, content: [{ type: 'text', text: text(id) }] }
				: { ...paragraph(text(id)), attrs: { id } };
		const list: Block = {
			type: 'bulletList',
			content: items.map((item) => ({ type: 'listItem', content: [paragraph(text(item, 'list'))] }))
		};
		const table: Block = { type: 'actionTable', attrs: { id: 'table', title: 'Actions' } };
		const row = (id: string, at: number): ActionRow =>
			({
				...{
					table: 'table',
					rank: `a${at + 1}`,
					ref: '',
					deletedAt: null,
					due: null,
					areas: [],
					responsible: []
				},
				...Object.fromEntries(actionColumnIds.map((column) => [column, []])),
				...{ what: [paragraph(text(`${id}/what`))], m3: [paragraph(text(`${id}/m3`))] }
			}) as unknown as ActionRow;
		writePlan(this.base, {
			schema: schemaVersion,
			meta: { ...emptyMeta, title: 'A plan' },
			areas: {},
			doc: [...blocks.slice(0, 4).map(block), list, ...blocks.slice(4).map(block), table],
			actions: Object.fromEntries(rows.map((id, at) => [id, row(id, at)]))
		});
	}

	/** A word that nobody has used. */
	word(kind: string): string {
		return `${kind}${String(++this.#words).padStart(4, '0')}`;
	}

	/** A copy that somebody has before them. */
	copy(of: Y.Doc = this.base): Y.Doc {
		const doc = new Y.Doc();
		rootsOf(doc);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(of));
		return doc;
	}
}

function nothing(): Deeds {
	return { became: new Map(), put: new Map() };
}

/** The text in which this word stands, and where; null when it is not there. */
export function find(doc: Y.Doc, word: string): { text: Y.XmlText; at: number } | null {
	for (const text of textsOf(doc)) {
		const at = plain(text).indexOf(word);
		if (at !== -1) return { text, at };
	}
	return null;
}

export function plain(text: Y.XmlText): string {
	return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('');
}

/** Writes somewhere in a unit: one word becomes another, goes, or comes. Says whether it could. */
export function writeIn(
	doc: Y.Doc,
	unit: Unit,
	side: 'live' | 'suggested',
	{ chance, word }: { readonly chance: Chance; readonly word: string }
): boolean {
	const deeds = unit[side];
	const at = chance.below(unit.words.length);
	// of each place half of the words stay, so that it is the same place for everybody
	if (deeds.became.size + deeds.put.size >= 3 || deeds.became.has(at) || deeds.put.has(at)) return false;
	const found = find(doc, unit.words[at]!);
	if (!found) return false;
	const { text, at: place } = found;
	const length = unit.words[at]!.length;
	doc.transact(() => {
		// the last word stays a word: the space before it may be somebody else's to take
		const kind = chance.below(at === unit.words.length - 1 ? 2 : 3);
		if (kind === 0) {
			text.insert(place, `${word} `);
			deeds.put.set(at, [word]);
		} else if (kind === 1) {
			text.delete(place, length);
			text.insert(place, word);
			deeds.became.set(at, word);
		} else {
			text.delete(place, length + 1);
			deeds.became.set(at, null);
		}
	});
	return true;
}

/** What a unit says when everything live is in it, and, where it was taken, what was suggested. */
export function expected({ words, live, suggested }: Unit, withSuggested: boolean): string[] {
	const sides = withSuggested ? [live, suggested] : [live];
	return words.flatMap((word, at) => {
		const put = sides.flatMap((side) => side.put.get(at) ?? []);
		const became = sides.flatMap((side) => (side.became.has(at) ? [side.became.get(at)] : []));
		const said = became.length > 0 ? became.filter((each) => typeof each === 'string') : [word];
		return [...put, ...said];
	});
}

/** How the two sides stand to one another: a word between them that nobody touched, side by side, or the same words. */
export function nearness({ live, suggested }: Unit): 'apart' | 'touching' | 'same' {
	const spans = (deeds: Deeds) => [
		...[...deeds.became.keys()].map((at) => ({ from: at, to: at + 1 })),
		...[...deeds.put.keys()].map((at) => ({ from: at, to: at }))
	];
	let near: 'apart' | 'touching' = 'apart';
	for (const one of spans(live))
		for (const other of spans(suggested)) {
			if (one.from < other.to && other.from < one.to) return 'same';
			if (one.from <= other.to && other.from <= one.to) near = 'touching';
		}
	return near;
}

/** Everything that stands somewhere, text by text. */
export function textsIn(doc: Y.Doc): string[] {
	return textsOf(doc).map(plain);
}

/** What stands in a unit now; null when it is not there any more. */
export function said(texts: readonly string[], { words, live, suggested }: Unit): string[] | null {
	const known = [live, suggested].flatMap(({ became, put }) => [...became.values(), ...put.values()].flat());
	for (const word of [...words, ...known]) {
		const text = word === null ? undefined : texts.find((each) => each.includes(word));
		if (text !== undefined) return text.split(' ');
	}
	return null;
}

/** Whether a row is shown. */
export function stands(doc: Y.Doc, id: string): boolean {
	const row = rootsOf(doc).actions.get(id);
	return row instanceof Y.Map && readRow(row).deletedAt === null;
}
