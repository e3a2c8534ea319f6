import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeUpdate } from '#protocol/frames.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { Tab } from '#tests/doubles/tab.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

describe('the write path', () => {
	rule(
		'[W1] a change is acknowledged after it is committed, never before',
		{ room: 'acknowledge-before-commit' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const tab = await engine.tab();
			const letGo = engine.log.hold();
			const before = tab.acknowledged;
			type(tab.doc, 'Is this saved?');
			await engine.settle(tab);
			expect(tab.acknowledged).toBe(before);
			letGo();
			await engine.settle(tab);
			expect(tab.isSaved).toBe(true);
			expect(tab.saved.at(-1)).toEqual({ frames: tab.sent, seq: 1, at: engine.clock.now() });
		}
	);

	rule(
		'[W2] nobody is shown a change before it is committed',
		{ room: 'broadcast-before-commit' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const [one, two] = [await engine.tab(), await engine.tab()];
			const letGo = engine.log.hold();
			type(one.doc, 'Not yet.');
			await engine.settle(one, two);
			expect(textOf(two.doc)).not.toContain('Not yet.');
			letGo();
			await engine.settle(one, two);
			expect(textOf(two.doc)).toContain('Not yet.');
		}
	);

	rule(
		'[W3] while the log is away nothing is acknowledged or shown, and all of it is written when it is back',
		{ room: 'forget-failed-batch' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const [one, two] = [await engine.tab(), await engine.tab()];
			engine.log.goAway();
			type(one.doc, 'First.');
			await engine.settle(one, two);
			type(one.doc, 'Second.');
			await engine.settle(one, two);
			engine.clock.pass(10_000);
			await engine.settle(one, two);
			expect(one.isSaved).toBe(false);
			expect(textOf(two.doc)).toBe('');
			engine.log.comeBack();
			engine.clock.pass(1_000);
			await engine.settle(one, two);
			expect(one.isSaved).toBe(true);
			expect(textOf(two.doc)).toBe(textOf(one.doc));
			expect(textOf(engine.replay())).toBe(textOf(one.doc));
		}
	);

	test('[W3] a batch whose answer was lost is written once', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		engine.log.failNext('answer-lost');
		type(tab.doc, 'Once.');
		await engine.settle(tab);
		expect(engine.log.rows(engine.planId)).toHaveLength(1);
		expect(tab.isSaved).toBe(true);
	});

	test('[W3] a batch that can never be written is refused and kept, and others go on', async () => {
		const engine = new Engine();
		const [one, two] = [await engine.tab(), await engine.tab()];
		engine.log.failNext('never', 'never');
		type(one.doc, 'Does not fit.');
		await engine.settle(one, two);
		expect(one.why).toBe('invalid-change');
		expect(engine.log.rejected).toHaveLength(1);
		type(two.doc, 'Goes on.');
		await engine.settle(two);
		expect(two.isSaved).toBe(true);
		expect(textOf(engine.replay())).not.toContain('Does not fit.');
	});

	test('[W3] who sends more than can wait is read more slowly, and then on', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		engine.log.goAway();
		for (let i = 0; i < 16; i++) type(tab.doc, 'x'.repeat(19_000));
		tab.carryUp();
		await engine.quiet();
		expect(tab.socket.paused).toBe(true);
		engine.log.comeBack();
		engine.clock.pass(1_000);
		await engine.settle(tab);
		expect(tab.socket.paused).toBe(false);
		expect(tab.isSaved).toBe(true);
	});

	rule(
		'[W4] who comes in is answered from what is committed',
		{ room: 'answer-before-commit' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const writer = await engine.tab();
			const letGo = engine.log.hold();
			type(writer.doc, 'On its way.');
			writer.carryUp();
			await engine.quiet();
			const newcomer = new Tab();
			await engine.connect(newcomer, somebody());
			await engine.settle(newcomer);
			expect(textOf(newcomer.doc)).toBe('');
			letGo();
			await engine.settle(writer, newcomer);
			expect(textOf(newcomer.doc)).toContain('On its way.');
		}
	);

	rule(
		'[W5] after a refusal what came with it is looked at again, and nothing refused remains',
		{ room: 'keep-spoiled-document' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const [honest, hostile, reader] = [await engine.tab(), await engine.tab(), await engine.tab()];
			type(honest.doc, 'Before.');
			hostile.doc.getXmlFragment('default').push([new Y.XmlElement('script')]);
			honest.carryUp();
			hostile.carryUp();
			type(honest.doc, 'After.');
			await engine.settle(honest, hostile, reader);
			expect(hostile.why).toBe('invalid-change');
			expect(hostile.refused).toEqual([{ frame: hostile.sent, code: 'invalid-change' }]);
			expect(engine.log.rejected.map((kept) => kept.code)).toEqual(['invalid-change']);
			expect(honest.isSaved).toBe(true);
			const newcomer = await engine.tab();
			for (const doc of [reader.doc, newcomer.doc, engine.replay()])
				expect(textOf(doc)).toBe(textOf(honest.doc));
		}
	);

	test('[W5] what is refused while nothing else is under way is kept once', async () => {
		const engine = new Engine();
		const hostile = await engine.tab();
		hostile.sendRaw(encodeUpdate(new Uint8Array([1, 2, 3])));
		await engine.settle(hostile);
		expect(hostile.why).toBe('invalid-change');
		expect(engine.log.rejected).toHaveLength(1);
	});

	rule(
		'[W6] what is typed before the answer to our step 1 waits for it',
		{ room: 'enter-before-step-2' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const tab = await engine.tab();
			const who = somebody();
			await engine.settle(tab);
			tab.disconnect();
			type(tab.doc, 'Typed offline.');
			await engine.connect(tab, who);
			type(tab.doc, 'Typed before the first sync was through.');
			await engine.settle(tab);
			expect(tab.why).toBeUndefined();
			expect(tab.isSaved).toBe(true);
			expect(textOf(engine.replay())).toBe(textOf(tab.doc));
		}
	);

	rule(
		'[W7] a call that the log never answers counts as failed after 20 s: everybody is saved, and once',
		{ room: 'wait-for-ever' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const [one, two] = [await engine.tab(), await engine.tab()];
			engine.log.failNext('silent');
			type(one.doc, 'Written, and never answered.');
			await engine.settle(one, two);
			type(two.doc, 'Typed meanwhile.');
			await engine.settle(one, two);
			expect([one.isSaved, two.isSaved]).toEqual([false, false]);
			engine.clock.pass(20_000);
			await engine.settle(one, two);
			expect([one.isSaved, two.isSaved]).toEqual([true, true]);
			expect(engine.log.rows(engine.planId)).toHaveLength(2);
			expect(textOf(engine.replay())).toBe(textOf(two.doc));
		}
	);

	test('[W7] a plan whose log is silent again and again is written in the end', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		engine.log.failNext('silent', 'silent', 'silent', 'silent');
		type(tab.doc, 'Sooner or later.');
		await engine.settle(tab);
		for (let i = 0; i < 5; i++) {
			engine.clock.pass(20_000);
			await engine.settle(tab);
		}
		expect(tab.isSaved).toBe(true);
		expect(engine.log.rows(engine.planId)).toHaveLength(1);
	});

	rule('[W8] nobody waits for the kept state', { room: 'wait-for-state' }, async (sabotage) => {
		const engine = new Engine({ sabotage });
		const tab = await engine.tab();
		let asked = 0;
		engine.refresh = () => {
			asked++;
			return new Promise(() => undefined);
		};
		for (let i = 0; i < 500; i++) {
			type(tab.doc, `${i}`);
			await engine.settle(tab);
		}
		type(tab.doc, 'And on.');
		await engine.settle(tab);
		expect(asked).toBe(1);
		expect(tab.isSaved).toBe(true);
	});

	test('[W8] nobody waits until what was refused is kept', async () => {
		const engine = new Engine();
		const [honest, hostile] = [await engine.tab(), await engine.tab()];
		engine.log.keepRejected = () => new Promise(() => undefined);
		hostile.sendRaw(encodeUpdate(new Uint8Array([1, 2, 3])));
		type(honest.doc, 'Goes on.');
		await engine.settle(honest, hostile);
		expect(hostile.why).toBe('invalid-change');
		expect(honest.isSaved).toBe(true);
	});

	test('[W8] while the log is read for a change, what came with it waits, and then all is written', async () => {
		const engine = new Engine();
		const [one, two] = [await engine.tab(), await engine.tab()];
		type(one.doc, 'Known.');
		await engine.settle(one, two);
		// somebody whose words come by way of another process: a gap until the log has been read
		const elsewhere = new Y.Doc();
		Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(one.doc));
		type(elsewhere, 'From another process.');
		await engine.appendElsewhere(Y.encodeStateAsUpdate(elsewhere, Y.encodeStateVector(one.doc)));
		Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(elsewhere), two);
		type(two.doc, 'Leans on it.');
		type(one.doc, 'Beside it.');
		await engine.settle(one, two);
		expect([one.isSaved, two.isSaved, two.why]).toEqual([true, true, undefined]);
		expect(textOf(engine.replay())).toBe(textOf(one.doc));
		expect(textOf(two.doc)).toBe(textOf(one.doc));
	});

	test('one row per tab and tick, whatever it sent meanwhile', async () => {
		const engine = new Engine();
		const [one, two] = [await engine.tab(), await engine.tab()];
		const letGo = engine.log.hold();
		type(one.doc, 'Starts a tick.');
		await engine.settle(one);
		for (const words of ['a', 'b', 'c']) {
			type(one.doc, words);
			type(two.doc, words);
		}
		await engine.settle(one, two);
		letGo();
		await engine.settle(one, two);
		expect(engine.log.rows(engine.planId)).toHaveLength(3);
		expect([one, two].every((tab) => tab.isSaved)).toBe(true);
		expect(textOf(one.doc)).toBe(textOf(two.doc));
	});

	test('a change that brings nothing new is acknowledged, but not before what it repeats', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		const letGo = engine.log.hold();
		type(tab.doc, 'Twice.');
		tab.repeatLast();
		await engine.settle(tab);
		expect(tab.isSaved).toBe(false);
		letGo();
		await engine.settle(tab);
		expect(tab.isSaved).toBe(true);
		tab.sendRaw(encodeUpdate(Y.encodeStateAsUpdate(tab.doc)));
		await engine.settle(tab);
		expect(tab.isSaved).toBe(true);
		expect(engine.log.rows(engine.planId)).toHaveLength(1);
	});

	test('a state is kept after five hundred rows, outside the write path', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		for (let i = 0; i < 500; i++) {
			type(tab.doc, `${i}`);
			await engine.settle(tab);
		}
		await engine.quiet();
		const { state } = engine.log.stored(engine.planId);
		expect(state?.seq).toBe(500);
		engine.restart();
		expect(textOf((await engine.tab()).doc)).toBe(textOf(tab.doc));
	});
});
