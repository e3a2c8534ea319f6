// Quoted words while people write: nobody changes them, what is typed beside them is never refused, and what the server took
// out of them comes back by nobody's tab.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readElement } from '#document/read.ts';
import { writeInside } from '#document/restoring/write-over.ts';
import { rootsOf } from '#document/roots.ts';
import { elementFor } from '#document/write.ts';
import type { Block } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import { editHonestly } from '#tests/honest-edits.ts';
import { Chance, clientIdOf, seededDoc, seededIds } from '#tests/random.ts';
import { textOf, type } from '#tests/typing.ts';

const family = 'Our son Alex waited for two years.';
const quoted: Block = {
	type: 'callout',
	attrs: { id: 'quote', kind: 'families', covers: '', source: 'A parent carer, 5 March 2026' },
	content: [paragraph(family)]
};
const heldIn = (engine: Engine) => engine.log.stored(engine.planId).held;

async function withQuotation(): Promise<Engine> {
	const engine = new Engine();
	const doc = new Y.Doc();
	rootsOf(doc).body.push([quoted, { ...paragraph('Beside it.'), attrs: { id: 'beside' } }].map(elementFor));
	await engine.appendElsewhere(Y.encodeStateAsUpdate(doc));
	return engine;
}

const quotationsIn = (doc: Y.Doc): Y.XmlElement[] =>
	rootsOf(doc)
		.body.toArray()
		.filter((each): each is Y.XmlElement => each instanceof Y.XmlElement && each.nodeName === 'callout');

/** As the server does it when words are removed for privacy. */
async function redact(engine: Engine, words: string, client?: number): Promise<void> {
	const doc = engine.replay();
	if (client !== undefined) doc.clientID = client;
	const before = Y.encodeStateVector(doc);
	doc.transact(() => {
		for (const each of quotationsIn(doc)) writeInside(each, [paragraph(words)]);
	});
	const change = Y.encodeStateAsUpdate(doc, before);
	await engine.appendElsewhere(change, somebody({ id: 'lead' }).author, { mayCorrect: true });
	await engine.rooms.compare();
}

/** Cut, and put in again elsewhere: another element with the same words. */
function moveQuotation({ doc }: Tab, to = 1): void {
	const { body } = rootsOf(doc);
	const at = body.toArray().indexOf(quotationsIn(doc)[0]!);
	const block = readElement(body.get(at) as Y.XmlElement)!;
	doc.transact(() => {
		body.delete(at, 1);
		body.insert(Math.min(to, body.length), [elementFor(block)]);
	});
}

describe('quoted words', () => {
	test('[G10] [T1] words of somebody else that were changed all the same wait, and what was typed beside them enters', async () => {
		const engine = await withQuotation();
		const [tab, other] = [await engine.tab(), await engine.tab()];
		type(tab.doc, 'My own sentence.');
		((quotationsIn(tab.doc)[0]!.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Perhaps: ');
		await engine.settle(tab, other);
		expect(tab.why).toBe('held');
		expect(JSON.stringify(heldIn(engine))).toContain('Perhaps: ');
		expect(textOf(other.doc)).toContain('My own sentence.');
		expect(textOf(other.doc)).toContain(family);
		expect(textOf(engine.replay())).not.toContain('Perhaps');
	});

	test('[G10] who moved a quotation away from the line moves it, and what was removed meanwhile stays removed', async () => {
		const engine = await withQuotation();
		const visitor = somebody();
		const tab = await engine.tab(visitor);
		tab.disconnect();
		moveQuotation(tab);
		type(tab.doc, 'Typed in the tunnel.');
		await redact(engine, 'Our son [words removed] waited for two years.');
		await engine.connect(tab, visitor);
		await engine.settle(tab);
		const back = await engine.tab(visitor);
		expect(textOf(back.doc)).toContain('Typed in the tunnel.');
		expect(textOf(engine.replay())).not.toContain('Alex');
		const stands = rootsOf(back.doc).body.toArray().indexOf(quotationsIn(back.doc)[0]!);
		expect([quotationsIn(back.doc).length, stands]).toEqual([1, 1]);
		expect(heldIn(engine)).toEqual([]);
	});

	test('[G10] what was taken away before words were removed does not bring them back by undo', async () => {
		const engine = await withQuotation();
		const tab = await engine.tab();
		const { body } = rootsOf(tab.doc);
		body.push([elementFor(readElement(quotationsIn(tab.doc)[0]!)!)]);
		const undo = new Y.UndoManager(body);
		body.delete(0, 1);
		await engine.settle(tab);
		await redact(engine, 'Words removed.');
		await engine.settle(tab);
		undo.undo();
		await engine.settle(tab);
		expect(textOf(engine.replay())).not.toContain('Alex');
		const again = await engine.tab();
		expect(quotationsIn(again.doc)).toHaveLength(2);
	});

	test('[G10] honest people beside quotations are never refused, whatever comes and goes', async () => {
		for (let seed = 1; seed <= 30; seed++) {
			const chance = new Chance(seed);
			const giveBack = seededIds(chance);
			const engine = await withQuotation();
			const tabs: Tab[] = [];
			for (let n = 0; n < 3; n++) tabs.push(await engine.tab(somebody(), { doc: seededDoc(chance) }));
			for (let n = 0; n < 40; n++) {
				const tab = chance.pick(tabs);
				if (chance.percent(15) && quotationsIn(tab.doc).length > 0)
					moveQuotation(tab, chance.below(rootsOf(tab.doc).body.length));
				else editHonestly(tab.doc, chance);
				if (chance.percent(30)) tab.carryUp();
				if (chance.percent(30)) tab.carryDown();
				if (chance.percent(30)) await engine.quiet();
			}
			await engine.settle(...tabs);
			expect(
				tabs.map((tab) => [tab.why, tab.isSaved]),
				`seed ${seed}`
			).toEqual(tabs.map(() => [undefined, true]));
			for (const quotation of quotationsIn(engine.replay()))
				expect(JSON.stringify(readElement(quotation)), `seed ${seed}`).toContain(family);
			const words = `Seed ${seed}: words removed.`;
			const stands = quotationsIn(engine.replay()).length > 0;
			if (stands) await redact(engine, words, clientIdOf(chance));
			await engine.settle(...tabs);
			if (stands) for (const { doc } of tabs) expect(textOf(doc)).not.toContain('Alex');
			giveBack();
		}
	}, 30_000);
});
