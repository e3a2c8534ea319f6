import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId, type PersonId } from '#domain/ids.ts';
import { encodeUpdate } from '#protocol/frames.ts';
import { bringLetter } from '#server/collab/line/letter.ts';
import { FairUse } from '#server/collab/room/fair-use.ts';
import { Pens } from '#server/collab/room/pens.ts';
import type { Frame } from '#server/collab/room/sender.ts';
import { isMalformed, prescan } from '#server/plan-log/prescan.ts';
import { FakeClock } from '#tests/doubles/clock.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

/** Words under a client id that nobody has used. */
function freshWords(words = 'Words.'): Uint8Array {
	const doc = new Y.Doc();
	type(doc, words);
	return Y.encodeStateAsUpdate(doc);
}

async function begin(engine: Engine, tab: Tab, ids: number): Promise<void> {
	for (let i = 0; i < ids; i++) tab.sendRaw(encodeUpdate(freshWords()));
	await engine.settle(tab);
}

rule(
	'[G8] a person begins 300 client ids at once, then sixty a minute; more is refused and kept',
	{ room: 'claim-without-end' },
	async (sabotage) => {
		const engine = new Engine({ sabotage });
		const who = somebody();
		const tab = await engine.tab(who);
		const other = await engine.tab();
		await begin(engine, tab, 300);
		expect(tab.isOpen && tab.isSaved).toBe(true);

		tab.sendRaw(encodeUpdate(freshWords('One too many.')));
		await engine.settle(tab);
		expect(tab.why).toBe('opened-too-often');
		expect(tab.socket.closed?.code).toBe(4429);
		expect(engine.log.rejected).toHaveLength(1);
		expect(textOf(engine.replay())).not.toContain('One too many.');

		// others in the plan notice nothing
		type(other.doc, 'By somebody else.');
		await engine.settle(other);
		expect(other.isSaved).toBe(true);

		// coming back is not being somebody else; waiting helps
		const back = await engine.tab(who);
		await begin(engine, back, 1);
		expect(back.why).toBe('opened-too-often');
		engine.clock.pass(60_000);
		const later = await engine.tab(who);
		await begin(engine, later, 60);
		expect(later.isOpen && later.isSaved).toBe(true);
	}
);

/** So many paragraphs, each as long as one may be. */
function chapters(count: number): Uint8Array {
	const doc = new Y.Doc();
	for (let i = 0; i < count; i++) type(doc, `${i} `.padEnd(19_900, 'x'));
	return encodeUpdate(Y.encodeStateAsUpdate(doc));
}

rule(
	'[G12] of a plan that is half full a person adds 128 kB at once, and half a kB a second: nobody fills it alone',
	{ room: 'fill-up' },
	async (sabotage) => {
		const engine = new Engine({ sabotage });
		const who = somebody();
		const [tab, other] = [await engine.tab(who), await engine.tab()];
		// as long as most of the plan is empty anybody adds as much as they like
		for (let i = 0; i < 3; i++) {
			tab.sendRaw(chapters(43));
			await engine.settle(tab, other);
		}
		expect(tab.isOpen && tab.isSaved).toBe(true);
		// over the half, and 100 kB more
		tab.sendRaw(chapters(8));
		await engine.settle(tab, other);
		expect(tab.isOpen && tab.isSaved).toBe(true);

		tab.sendRaw(chapters(2));
		await engine.settle(tab);
		expect(tab.why).toBe('plan-half-full');
		expect(tab.socket.closed?.code).toBe(4413);
		expect(engine.log.rejected).toHaveLength(1);

		// others write on, and take out; coming back is not being somebody else; waiting helps
		type(other.doc, 'By somebody else.');
		await engine.settle(other);
		expect(other.isSaved).toBe(true);
		const back = await engine.tab(who);
		back.sendRaw(chapters(2));
		await engine.settle(back);
		expect(back.why).toBe('plan-half-full');
		engine.clock.pass(60_000);
		const later = await engine.tab(who);
		later.sendRaw(chapters(2));
		await engine.settle(later);
		expect(later.isOpen && later.isSaved).toBe(true);
	}
);

/** The same with a plan that has half of what it may, by two people. */
async function fullToTheHalf(engine: Engine): Promise<Engine> {
	for (const count of [65, 66]) {
		const filler = await engine.tab();
		filler.sendRaw(chapters(count));
		await engine.settle(filler);
	}
	return engine;
}

/** A plan of 3 MB by several people, and somebody who did not write it. */
async function longPlan(): Promise<{ engine: Engine; who: ReturnType<typeof somebody>; tab: Tab }> {
	const engine = new Engine();
	for (const count of [65, 65, 6, 6, 6, 6]) {
		const filler = await engine.tab();
		filler.sendRaw(chapters(count));
		await engine.settle(filler);
		expect(filler.isSaved).toBe(true);
	}
	const who = somebody();
	return { engine, who, tab: await engine.tab(who) };
}

test('[G12] what crosses the half counts from there on: nobody jumps over it', async () => {
	const engine = new Engine();
	const tab = await engine.tab();
	tab.sendRaw(chapters(200));
	await engine.settle(tab);
	expect(tab.why).toBe('plan-half-full');
});

