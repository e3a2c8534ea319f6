import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeStep1 } from '#protocol/frames.ts';
import { message } from '#protocol/messages.ts';
import { Attendance } from '#server/collab/line/attendance.ts';
import type { Session } from '#server/collab/line/session.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

const megabyte = 1024 * 1024;

describe('sockets', () => {
	rule(
		'[S2] a slow reader gets no more deltas, and everything at once when the line is free',
		{ room: 'feed-the-slow' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const [writer, slow] = [await engine.tab(), await engine.tab(somebody({ mayEdit: false }))];
			slow.socket.bufferedAmount = 2 * megabyte;
			const before = slow.socket.sent.length;
			for (let i = 0; i < 20; i++) {
				type(writer.doc, `Sentence ${i}.`);
				await engine.settle(writer);
			}
			expect(slow.socket.sent.length).toBe(before);
			slow.socket.bufferedAmount = 0;
			engine.clock.pass(1_000);
			await engine.settle(slow);
			expect(slow.socket.sent.length).toBeLessThanOrEqual(before + 3);
			expect(textOf(slow.doc)).toBe(textOf(writer.doc));
			type(writer.doc, 'And on.');
			await engine.settle(writer, slow);
			expect(textOf(slow.doc)).toBe(textOf(writer.doc));
		}
	);

	test('[S2] a line over 8 MB, or slow for 30 s, is cut', async () => {
		const engine = new Engine();
		const [writer, full, long] = [await engine.tab(), await engine.tab(), await engine.tab()];
		full.socket.bufferedAmount = 9 * megabyte;
		long.socket.bufferedAmount = 2 * megabyte;
		type(writer.doc, 'Too much for some.');
		await engine.settle(writer);
		engine.clock.pass(1_000);
		expect([full.socket.terminated, long.socket.terminated]).toEqual([true, false]);
		engine.clock.pass(31_000);
		expect(long.socket.terminated).toBe(true);
		expect(writer.isOpen).toBe(true);
	});

	rule(
		'[S3] a line that gives no sound is cut within 35 s',
		{ room: 'wait-for-the-dead' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const [dead, alive] = [await engine.tab(), await engine.tab()];
			dead.socket.whenPinged = () => undefined;
			engine.clock.pass(35_000);
			expect([dead.socket.terminated, alive.socket.terminated]).toEqual([true, false]);
			expect((await engine.room()).members.size).toBe(1);
		}
	);

	test('[S3] who hears nothing for 15 s is told nothing in particular', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		const before = tab.socket.sent.length;
		engine.clock.pass(30_000);
		const heard = tab.socket.sent.slice(before);
		expect(heard.length).toBe(2);
		expect(heard.every((frame) => frame[0] === message.awareness && frame.at(-1) === 0)).toBe(true);
	});

	rule(
		'[S4] questions are answered ten at once and one a second',
		{ room: 'answer-every-question' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const tab = await engine.tab();
			const before = tab.socket.sent.length;
			for (let i = 0; i < 500; i++) tab.sendRaw(encodeStep1(Y.encodeStateVector(new Y.Doc())));
			await engine.settle(tab);
			expect(tab.socket.sent.length - before).toBeLessThanOrEqual(10);
			engine.clock.pass(3_000);
			const later = tab.socket.sent.length;
			for (let i = 0; i < 500; i++) tab.sendRaw(encodeStep1(Y.encodeStateVector(new Y.Doc())));
			await engine.settle(tab);
			expect(tab.socket.sent.length - later).toBeLessThanOrEqual(3);
			expect(tab.isOpen).toBe(true);
		}
	);

	rule(
		'[S4] a question that names thousands of client ids costs as much as several',
		{ room: 'answer-every-question' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const tab = await engine.tab();
			const before = tab.socket.sent.length;
			const many = new Map(Array.from({ length: 20_000 }, (_, n) => [n + 1, 1]));
			for (let i = 0; i < 5; i++) tab.sendRaw(encodeStep1(Y.encodeStateVector(many)));
			await engine.settle(tab);
			expect(tab.socket.sent.length - before).toBe(1);
		}
	);

	test('[S4] who goes on asking such questions is sent away', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		const many = new Map(Array.from({ length: 20_000 }, (_, n) => [n + 1, 1]));
		for (let i = 0; i < 20; i++) tab.sendRaw(encodeStep1(Y.encodeStateVector(many)));
		await engine.settle(tab);
		expect(tab.socket.closed).toEqual({ code: 4400, reason: 'bad-request' });
	});

	test('[S6] who says much after our goodbye is cut', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		const session = [...(await engine.room()).members][0] as Session;
		tab.sendRaw(new Uint8Array([200, 1, 1]));
		await engine.settle(tab);
		expect(tab.socket.closed).not.toBeNull();
		session.outlet.heardAfterGoodbye(200_000);
		expect(tab.socket.terminated).toBe(false);
		session.outlet.heardAfterGoodbye(100_000);
		expect(tab.socket.terminated).toBe(true);
	});

	test('anything that is no frame of a client closes the socket, whoever sends it', async () => {
		for (const mayEdit of [true, false]) {
			for (const type of [
				message.auth,
				message.saved,
				message.refused,
				message.accessChanged,
				4,
				50,
				99,
				200
			]) {
				const engine = new Engine();
				const tab = await engine.tab(somebody({ mayEdit }));
				tab.sendRaw(new Uint8Array([type === 200 ? 200 : type, 1, 1]));
				await engine.settle(tab);
				expect(tab.socket.closed).toEqual({ code: 4400, reason: 'bad-request' });
			}
		}
	});

	test('a plan and an address take so many sockets and no more', async () => {
		const engine = new Engine();
		const few = new Attendance(engine.clock, { perPlan: 3, perAddress: 2 });
		const sessions = await Promise.all(
			[1, 2, 3].map(async () => engine.connect(await engine.tab(), somebody()))
		);
		few.add(sessions[0]!, 'school');
		expect(few.isFull(engine.planId, 'school')).toBe(false);
		few.add(sessions[1]!, 'school');
		expect([few.isFull(engine.planId, 'school'), few.isFull(engine.planId, 'home')]).toEqual([true, false]);
		few.add(sessions[2]!, 'home');
		expect(few.isFull(engine.planId, 'elsewhere')).toBe(true);
		few.remove(sessions[2]!);
		expect(few.isFull(engine.planId, 'elsewhere')).toBe(false);
	});
});
