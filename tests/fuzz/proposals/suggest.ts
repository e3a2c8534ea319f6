// What somebody does on their private copy before they send it.
import * as Y from 'yjs';
import { addRow, removeRow, setDue } from '#document/action-rows.ts';
import { readElement } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { elementFor } from '#document/write.ts';
import { paragraph } from '#domain/rich-text.ts';
import type { Chance } from '#tests/random.ts';
import { rows, writeIn, type Scene } from './scene.ts';

/** What was suggested beside words in places that stay. */
export interface Wishes {
	/** Blocks that come, by their word, each behind a block. */
	readonly come: Map<string, string>;
	readonly items: Map<string, string>;
	readonly goes: Set<string>;
	readonly moves: Set<string>;
	readonly splits: Map<string, number>;
	readonly rowsCome: Map<string, string>;
	readonly rowsGo: Set<string>;
	readonly dates: Set<string>;
}

export function suggestSomething(fork: Y.Doc, scene: Scene, chance: Chance): Wishes {
	const wishes: Wishes = {
		come: new Map(),
		items: new Map(),
		goes: new Set(),
		moves: new Set(),
		splits: new Map(),
		rowsCome: new Map(),
		rowsGo: new Set(),
		dates: new Set()
	};
	for (let n = 2 + chance.below(6); n > 0; n--) suggestOne(fork, scene, chance, wishes);
	return wishes;
}

function suggestOne(fork: Y.Doc, scene: Scene, chance: Chance, wishes: Wishes): void {
	const kind = chance.below(20);
	const busy = (part: string) =>
		wishes.goes.has(part) ||
		wishes.moves.has(part) ||
		wishes.splits.has(part) ||
		(wishes.items.size > 0 && part === 'list');
	if (kind < 12) {
		const unit = chance.pick(scene.units);
		if (!busy(unit.part)) writeIn(fork, unit, 'suggested', { chance, word: scene.word('s') });
		return;
	}
	const word = scene.word('s');
	const { body } = rootsOf(fork);
	if (kind < 14) {
		const at = chance.below(body.length + 1);
		if (busy(idAt(body, at)) || busy(idAt(body, at - 1)) || idAt(body, at - 1).startsWith('s-')) return;
		wishes.come.set(word, idAt(body, at - 1));
		body.insert(at, [elementFor({ ...paragraph(word), attrs: { id: `s-${word}` } })]);
	} else if (kind < 15) {
		const list = body
			.toArray()
			.find((each) => each instanceof Y.XmlElement && each.nodeName === 'bulletList');
		if (!(list instanceof Y.XmlElement) || busy('list') || isWritten(scene, 'list')) return;
		const at = chance.below(list.length + 1);
		wishes.items.set(word, String(at));
		list.insert(at, [elementFor({ type: 'listItem', content: [paragraph(word)] })]);
	} else if (kind < 17) takeOrMove(fork, scene, chance, wishes);
	else if (kind < 18) {
		const id = addRow(fork, { table: 'table', content: { what: [paragraph(word)] }, at: new Date(0) });
		wishes.rowsCome.set(word, id);
	} else {
		const row = chance.pick(rows);
		if (isWritten(scene, `${row}/what`) || isWritten(scene, `${row}/m3`) || wishes.rowsGo.has(row)) return;
		if (chance.percent(50)) {
			setDue(fork, row, '2027-02-02');
			wishes.dates.add(row);
		} else if (!wishes.dates.has(row)) {
			removeRow(fork, row, new Date(0));
			wishes.rowsGo.add(row);
		}
	}
}

function takeOrMove(fork: Y.Doc, scene: Scene, chance: Chance, wishes: Wishes): void {
	const { body } = rootsOf(fork);
	const at = chance.below(body.length);
	const id = idAt(body, at);
	const element = body.get(at) as Y.XmlElement;
	const block = readElement(element);
	if (!block || !/^p\d$/.test(id) || isWritten(scene, id) || wishes.moves.size + wishes.splits.size > 0)
		return;
	if ([...wishes.come.values()].includes(id)) return;
	const kind = chance.below(3);
	if (kind === 0) {
		body.delete(at, 1);
		wishes.goes.add(id);
	} else if (kind === 1) {
		wishes.moves.add(id);
		fork.transact(() => {
			body.delete(at, 1);
			body.insert(chance.below(body.length + 1), [elementFor(block)]);
		});
	} else {
		const text = element.get(0) as Y.XmlText;
		const unit = scene.units.find(({ name }) => name === id)!;
		const from = 2 + chance.below(unit.words.length - 4);
		wishes.splits.set(id, from);
		fork.transact(() => {
			const place = unit.words.slice(0, from).join(' ').length;
			text.delete(place, text.length - place);
			body.insert(at + 1, [
				elementFor({ ...paragraph(unit.words.slice(from).join(' ')), attrs: { id: `t-${id}` } })
			]);
		});
	}
}

export function idAt(body: Y.XmlFragment, at: number): string {
	const element = at < 0 || at >= body.length ? null : (body.get(at) as Y.XmlElement);
	if (!element) return '';
	return (element.getAttribute('id') as string | undefined) ?? 'list';
}

function isWritten(scene: Scene, part: string): boolean {
	return scene.units.some(
		(unit) => unit.part === part && unit.suggested.became.size + unit.suggested.put.size > 0
	);
}