test('[G12] a long plan that is cleared by mistake comes back by undo, and a chapter can be moved', async () => {
	const { engine, tab } = await longPlan();
	const undo = new Y.UndoManager(tab.doc.getXmlFragment('default'));
	tab.doc.getXmlFragment('default').delete(0, 150);
	await engine.settle(tab);
	undo.undo();
	await engine.settle(tab);
	expect(tab.isOpen && tab.isSaved).toBe(true);
	expect(textOf(engine.replay()).length).toBeGreaterThan(2_900_000);

	// cut, and some seconds later put in elsewhere: 300 kB
	tab.doc.getXmlFragment('default').delete(0, 15);
	await engine.settle(tab);
	engine.clock.pass(5_000);
	tab.sendRaw(chapters(15));
	await engine.settle(tab);
	expect(tab.isOpen && tab.isSaved).toBe(true);
});

test('[G12] a chapter is put in place of another in one change, and letters of any language count alike', async () => {
	const { engine, tab } = await longPlan();
	const body = tab.doc.getXmlFragment('default');
	for (const letter of ['я', '語']) {
		tab.doc.transact(() => {
			for (let i = 0; i < 12; i++) body.delete(body.length - 1);
			for (let i = 0; i < 12; i++) type(tab.doc, letter.repeat(19_900 / 3));
		});
		await engine.settle(tab);
		expect(tab.isOpen && tab.isSaved).toBe(true);
		// by undo the first ones would come back: as much as was taken out
		engine.clock.pass(300_000);
	}
});

rule(
	'[G12] to bring words and take them out again in one change gives nobody more room',
	{ room: 'fill-up' },
	async (sabotage) => {
		const engine = await fullToTheHalf(new Engine({ sabotage }));
		const tab = await engine.tab();
		for (let i = 0; i < 4 && tab.isOpen; i++) {
			const doc = new Y.Doc();
			type(doc, 'x'.repeat(19_900));
			for (let n = 0; n < 5; n++) type(doc, 'y'.repeat(19_900));
			doc.getXmlFragment('default').delete(0, 1);
			tab.sendRaw(encodeUpdate(Y.encodeStateAsUpdate(doc)));
			await engine.settle(tab);
		}
		expect(tab.why).toBe('plan-half-full');
	}
);

rule('[G12] what comes together is weighed together', { room: 'fill-up' }, async (sabotage) => {
	const engine = new Engine({ sabotage });
	const who = somebody();
	const tab = await engine.tab(who);
	// its id is known, so that what follows may go in as one
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	type(doc, 'Begun.');
	tab.sendRaw(encodeUpdate(updates.splice(0)[0]!));
	await engine.settle(tab);
	for (let i = 0; i < 2; i++)
		doc.transact(() => {
			for (let n = 0; n < 110; n++) type(doc, 'x'.repeat(19_900));
		});
	// two letters of 2 MB while the log is busy: they wait for the same tick
	const other = await engine.tab();
	const letGo = engine.log.hold();
	type(other.doc, 'Meanwhile.');
	other.carryUp();
	await engine.quiet();
	const room = await engine.room();
	const { clock, poke } = engine;
	const answers = updates.map((update) => bringLetter(room, who, update, { clock, poke }));
	letGo();
	await engine.settle(other);
	const [first, second] = await Promise.all(answers);
	expect(first).toMatchObject({ at: clock.now() });
	expect(second).toEqual({ refused: 'plan-half-full' });
});

test('[G12] what is known already costs nothing, however often it comes', async () => {
	const { engine, tab } = await longPlan();
	const words = chapters(4);
	for (let i = 0; i < 5; i++) {
		tab.sendRaw(words);
		await engine.settle(tab);
	}
	expect(tab.isOpen && tab.isSaved).toBe(true);
});

test('[G12] who types ten letters a second for an hour is never refused', () => {
	const clock = new FakeClock();
	const { mayAdd } = new FairUse(clock).of(newId<'plan'>());
	const person = newId<'person'>();
	const doc = new Y.Doc();
	type(doc, 'So it goes: ');
	const words = doc.getXmlFragment('default').get(0) as Y.XmlElement;
	const typed: boolean[] = [];
	doc.on('update', (update: Uint8Array) => typed.push(mayAdd(person, update.byteLength)));
	for (let letter = 0; letter < 36_000; letter++) {
		(words.get(0) as Y.XmlText).insert(12, 'x');
		clock.pass(100);
	}
	expect(typed).toEqual(Array(36_000).fill(true));
});

test('[G8] who reloads every second for ten minutes is never refused', async () => {
	const engine = new Engine();
	const tab = await engine.tab();
	for (let second = 0; second < 600; second++) {
		engine.clock.pass(1_000);
		await begin(engine, tab, 1);
	}
	expect(tab.isOpen && tab.isSaved).toBe(true);
});

test('[G8] however much somebody types under their own client id, it is one', async () => {
	const engine = new Engine();
	const tab = await engine.tab();
	for (let i = 0; i < 400; i++) type(tab.doc, 'On and on.');
	await engine.settle(tab);
	expect(tab.isOpen && tab.isSaved).toBe(true);
});

test('[G8] a change that is looked at again is counted once', () => {
	const counted: [PersonId, number][] = [];
	const pens = new Pens((person, ids) => counted.push([person, ids]) > 0);
	const visitor = somebody();
	const bytes = freshWords();
	const sender = { visitor, mayEdit: true, saved: () => undefined, refuse: () => undefined };
	const frame: Frame = { sender, n: 1, kind: 'update', bytes, keptRows: new Set() };
	const scan = prescan(bytes);
	if (isMalformed(scan)) throw new Error(scan.malformed);
	const gate = { clock: () => 0, isClaimed: () => false };
	expect([pens.wrong(frame, scan, gate), pens.wrong(frame, scan, gate)]).toEqual([null, null]);
	expect(counted).toEqual([[visitor.author.id, 1]]);
});
