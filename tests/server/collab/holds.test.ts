// A workshop is led: writing pauses, rows are talked about, everybody is called to a place.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRow, row as rowMap } from '#document/action-rows.ts';
import { writePlan } from '#document/write.ts';
import type { Holder } from '#domain/holds.ts';
import { onItsWay } from '#server/collab/room/held.ts';
import type { Sabotage } from '#server/collab/sabotage.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { Tab } from '#tests/doubles/tab.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

const ben: Holder = { name: 'Ben', group: 'professional' };
const lead = () => somebody({ mayLead: true });

/** Time for a lost hint to be found out. */
const twoSeconds = 2_000;

async function passing(engine: Engine, ms: number, ...tabs: Tab[]): Promise<void> {
	for (let left = ms; left > 0; left -= 500) {
		engine.clock.pass(Math.min(left, 500));
		await engine.settle(...tabs);
	}
}

/** An engine over the small plan, with a leader and two editors in it. */
async function workshop(
	sabotage: Sabotage
): Promise<{ engine: Engine; tabs: [Tab, Tab, Tab]; rows: string[] }> {
	const engine = new Engine({ sabotage });
	const doc = new Y.Doc();
	writePlan(doc, smallPlan);
	const rows = [addRow(doc, { table: 'table' }), addRow(doc, { table: 'table' })];
	await engine.appendElsewhere(Y.encodeStateAsUpdate(doc));
	const tabs: [Tab, Tab, Tab] = [await engine.tab(lead()), await engine.tab(), await engine.tab()];
	return { engine, tabs, rows };
}

/** Writes into the first cell of a row. */
function writeInRow(doc: Y.Doc, row: string, words: string): void {
	const cell = rowMap(doc, row).get('what') as Y.XmlFragment;
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [new Y.XmlText(words)]);
	cell.push([paragraph]);
}

const wordsOfRow = (doc: Y.Doc, row: string) => `${(rowMap(doc, row).get('what') as Y.XmlFragment).toJSON()}`;

