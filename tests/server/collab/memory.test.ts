import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as decoding from 'lib0/decoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { writePlan } from '#document/write.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import { message, sync } from '#protocol/messages.ts';
import type { Packet } from '#server/collab/packet.ts';
import type { Room } from '#server/collab/room/room.ts';
import { Gate } from '#server/plan-log/gate.ts';
import { Engine } from '#tests/doubles/engine.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

describe('memory', () => {
	rule(
		'[M1] a plan in which nothing happens is kept as bytes after 15 seconds, and goes on from them',
		{ room: 'stay-awake' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const [writer, reader] = [await engine.tab(), await engine.tab()];
			type(writer.doc, 'Before.');
			await engine.settle(writer, reader);
			const room = await engine.room();
			engine.clock.pass(10_000);
			expect(room.isFolded).toBe(false);
			engine.clock.pass(10_000);
			await engine.settle(writer, reader);
			expect(room.isFolded).toBe(true);
			type(writer.doc, 'After.');
			await engine.settle(writer, reader);
			expect(room.isFolded).toBe(false);
			expect(writer.isSaved).toBe(true);
			for (const doc of [reader.doc, engine.replay(), (await engine.tab()).doc])
				expect(textOf(doc)).toBe(textOf(writer.doc));
		}
	);

	test('[M1] what is kept of a folded plan does not hold on to its document', async () => {
		const doc = new Y.Doc();
		writePlan(doc, smallPlan);
		const state = { seq: 1, bytes: Y.encodeStateAsUpdate(doc) };
		const opened = { areaId: 'area' as AreaId, planId: 'plan' as PlanId, epoch: 1, seq: 1 };
		const [folded, unfolded] = (() => {
			const gate = new Gate({ ...opened, state, tail: [], claims: new Map() });
			return [gate.fold(state.bytes), new WeakRef(gate.doc)];
		})();
		const throwAway = garbageCollector();
		// looked at in a turn of the loop of its own: who asks for it holds on to it until the end of the turn
		const isGone = (): boolean => {
			throwAway();
			return unfolded.deref() === undefined;
		};
		await expect.poll(isGone).toBe(true);
		expect(new Gate(folded).quotes.known).toEqual(folded.quotes.known);
	});

	test('[M1] who only comes in unfolds nothing', async () => {
		const engine = new Engine();
		await engine.appendElsewhere(smallPlan);
		const tab = await engine.tab();
		expect(textOf(tab.doc)).toBe(textOf(engine.replay()));
		expect((await engine.room()).isFolded).toBe(true);
	});

	test('[M1] who reads a folded plan does not unfold it, and rows of others are shown all the same', async () => {
		const engine = new Engine();
		const writer = await engine.tab();
		type(writer.doc, 'Here.');
		await engine.settle(writer);
		engine.clock.pass(20_000);
		const room = await engine.room();
		expect(Y.encodeStateVectorFromUpdate(everythingIn(room))).toEqual(room.stateVector);
		await engine.rooms.compare();
		expect(room.isFolded).toBe(true);
		const elsewhere = new Y.Doc();
		rootsOf(elsewhere);
		Y.applyUpdate(elsewhere, everythingIn(room));
		type(elsewhere, 'Elsewhere.');
		await engine.appendElsewhere(Y.encodeStateAsUpdate(elsewhere, room.stateVector));
		await engine.rooms.compare();
		await engine.settle(writer);
		expect(textOf(writer.doc)).toContain('Elsewhere.');
	});

	test('[M1] [G10] a quotation that was taken away comes back by undo, however long that took', async () => {
		const engine = new Engine();
		const quoting = new Y.Doc();
		const callout = new Y.XmlElement('callout');
		for (const [key, value] of [
			['kind', 'inspectors'],
			['source', 'Report, 1 May 2026']
		] as const)
			callout.setAttribute(key, value);
		const words = new Y.XmlElement('paragraph');
		words.insert(0, [new Y.XmlText('Families wait.')]);
		callout.insert(0, [words]);
		rootsOf(quoting).body.push([callout]);
		await engine.appendElsewhere(Y.encodeStateAsUpdate(quoting));
		const tab = await engine.tab();
		const { body } = rootsOf(tab.doc);
		const undo = new Y.UndoManager(body);
		body.delete(0, 1);
		await engine.settle(tab);
		engine.clock.pass(20_000);
		expect((await engine.room()).isFolded).toBe(true);
		undo.undo();
		await engine.settle(tab);
		expect([tab.why, tab.isSaved]).toEqual([undefined, true]);
	});

	rule(
		'[M2] nothing is folded or let go while anything of it is on its way',
		{ room: 'let-go-early' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const tab = await engine.tab();
			const letGo = engine.log.hold();
			type(tab.doc, 'On its way.');
			tab.carryUp();
			await engine.quiet();
			const room = await engine.room();
			tab.disconnect();
			engine.clock.pass(15_000);
			expect(room.isFolded).toBe(false);
			letGo();
			await engine.quiet();
			expect(textOf(engine.replay())).toContain('On its way.');
		}
	);

	rule(
		'[F4] who comes in is sent bytes that were made once, until something changes',
		{ room: 'encode-for-each' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const writer = await engine.tab();
			type(writer.doc, 'One.');
			await engine.settle(writer);
			const room = await engine.room();
			const [first] = room.answerTo();
			await engine.tab();
			expect(room.answerTo(new Uint8Array([0]))[0]).toBe(first);
			type(writer.doc, 'Two.');
			await engine.settle(writer);
			expect(textOf((await engine.tab()).doc)).toBe(textOf(writer.doc));
		}
	);

	rule(
		'[F4] while people write, who comes in is sent what was made for others, and behind it what was written since',
		{ room: 'encode-for-each' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const writer = await engine.tab();
			type(writer.doc, 'Before. '.repeat(2_000));
			await engine.settle(writer);
			const room = await engine.room();
			const [first] = room.answerTo();
			const sent: number[] = [];
			for (let n = 0; n < 70; n++) {
				type(writer.doc, `Word ${n}.`);
				await engine.settle(writer);
				const answer = room.answerTo();
				sent.push(answer.length);
				expect(answer[0] === first).toBe(n < 64);
				const newcomer = await engine.tab();
				expect(textOf(newcomer.doc)).toBe(textOf(writer.doc));
				expect(Y.encodeStateVector(newcomer.doc)).toEqual(room.stateVector);
				newcomer.disconnect();
			}
			expect(sent.slice(0, 66)).toEqual([...Array.from({ length: 64 }, (_, n) => n + 2), 1, 2]);
		}
	);

	rule(
		'[F4] when more was written than a quarter of it, the plan is made anew',
		{ room: 'encode-for-each' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const writer = await engine.tab();
			type(writer.doc, 'Before. '.repeat(100));
			await engine.settle(writer);
			const room = await engine.room();
			const [first] = room.answerTo();
			type(writer.doc, 'A little.');
			await engine.settle(writer);
			expect(room.answerTo()[0]).toBe(first);
			type(writer.doc, 'Much more. '.repeat(30));
			await engine.settle(writer);
			expect(room.answerTo()).toHaveLength(1);
			expect(textOf((await engine.tab()).doc)).toBe(textOf(writer.doc));
		}
	);

	test('[F4] nothing is kept for newcomers when none has come for ten seconds', async () => {
		const engine = new Engine();
		const writer = await engine.tab();
		type(writer.doc, 'Before. '.repeat(100));
		await engine.settle(writer);
		const room = await engine.room();
		const [first] = room.answerTo();
		engine.clock.pass(10_000);
		const [second] = room.answerTo();
		expect(second).not.toBe(first);
		expect(second!.message).toEqual(first!.message);
		engine.clock.pass(10_000);
		type(writer.doc, 'After.');
		await engine.settle(writer);
		expect(room.answerTo()).toHaveLength(1);
		expect(room.answerTo()[0]).not.toBe(second);
	});

	test('[F4] who names thousands of ids that nobody wrote under is sent the whole plan, made once; who names some, what is new', async () => {
		const engine = new Engine();
		await engine.appendElsewhere(smallPlan);
		const writer = await engine.tab();
		const known = Y.decodeStateVector(Y.encodeStateVector(writer.doc));
		type(writer.doc, 'New.');
		await engine.settle(writer);
		const room = await engine.room();
		const naming = (ids: number) => {
			const invented = Array.from({ length: ids }, (_, n) => [n + 1, 1] as const);
			return Y.encodeStateVector(new Map([...known, ...invented]));
		};
		expect(room.answerTo(naming(20_000))).toEqual(room.answerTo());
		const size = ([answer]: readonly Packet[]) => answer!.message.byteLength;
		expect(size(room.answerTo(naming(200)))).toBeLessThan(size(room.answerTo()));
	});
});

/** What somebody is sent who has nothing, without what was written since it was made. */
function everythingIn(room: Room): Uint8Array {
	const decoder = decoding.createDecoder(room.answerTo()[0]!.message);
	expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([message.sync, sync.step2]);
	return decoding.readVarUint8Array(decoder);
}

/** V8's own, which is hidden unless somebody asks for it. */
function garbageCollector(): () => void {
	setFlagsFromString('--expose-gc');
	return runInNewContext('gc') as () => void;
}
