import type { Writable } from 'node:stream';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as ws from 'ws';
import { message } from '#protocol/messages.ts';
import { inOneWrite, Packet } from '#server/collab/packet.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

/** What ws reads frames with; its types do not name it. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };

/** A room with so many people who read along. */
async function crowd(engine: Engine, size: number): Promise<Tab[]> {
	const tabs: Tab[] = [];
	for (let i = 0; i < size; i++) tabs.push(await engine.tab(somebody({ mayEdit: false })));
	return tabs;
}

/** A caret that stands somewhere. */
function caret(clock: number): Uint8Array {
	const at = { type: null, tname: 'default', item: { client: 1, clock }, assoc: 0 };
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, 1);
	encoding.writeVarUint(body, 7);
	encoding.writeVarUint(body, clock);
	encoding.writeVarString(body, JSON.stringify({ cursor: { anchor: at, head: at } }));
	const frame = encoding.createEncoder();
	encoding.writeVarUint(frame, message.awareness);
	encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
	return encoding.toUint8Array(frame);
}

/** How many carets a frame tells of. */
function lines(frame: Uint8Array): number {
	const decoder = decoding.createDecoder(frame);
	if (decoding.readVarUint(decoder) !== message.awareness) return 0;
	return decoding.readVarUint(decoding.createDecoder(decoding.readVarUint8Array(decoder)));
}

describe('fan-out', () => {
	rule(
		'[F1] in a big room the first change goes at once, and what follows together',
		{ room: 'never-gather' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const writer = await engine.tab();
			const [reader] = await crowd(engine, 60);
			await engine.settle(writer);
			engine.clock.pass(1_000);
			const appends = engine.log.calls.append;
			type(writer.doc, 'At once.');
			await engine.settle(writer, reader!);
			expect(textOf(reader!.doc)).toContain('At once.');
			const heard = reader!.socket.sent.length;
			for (const word of ['a', 'b', 'c']) {
				type(writer.doc, word);
				await engine.settle(writer, reader!);
			}
			expect(textOf(reader!.doc)).not.toBe(textOf(writer.doc));
			engine.clock.pass(5);
			await engine.settle(writer, reader!);
			expect(textOf(reader!.doc)).toBe(textOf(writer.doc));
			expect(writer.isSaved).toBe(true);
			expect(reader!.socket.sent.length - heard).toBe(1);
			expect(engine.log.calls.append - appends).toBe(2);
		}
	);

	test('[F1] a room of sixty gathers nothing', async () => {
		const engine = new Engine();
		const writer = await engine.tab();
		const [reader] = await crowd(engine, 59);
		for (const word of ['a', 'b', 'c']) {
			type(writer.doc, word);
			await engine.settle(writer, reader!);
			expect(textOf(reader!.doc)).toBe(textOf(writer.doc));
		}
	});

	rule('[F2] what everybody gets is made once', { room: 'frame-for-each' }, async (sabotage) => {
		const engine = new Engine({ sabotage });
		const [writer, one, two] = [await engine.tab(), await engine.tab(), await engine.tab()];
		type(writer.doc, 'For everybody.');
		await engine.settle(writer);
		expect(one.socket.sent.at(-1)).toBe(two.socket.sent.at(-1));
	});

	test('[F2] a frame of ours is read by a WebSocket, whatever its length', () => {
		for (const length of [1, 125, 126, 65_535, 65_536, 300_000]) {
			const message = new Uint8Array(length).fill(7);
			const heard: Buffer[] = [];
			const receiver = new Receiver({ isServer: false });
			receiver.on('message', (data: Buffer) => heard.push(data));
			receiver.write(Buffer.concat([new Packet(message).framed, new Packet(new Uint8Array([1])).framed]));
			expect(heard.map((data) => data.length)).toEqual([length, 1]);
			expect(heard[0]!.equals(message)).toBe(true);
		}
	});

	test('[F2] whoever wrote hears "saved" and the words of all in one write, in this order', async () => {
		const engine = new Engine();
		const [one, two] = [await engine.tab(), await engine.tab()];
		await engine.settle(one, two);
		const letThrough = engine.log.hold();
		type(one.doc, 'First.');
		one.carryUp();
		await engine.quiet();
		for (const tab of [one, two]) {
			type(tab.doc, 'Second.');
			tab.carryUp();
		}
		letThrough();
		await engine.quiet();
		for (const { socket } of [one, two]) expect(socket.writes.at(-1)).toEqual([message.saved, message.sync]);
	});

	test('[F2] several packets in one write are read one after the other', () => {
		const packets = [1, 2, 3].map((n) => new Packet(new Uint8Array([n])));
		for (const some of [packets.slice(0, 1), packets.slice(0, 2), packets.slice(0, 2), packets]) {
			const heard: number[] = [];
			const receiver = new Receiver({ isServer: false });
			receiver.on('message', (data: Buffer) => heard.push(...data));
			receiver.write(inOneWrite(some));
			expect(heard).toEqual(some.map(({ message: [n] }) => n));
		}
	});

	test('[F3] carets that are due go with words that are on their way, in one write, and wait for them only once', async () => {
		const engine = new Engine();
		const writer = await engine.tab();
		const [mover, reader] = (await crowd(engine, 2)) as [Tab, Tab];
		await engine.settle(writer, mover, reader);
		const typeAndMove = async (clock: number): Promise<() => void> => {
			const letThrough = engine.log.hold();
			type(writer.doc, 'Words.');
			mover.sendRaw(caret(clock));
			for (const tab of [writer, mover]) tab.carryUp();
			await engine.quiet();
			return letThrough;
		};
		const kinds = (from: number) => reader.socket.sent.slice(from).map(([kind]) => kind);

		const letThrough = await typeAndMove(1);
		const before = reader.socket.sent.length;
		engine.clock.pass(100);
		expect(kinds(before)).toEqual([]);
		letThrough();
		await engine.quiet();
		expect(kinds(before)).toEqual([message.sync, message.awareness]);
		expect(reader.socket.writes.at(-1)).toEqual([message.sync, message.awareness]);

		const later = reader.socket.sent.length;
		const release = await typeAndMove(2);
		engine.clock.pass(200);
		expect(kinds(later)).toEqual([message.awareness]);
		release();
		await engine.quiet();
		expect(kinds(later)).toEqual([message.awareness, message.sync]);
	});

	rule('[F3] carets go out a share at a time, and all in the end', { room: 'shout' }, async (sabotage) => {
		const engine = new Engine({ sabotage });
		const people = await crowd(engine, 110);
		for (const [i, person] of people.entries()) person.sendRaw(caret(i));
		await engine.settle(...people);
		const listener = people[0]!;
		const told: number[] = [];
		for (let i = 0; i < 3; i++) {
			const before = listener.socket.sent.length;
			engine.clock.pass(100);
			told.push(listener.socket.sent.slice(before).reduce((sum, frame) => sum + lines(frame), 0));
		}
		expect(Math.max(...told)).toBeLessThanOrEqual(73);
		expect(told.reduce((sum, lines) => sum + lines)).toBe(109);
	});
});