describe('holds', () => {
	rule(
		'[H1] a pause reaches everybody within two seconds, also when its hint was lost',
		{ room: 'deaf-to-holds' },
		async (sabotage) => {
			const { engine, tabs } = await workshop(sabotage);
			engine.holds.set(engine.planId, { paused: ben });
			await passing(engine, twoSeconds, ...tabs);
			expect(tabs.map((tab) => tab.held.at(-1)?.paused)).toEqual([ben, ben, ben]);
			expect(tabs.map((tab) => tab.access.at(-1))).toEqual([true, false, false]);
			engine.holds.set(engine.planId, {});
			engine.rooms.hint({ kind: 'holds', plan: engine.planId });
			await engine.settle(...tabs);
			expect(tabs.map((tab) => tab.access.at(-1))).toEqual([true, true, true]);
		}
	);

	test('[H1] who comes during a pause knows it before anything else, and what nobody can read stays as it was', async () => {
		const { engine } = await workshop({});
		engine.holds.set(engine.planId, { paused: ben });
		engine.restart();
		const late = await engine.tab();
		expect(late.held).toEqual([{ lead: false, paused: ben, rows: {} }]);
		expect(late.access).toEqual([false]);
		expect(late.sent).toBe(0);
	});

	test('[H1] one reading at a time: an old answer never comes after a new one', async () => {
		const { engine, tabs } = await workshop({});
		const before = engine.holds.reads;
		for (let i = 0; i < 5; i++) engine.rooms.hint({ kind: 'holds', plan: engine.planId });
		await engine.settle(...tabs);
		expect(engine.holds.reads - before).toBeLessThanOrEqual(2);
	});

	rule(
		'[H2] while writing is paused nobody but who leads writes',
		{ room: 'write-through-pause' },
		async (sabotage) => {
			const { engine, tabs } = await workshop(sabotage);
			const [leader, other, third] = tabs;
			engine.holds.set(engine.planId, { paused: ben });
			await passing(engine, twoSeconds + onItsWay, ...tabs);
			type(leader.doc, 'Said by the leader.');
			type(other.doc, 'Written all the same.');
			await engine.settle(...tabs);
			expect(other.why).toBe('paused');
			expect(engine.log.rejected.map(({ code }) => code)).toEqual(['paused']);
			expect(textOf(third.doc)).toContain('Said by the leader.');
			expect(textOf(engine.replay())).not.toContain('Written all the same.');
			expect(third.isOpen).toBe(true);
		}
	);

	rule(
		'[H3] what was typed before the pause could be known still enters',
		{ room: 'refuse-what-was-on-its-way' },
		async (sabotage) => {
			const { engine, tabs, rows } = await workshop(sabotage);
			const [, other, third] = tabs;
			type(other.doc, 'Typed in that very second.');
			writeInRow(third.doc, rows[0]!, 'In that row.');
			engine.holds.set(engine.planId, { paused: ben, rows: { [rows[0]!]: ben } });
			engine.rooms.hint({ kind: 'holds', plan: engine.planId });
			await engine.quiet();
			engine.clock.pass(onItsWay / 2);
			await engine.settle(...tabs);
			expect([other.isSaved, other.isOpen, third.isSaved, third.isOpen]).toEqual([true, true, true, true]);
			expect(textOf(engine.replay())).toContain('Typed in that very second.');
			expect(wordsOfRow(engine.replay(), rows[0]!)).toContain('In that row.');
		}
	);

	test('[H3] who was away during the pause is asked for their words when it ends', async () => {
		const { engine, tabs } = await workshop({});
		const [leader, other] = tabs;
		const who = somebody();
		const away = await engine.tab(who);
		away.disconnect();
		type(away.doc, 'Typed in a tunnel.');
		engine.holds.set(engine.planId, { paused: ben });
		await passing(engine, twoSeconds + onItsWay, leader, other);
		await engine.connect(away, who);
		await engine.settle(leader, other, away);
		expect(textOf(engine.replay())).not.toContain('Typed in a tunnel.');
		expect(away.isOpen).toBe(true);
		engine.holds.set(engine.planId, {});
		await passing(engine, twoSeconds, leader, other, away);
		expect(textOf(other.doc)).toContain('Typed in a tunnel.');
		expect(engine.log.rejected).toEqual([]);
	});

	rule(
		'[H4] a row that is talked about is changed by nobody but who leads, and other rows by everybody',
		{ gate: 'skip-locks' },
		async (sabotage) => {
			const { engine, tabs, rows } = await workshop(sabotage);
			const [leader, other, third] = tabs;
			engine.holds.set(engine.planId, { rows: { [rows[0]!]: ben } });
			await passing(engine, twoSeconds + onItsWay, ...tabs);
			writeInRow(leader.doc, rows[0]!, 'The leader writes it down.');
			type(third.doc, 'Elsewhere.');
			await engine.settle(...tabs);
			writeInRow(other.doc, rows[0]!, 'Somebody else.');
			await engine.settle(...tabs);
			expect(other.why).toBe('held');
			expect(engine.log.stored(engine.planId).held.map(({ why }) => why)).toEqual(['row-locked']);
			const log = engine.replay();
			expect(wordsOfRow(log, rows[0]!)).toContain('The leader writes it down.');
			expect(wordsOfRow(log, rows[0]!)).not.toContain('Somebody else.');
			expect(textOf(third.doc)).toBe(textOf(log));
			expect(third.isOpen && leader.isOpen).toBe(true);
		}
	);

	test('[H4] moving, removing and linking a row count as changing it', async () => {
		const acts: ((row: Y.Map<unknown>) => void)[] = [
			(row) => row.set('rank', 'a5'),
			(row) => row.set('deletedAt', '2026-03-05T14:02:00.000Z'),
			(row) => (row.get('areas') as Y.Map<unknown>).set('somewhere', true),
			(row) => (row.get('what') as Y.XmlFragment).push([new Y.XmlElement('paragraph')])
		];
		for (const act of acts) {
			const { engine, tabs, rows } = await workshop({});
			engine.holds.set(engine.planId, { rows: { [rows[0]!]: ben } });
			await passing(engine, twoSeconds + onItsWay, ...tabs);
			act(rowMap(tabs[1].doc, rows[0]!));
			await engine.settle(...tabs);
			expect(tabs[1].why).toBe('held');
		}
	});

	test('[H4] when a row is let go it is everybody’s again', async () => {
		const { engine, tabs, rows } = await workshop({});
		engine.holds.set(engine.planId, { rows: { [rows[0]!]: ben } });
		await passing(engine, twoSeconds + onItsWay, ...tabs);
		engine.holds.set(engine.planId, {});
		await passing(engine, twoSeconds, ...tabs);
		writeInRow(tabs[1].doc, rows[0]!, 'Mine again.');
		await engine.settle(...tabs);
		expect(wordsOfRow(engine.replay(), rows[0]!)).toContain('Mine again.');
	});

	rule(
		'[H5] nothing stays held when nobody who leads has been here for ten minutes',
		{ room: 'hold-for-ever' },
		async (sabotage) => {
			const { engine, tabs } = await workshop(sabotage);
			const [leader, other, third] = tabs;
			engine.holds.set(engine.planId, { paused: ben });
			for (let minute = 0; minute < 15; minute++) await passing(engine, 60_000, ...tabs);
			expect(other.held.at(-1)?.paused).toEqual(ben);
			leader.disconnect();
			for (let minute = 0; minute < 9; minute++) await passing(engine, 60_000, other, third);
			expect(other.held.at(-1)?.paused).toEqual(ben);
			for (let minute = 0; minute < 2; minute++) await passing(engine, 60_000, other, third);
			expect(other.held.at(-1)?.paused).toBeNull();
			expect(other.access.at(-1)).toBe(true);
		}
	);

	test('a call reaches everybody who is here, once, and nobody who comes later', async () => {
		const { engine, tabs, rows } = await workshop({});
		engine.holds.set(engine.planId, { call: { id: 'one', target: rows[0]!, by: ben } });
		for (let i = 0; i < 3; i++) await passing(engine, twoSeconds, ...tabs);
		expect(tabs.map((tab) => tab.calls.map(({ target }) => target))).toEqual([
			[rows[0]],
			[rows[0]],
			[rows[0]]
		]);
		const late = await engine.tab();
		await passing(engine, twoSeconds, late, ...tabs);
		expect(late.calls).toEqual([]);
	});

	test('who is made to lead meanwhile may write, and who no longer leads may not', async () => {
		const { engine, tabs } = await workshop({});
		const who = somebody({ id: 'changing' });
		const tab = await engine.tab(who);
		engine.holds.set(engine.planId, { paused: ben });
		await passing(engine, twoSeconds, tab, ...tabs);
		for (const mayLead of [true, false]) {
			engine.people.set('changing', { ...who, mayLead });
			engine.attendance.hint({ kind: 'access', person: 'changing' });
			await engine.settle(tab, ...tabs);
			expect(tab.held.at(-1)?.lead).toBe(mayLead);
			expect(tab.access.at(-1)).toBe(mayLead);
		}
	});
});
