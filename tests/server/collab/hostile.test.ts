import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeStep1, encodeStep2, encodeUpdate } from '#protocol/frames.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { Tab } from '#tests/doubles/tab.ts';
import { editHonestly } from '#tests/honest-edits.ts';
import { Chance } from '#tests/random.ts';
import { textOf, type } from '#tests/typing.ts';

/** Real frames, to be changed. */
function corpus(chance: Chance): Uint8Array[] {
	const doc = new Y.Doc();
	const frames: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => frames.push(encodeUpdate(update)));
	for (let i = 0; i < 60; i++) editHonestly(doc, chance);
	return [...frames, encodeStep2(Y.encodeStateAsUpdate(doc)), encodeStep1(Y.encodeStateVector(doc))];
}

function mutate(frame: Uint8Array, chance: Chance): Uint8Array {
	const mutant = Uint8Array.from(frame);
	for (let i = 0; i <= chance.below(4); i++) mutant[chance.below(mutant.length)] = chance.below(256);
	return chance.percent(30) ? mutant.subarray(0, 1 + chance.below(mutant.length)) : mutant;
}

describe('hostile people', () => {
	test(
		'[G2] [W5] 5,000 changed frames, by editors and readers: honest people write on and all agree',
		{ timeout: 60_000 },
		async () => {
			const chance = new Chance(11);
			const frames = corpus(chance);
			const engine = new Engine();
			const honest = await engine.tab();
			let hostile: Tab | null = null;
			for (let i = 0; i < 5_000; i++) {
				if (!hostile?.isOpen) hostile = await engine.tab(somebody({ mayEdit: chance.percent(80) }));
				hostile.sendRaw(mutate(chance.pick(frames), chance));
				hostile.carryUp();
				if (i % 50 !== 0) continue;
				type(honest.doc, `Sentence ${i}.`);
				await engine.settle(honest);
			}
			hostile?.disconnect();
			await engine.settle(honest);
			const newcomer = await engine.tab();
			expect(honest.isOpen && honest.isSaved).toBe(true);
			expect(textOf(newcomer.doc)).toBe(textOf(honest.doc));
			expect(textOf(engine.replay())).toBe(textOf(honest.doc));
			expect(textOf(honest.doc).match(/Sentence \d+\./g)).toHaveLength(100);
		}
	);

	test('[G3] 300 forged changes in somebody else’s name: none gets in, and she writes on', async () => {
		const chance = new Chance(12);
		const engine = new Engine();
		const victim = await engine.tab(somebody({ id: 'victim' }));
		type(victim.doc, 'Her words.');
		await engine.settle(victim);
		const rows = () => engine.log.rows(engine.planId).length;
		const before = rows();
		for (let i = 0; i < 300; i++) {
			const forged = new Y.Doc();
			if (chance.percent(50)) Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.doc));
			forged.clientID = victim.doc.clientID;
			const known = Y.encodeStateVector(forged);
			type(forged, 'Not her words.');
			const own = new Y.Doc();
			type(own, 'Mixed in.');
			const update = Y.encodeStateAsUpdate(forged, known);
			const mixed = chance.percent(50) ? Y.mergeUpdates([update, Y.encodeStateAsUpdate(own)]) : update;
			const forger = await engine.tab(somebody());
			forger.sendRaw(chance.percent(50) ? encodeUpdate(mixed) : encodeStep2(mixed));
			await engine.settle(forger);
			// a number that is known already brings nothing, and says nothing in her name; what was mixed in may be his own
			for (const row of engine.log.rows(engine.planId).slice(before)) {
				expect(row.adds.some((add) => add.client === victim.doc.clientID)).toBe(false);
			}
			forger.disconnect();
		}
		type(victim.doc, 'And on.');
		await engine.settle(victim);
		expect(victim.isOpen && victim.isSaved).toBe(true);
		const newcomer = await engine.tab();
		expect(textOf(newcomer.doc)).toBe(textOf(victim.doc));
		expect(textOf(victim.doc)).not.toContain('Not her words.');
	});
});
