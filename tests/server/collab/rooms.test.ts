import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeStep2, encodeUpdate } from '#protocol/frames.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { Tab } from '#tests/doubles/tab.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

describe('rooms', () => {
	rule('[R1] two who come at once are in one room', { room: 'open-twice' }, async (sabotage) => {
		const engine = new Engine({ sabotage });
		const [one, two] = [new Tab(), new Tab()];
		await Promise.all([engine.connect(one, somebody()), engine.connect(two, somebody())]);
		await engine.settle(one, two);
		type(one.doc, 'In one room.');
		await engine.settle(one, two);
		expect(textOf(two.doc)).toContain('In one room.');
		expect(await engine.room()).toBe(await engine.room());
	});

	test('[R1] a room is let go when it has been empty for a while, and its document is kept', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		type(tab.doc, 'Kept.');
		await engine.settle(tab);
		const room = await engine.room();
		tab.disconnect();
		engine.clock.pass(20_000);
		await engine.quiet();
		expect(await engine.room()).toBe(room);
		engine.clock.pass(60_000);
		await engine.quiet();
		expect(engine.log.stored(engine.planId).state?.seq).toBe(1);
		expect(await engine.room()).not.toBe(room);
		expect(textOf((await engine.tab()).doc)).toBe(textOf(tab.doc));
	});

	test('[R1] two who come at once after a room has ended are in one new room', async () => {
		const engine = new Engine();
		await engine.tab();
		(await engine.room()).close('rejoin');
		const [one, two] = await Promise.all([engine.room(), engine.room()]);
		expect(one.closed).toBeNull();
		expect(one).toBe(two);
	});

	rule(
		'[R2] of two tabs with one client id, the one that numbers words a second time rejoins',
		{ room: 'let-twins-live' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const who = somebody();
			const older = await engine.tab(who);
			type(older.doc, 'Shared past.');
			await engine.settle(older);
			const copy = new Y.Doc();
			Y.applyUpdate(copy, Y.encodeStateAsUpdate(older.doc));
			copy.clientID = older.doc.clientID;
			const newer = await engine.tab(who, { doc: copy });
			type(older.doc, 'The older tab types.');
			type(newer.doc, 'The newer tab types something else.');
			await engine.settle(older);
			await engine.settle(newer);
			expect([older.why, newer.why]).toEqual([undefined, 'rejoin']);
			const fresh = await engine.tab();
			expect(textOf(fresh.doc)).toBe(textOf(engine.replay()));
			expect(textOf(fresh.doc)).toContain('The older tab types.');
		}
	);

	test('[R2] a line that died unnoticed makes way for the same tab coming back, and nothing is lost', async () => {
		const engine = new Engine();
		const who = somebody();
		const tab = await engine.tab(who);
		type(tab.doc, 'Before the tunnel.');
		await engine.settle(tab);
		const halfOpen = tab.socket;
		await engine.connect(tab, who);
		type(tab.doc, 'After the tunnel.');
		await engine.settle(tab);
		expect(halfOpen.closed?.code).toBe(4409);
		expect(tab.isOpen && tab.isSaved).toBe(true);
		expect(textOf(engine.replay())).toBe(textOf(tab.doc));
	});

	test('[R2] nobody is thrown out by somebody else using their client id', async () => {
		const engine = new Engine();
		const victim = await engine.tab();
		type(victim.doc, 'Mine.');
		await engine.settle(victim);
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.doc));
		forged.clientID = victim.doc.clientID;
		const forger = await engine.tab(somebody(), { doc: forged });
		type(forged, 'Said by the victim?');
		await engine.settle(forger, victim);
		expect(forger.why).toBe('rejoin');
		expect(victim.isOpen).toBe(true);
		expect(textOf(victim.doc)).toBe(textOf(engine.replay()));
	});

	rule(
		'[R3] a plan that cannot be read is not opened, and nothing is written over it',
		{ room: 'open-empty' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const writer = await engine.tab();
			type(writer.doc, 'The real words.');
			await engine.settle(writer);
			engine.restart();
			engine.log.goAway();
			const tab = new Tab();
			const opened = engine.connect(tab, somebody()).then(
				() => 'opened',
				() => 'not opened'
			);
			await engine.quiet();
			expect(await opened).toBe('not opened');
			engine.log.comeBack();
			expect(textOf((await engine.tab()).doc)).toBe(textOf(writer.doc));
		}
	);

	rule(
		'[R4] who lost access is closed, and hears nothing after it',
		{ room: 'deaf-to-access' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const removed = somebody({ id: 'removed' });
			const [tab, writer] = [await engine.tab(removed), await engine.tab()];
			engine.people.set('removed', { refused: 'not-found' });
			engine.attendance.hint({ kind: 'access', person: 'removed' });
			await engine.settle(tab, writer);
			expect(tab.socket.closed).toEqual({ code: 4403, reason: 'not-found' });
			const heard = tab.socket.sent.length;
			type(writer.doc, 'Not for them any more.');
			await engine.settle(writer);
			engine.clock.pass(20_000);
			expect(tab.socket.sent).toHaveLength(heard);
		}
	);

	test('[R4] without any hint everybody is asked about again within a minute', async () => {
		const engine = new Engine();
		const tab = await engine.tab(somebody({ id: 'signed-out' }));
		engine.people.set('signed-out', { refused: 'sign-in-needed' });
		engine.clock.pass(61_000);
		await engine.quiet();
		expect(tab.socket.closed).toEqual({ code: 4401, reason: 'sign-in-needed' });
	});

	test('[R4] a hint about one person leaves the others alone', async () => {
		const engine = new Engine();
		const tab = await engine.tab(somebody({ id: 'somebody' }));
		engine.people.set('somebody', { refused: 'not-found' });
		for (const hint of [{ person: 'other' }, { account: 'other' }, { session: 'other' }, { plan: 'other' }]) {
			engine.attendance.hint({ kind: 'access', ...hint });
		}
		await engine.quiet();
		expect(tab.isOpen).toBe(true);
		engine.attendance.hint({ kind: 'access', plan: engine.planId });
		await engine.quiet();
		expect(tab.isOpen).toBe(false);
	});

	test('[R4] a reader who may write from now on is told and asked for what they have, and the other way round', async () => {
		const engine = new Engine();
		const who = somebody({ id: 'promoted', mayEdit: false });
		const tab = await engine.tab(who);
		expect(tab.access).toEqual([false]);
		engine.people.set('promoted', { ...who, mayEdit: true });
		engine.attendance.hint({ kind: 'access', person: 'promoted' });
		await engine.settle(tab);
		type(tab.doc, 'Now I may.');
		await engine.settle(tab);
		expect(tab.access).toEqual([false, true]);
		expect(tab.isSaved).toBe(true);

		engine.people.set('promoted', { ...who, mayEdit: false });
		type(tab.doc, 'Sent before, looked at after.');
		engine.attendance.hint({ kind: 'access', person: 'promoted' });
		await engine.quiet();
		await engine.settle(tab);
		expect(tab.access).toEqual([false, true, false]);
		expect(tab.why).toBe('held');
		expect(textOf(engine.replay())).not.toContain('looked at after');
		expect(engine.log.stored(engine.planId).held).toMatchObject([{ person: 'promoted', why: 'not-allowed' }]);
	});

	test('[R4] rights that changed while somebody was coming in count', async () => {
		const engine = new Engine();
		const writer = await engine.tab();
		const letGo = engine.log.hold();
		type(writer.doc, 'Keeps the room busy.');
		writer.carryUp();
		await engine.quiet();
		const late = new Tab();
		await engine.connect(late, somebody({ id: 'late' }));
		engine.people.set('late', { refused: 'not-found' });
		engine.attendance.hint({ kind: 'access', person: 'late' });
		await engine.quiet();
		letGo();
		await engine.settle(writer, late);
		expect(late.why).toBe('not-found');
		expect(late.access).toEqual([]);
	});

	rule(
		'[R5] an old client reads, is told to reload, and cannot write',
		{ room: 'trust-old-clients' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const writer = await engine.tab();
			const old = await engine.tab(somebody(), { upToDate: false });
			expect(old.access).toEqual([false]);
			expect(old.refused).toEqual([{ frame: 0, code: 'reload' }]);
			type(writer.doc, 'Read by all.');
			await engine.settle(writer, old);
			expect(textOf(old.doc)).toContain('Read by all.');
			type(old.doc, 'Deletes what it does not know.');
			await engine.settle(old);
			expect(old.socket.closed).toEqual({ code: 4426, reason: 'reload' });
			expect(engine.log.rows(engine.planId)).toHaveLength(1);
		}
	);

	rule('[G1] a reader cannot write, in whatever way it is sent', { gate: 'skip-role' }, async (sabotage) => {
		for (const encode of [encodeUpdate, encodeStep2]) {
			const engine = new Engine({ sabotage });
			const reader = await engine.tab(somebody({ mayEdit: false }));
			expect(reader.sent).toBe(0);
			const doc = new Y.Doc();
			type(doc, 'By a reader.');
			const room = await engine.room();
			reader.sendRaw(encode(Y.encodeStateAsUpdate(doc)));
			await engine.settle(reader);
			expect(reader.socket.closed).toEqual({ code: 4403, reason: 'not-allowed' });
			expect(engine.log.rejected).toHaveLength(1);

			// past the session, as if it had been an editor when it was sent
			const sender = {
				visitor: somebody({ mayEdit: false }),
				mayEdit: false,
				saved: () => undefined,
				refuse: () => undefined
			};
			room.bring({ sender, n: 1, kind: 'update', bytes: Y.encodeStateAsUpdate(doc), keptRows: new Set() });
			type((await engine.tab()).doc, 'Wakes the writer.');
			engine.clock.pass(10_000);
			await engine.settle(await engine.tab());
			expect(engine.log.rows(engine.planId)).toEqual([]);
		}
	});

	test('[G1] what brings nothing new does not cost a reader the socket, tidied formatting included', async () => {
		const engine = new Engine();
		const writer = await engine.tab();
		const words = new Y.XmlText('bold words');
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [words]);
		writer.doc.getXmlFragment('default').push([paragraph]);
		await engine.settle(writer);
		const reader = await engine.tab(somebody({ mayEdit: false }));
		reader.sendRaw(encodeStep2(Y.encodeStateAsUpdate(reader.doc)));
		for (const value of [{}, null, {}, null]) words.format(0, 4, { bold: value });
		words.format(2, 6, { bold: {} });
		await engine.settle(writer, reader);
		expect(reader.isOpen).toBe(true);
		expect(textOf(reader.doc)).toBe(textOf(writer.doc));
	});

	test('a plan whose epoch has changed sends everybody for a fresh copy', async () => {
		const engine = new Engine();
		const tab = await engine.tab();
		engine.log.raiseEpoch(engine.planId);
		engine.clock.pass(5_000);
		await engine.settle(tab);
		expect(tab.socket.closed).toEqual({ code: 4409, reason: 'rejoin' });
		expect((await engine.room()).epoch).toBe(2);
	});
});
