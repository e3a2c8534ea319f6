// People who write live, each in a copy of their own, and the plan as the server has it. What one types reaches the others late.
import * as Y from 'yjs';
import { addRow, moveRow, removeRow, setDue } from '#document/action-rows.ts';
import { readElement, readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { elementFor } from '#document/write.ts';
import { paragraph } from '#domain/rich-text.ts';
import { frozen } from '#domain/version.ts';
import type { Chance } from '#tests/random.ts';
import { rows, writeIn, type Scene } from './scene.ts';

export class People {
	readonly plan: Y.Doc;
	readonly docs: Y.Doc[];
	/** Words that were typed live and that nobody took away again. */
	readonly typed: string[] = [];
	/** Blocks and rows that were taken away, moved or made into something else live, so that they are other elements now. */
	readonly replaced = new Set<string>();
	readonly rowsPlaced = new Set<string>();
	readonly rowsDated = new Set<string>();

	constructor(scene: Scene, count: number) {
		this.plan = scene.copy();
		this.docs = Array.from({ length: count }, () => scene.copy());
	}

	/** What somebody has done reaches the plan, and others. */
	carry(chance: Chance, share: number): void {
		for (const doc of this.docs) if (chance.percent(share)) pass(doc, this.plan);
		for (const doc of this.docs) if (chance.percent(share)) pass(this.plan, doc);
	}

	enter(update: Uint8Array): void {
		Y.applyUpdate(this.plan, update);
	}

	together(): void {
		for (const doc of this.docs) pass(doc, this.plan);
		for (const doc of this.docs) pass(this.plan, doc);
	}

	get agree(): boolean {
		const truth = JSON.stringify(frozen(readPlan(this.plan)));
		return this.docs.every((doc) => JSON.stringify(frozen(readPlan(doc))) === truth);
	}
}

function pass(from: Y.Doc, to: Y.Doc): void {
	Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}

/** One thing that somebody does live. It reaches the plan at once: what is decided is decided on what is committed. */
export function actLive(people: People, scene: Scene, chance: Chance): void {
	const doc = chance.pick(people.docs);
	const kind = chance.below(20);
	if (kind < 15) {
		const unit = chance.pick(scene.units);
		const word = scene.word('l');
		if (people.replaced.has(unit.part) || !writeIn(doc, unit, 'live', { chance, word })) return;
		if (JSON.stringify([...unit.live.became.values(), ...unit.live.put.values()]).includes(word))
			people.typed.push(word);
	} else if (kind < 17) {
		const { body } = rootsOf(doc);
		const word = scene.word('l');
		body.insert(chance.below(body.length + 1), [
			elementFor({ ...paragraph(word), attrs: { id: `n-${word}` } })
		]);
		people.typed.push(word);
	} else if (kind < 18) {
		const word = scene.word('l');
		addRow(doc, { table: 'table', content: { what: [paragraph(word)] }, at: new Date(0) });
		people.typed.push(word);
	} else if (kind < 19) {
		const row = chance.pick(rows);
		if (chance.percent(50)) {
			setDue(doc, row, '2026-01-01');
			people.rowsDated.add(row);
		} else {
			if (chance.percent(50)) removeRow(doc, row, new Date(0));
			else moveRow(doc, row, { after: null });
			people.rowsPlaced.add(row);
		}
	} else takeAway(people, scene, doc, chance);
	pass(doc, people.plan);
}

/** A block goes, or is cut and put in again elsewhere. */
function takeAway(people: People, scene: Scene, doc: Y.Doc, chance: Chance): void {
	const { body } = rootsOf(doc);
	const at = chance.below(body.length);
	const element = body.get(at) as Y.XmlElement;
	const block = readElement(element);
	const id = (element.getAttribute('id') as string | undefined) ?? 'list';
	const unit = scene.units.find(({ part }) => part === id);
	// what somebody else may be typing in at this moment goes with it, as ever: not what this is about
	if (
		!block ||
		!unit ||
		people.replaced.has(id) ||
		people.typed.some((word) => JSON.stringify(block).includes(word))
	)
		return;
	if (scene.units.some(({ part, live }) => part === id && live.became.size + live.put.size > 0)) return;
	people.replaced.add(id);
	doc.transact(() => {
		body.delete(at, 1);
		if (chance.percent(50)) body.insert(chance.below(body.length + 1), [elementFor(block)]);
	});
}
