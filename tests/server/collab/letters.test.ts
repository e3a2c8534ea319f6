import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { encodeUpdate } from '#protocol/frames.ts';
import { bringLetter, type Answer } from '#server/collab/line/letter.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { textOf, type } from '#tests/typing.ts';

test('frames on both sides of a letter, in one tick, are all written, in an order that leaves nothing pending', async () => {
	const engine = new Engine();
	const who = somebody();
	const tab = await engine.tab(who);
	const room = await engine.room();
	const doc = new Y.Doc();
	rootsOf(doc);
	const changes: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => changes.push(update));
	for (const words of ['By the socket.', 'By HTTP.', 'By the socket again.']) type(doc, words);
	const [first, second, third] = changes as [Uint8Array, Uint8Array, Uint8Array];

	// while the log is busy with somebody else's words, all three wait for the same tick
	const other = await engine.tab();
	const letGo = engine.log.hold();
	type(other.doc, 'Meanwhile.');
	other.carryUp();

	let answer: Answer | undefined;
	tab.sendRaw(encodeUpdate(first));
	tab.carryUp();
	const { clock } = engine;
	void bringLetter(room, who, second, { clock, poke: () => undefined }).then((said) => (answer = said));
	tab.sendRaw(encodeUpdate(third));
	tab.carryUp();
	letGo();
	await engine.settle(tab);

	expect(tab.isOpen).toBe(true);
	expect(answer).toMatchObject({ at: clock.now() });
	expect(textOf(engine.replay())).toContain(textOf(doc));
	const step = new Y.Doc();
	rootsOf(step);
	for (const row of engine.log.rows(engine.planId)) {
		Y.applyUpdate(step, row.bytes);
		expect(step.store.pendingStructs).toBeNull();
	}
});

test('changes that cannot be put together are refused and kept, and the plan goes on for everybody else', async () => {
	const engine = new Engine();
	const [unlucky, other] = [await engine.tab(), await engine.tab()];
	const room = await engine.room();
	vi.spyOn(room, 'batch').mockImplementationOnce(() => {
		throw new Error('a slip of ours');
	});
	type(unlucky.doc, 'Words in the wrong moment.');
	await engine.settle(unlucky);
	expect(unlucky.why).toBe('invalid-change');
	expect(engine.log.rejected).toHaveLength(1);
	type(other.doc, 'Life goes on.');
	await engine.settle(other);
	expect(other.isSaved).toBe(true);
	expect(textOf(engine.replay())).toBe(textOf(other.doc));
});
