// A backup is restored while people are at their plans: what they wrote after it comes back from their tabs.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { MemoryLog } from '#tests/doubles/memory-log.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

const hour = 3_600_000;
const [ann, bea, cat] = ['ann', 'bea', 'cat'].map((id) => somebody({ id }));

/** Ann and Bea write before and after a backup; then the backup stands in the log, and everybody's line is cut. */
async function restored(
	sabotage: Sabotage,
	{ late = false } = {}
): Promise<{ engine: Engine; anns: Tab; beas: Tab; cats: Tab }> {
	const before = new Engine();
	const [anns, cats] = [await before.tab(ann), await before.tab(cat)];
	type(anns.doc, 'Before. ');
	await before.settle(anns, cats);
	const backup = before.log.rows(before.planId);
	const beas = await before.tab(bea);
	for (const [tab, words] of [
		[anns, 'Ann after. '],
		[beas, 'Bea after. ']
	] as const) {
		type(tab.doc, words);
		await before.settle(anns, beas, cats);
	}
	for (const tab of [anns, beas, cats]) tab.disconnect();

	const log = new MemoryLog({ now: () => before.clock.now(), sabotage: sabotage.log });
	log.make('area' as never, before.planId);
	const { planId } = before;
	await log.append([{ areaId: 'area' as never, planId, epoch: 1, after: 0, rows: backup }]);
	log.returnsUntil = before.clock.now() + hour;
	if (late) before.clock.pass(2 * hour);
	return { engine: new Engine({ log, clock: before.clock, sabotage }), anns, beas, cats };
}

async function comeBack(
	engine: Engine,
	...tabs: (readonly [Tab, ReturnType<typeof somebody>])[]
): Promise<void> {
	for (const [tab, who] of tabs) {
		await engine.connect(tab, who);
		await engine.settle(tab);
	}
}

rule(
	'[Z1] a tab brings back words of people who are gone, and its row says so',
	{ room: 'refuse-returns' },
	async (sabotage) => {
		const { engine, cats } = await restored(sabotage);
		await comeBack(engine, [cats, cat!]);
		expect(textOf(engine.replay())).toContain('Ann after. ');
		expect(textOf(engine.replay())).toContain('Bea after. ');
		expect(textOf((await engine.tab()).doc)).toBe(textOf(cats.doc));
		const last = engine.log.rows(engine.planId).at(-1)!;
		expect({ kind: last.kind, by: last.author.id }).toEqual({ kind: 'returned', by: 'cat' });
	}
);

rule(
	'[Z2] who wrote them writes on, whoever brought them first',
	{ gate: 'claim-returned' },
	async (sabotage) => {
		const { engine, anns, beas, cats } = await restored(sabotage);
		await comeBack(engine, [cats, cat!], [beas, bea!], [anns, ann!]);
		for (const [tab, words] of [
			[beas, 'Bea goes on. '],
			[anns, 'Ann goes on. '],
			[cats, 'Cat begins. ']
		] as const) {
			type(tab.doc, words);
			await engine.settle(anns, beas, cats);
		}
		for (const words of ['Bea goes on. ', 'Ann goes on. ', 'Cat begins. '])
			for (const tab of [anns, beas, cats]) expect(textOf(tab.doc)).toContain(words);
		expect(textOf(engine.replay())).toBe(textOf(anns.doc));
		// typed words are their writer's: nothing was taken from anybody
		const typed = engine.log.rows(engine.planId).filter((row) => row.kind === 'typed');
		expect(typed.slice(1).map((row) => row.author.id)).toEqual(['bea', 'ann', 'cat']);
	}
);

rule(
	'[Z3] when the time is over, nobody brings words under ids of others',
	{ room: 'return-for-ever' },
	async (sabotage) => {
		const { engine, cats } = await restored(sabotage, { late: true });
		await comeBack(engine, [cats, cat!]);
		expect(textOf(engine.replay())).not.toContain('after');
		expect(engine.log.rejected).toHaveLength(1);
	}
);

test('[Z3] nobody types under an id of somebody else meanwhile', async () => {
	const { engine, anns, cats } = await restored({});
	await comeBack(engine, [anns, ann!], [cats, cat!]);
	cats.doc.clientID = anns.doc.clientID;
	type(cats.doc, 'Not Ann. ');
	await engine.settle(cats, anns);
	expect(textOf(engine.replay())).not.toContain('Not Ann');
});

test('[Z1] everything comes back once, whoever comes in which order, also in two processes', async () => {
	const { engine, anns, beas, cats } = await restored({});
	const elsewhere = new Engine({ log: engine.log, clock: engine.clock });
	await Promise.all([
		engine.connect(anns, ann!),
		elsewhere.connect(beas, bea!),
		elsewhere.connect(cats, cat!)
	]);
	for (let i = 0; i < 5; i++) {
		await engine.settle(anns);
		await elsewhere.settle(beas, cats);
		engine.rooms.missed();
		elsewhere.rooms.missed();
	}
	await engine.settle(anns);
	await elsewhere.settle(beas, cats);
	const words = textOf(engine.replay());
	expect(words.split('after').length - 1).toBe(2);
	for (const tab of [anns, beas, cats]) {
		expect(textOf(tab.doc)).toBe(words);
		expect(Y.encodeStateVector(tab.doc)).toEqual(Y.encodeStateVector(engine.replay()));
	}
});
