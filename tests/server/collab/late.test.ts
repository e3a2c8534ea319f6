// What comes too late, through the whole live half: tab, session, room, writer, log.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRow, cell } from '#document/action-rows.ts';
import { writeRichText } from '#document/write.ts';
import { plainText, paragraph } from '#domain/rich-text.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { faultIn } from '#document/validate.ts';
import { putChanges } from '#document/put-change.ts';
import { rowOf, type Hunk } from '#domain/hunks.ts';
import type { PersonId } from '#domain/ids.ts';
import { encodeUpdate } from '#protocol/frames.ts';
import { heldQuota, splitLate } from '#server/plan-log/late.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { Tab } from '#tests/doubles/tab.ts';
import { editHonestly } from '#tests/honest-edits.ts';
import { Chance } from '#tests/random.ts';
import { textOf, type } from '#tests/typing.ts';
import { onItsWay } from '#server/collab/room/held.ts';
import { rule } from './rule.ts';

const parent = somebody({ id: 'parent' });
const lowered = { ...parent, author: { ...parent.author, role: 'contributor' as const }, mayEdit: false };

/** Everything of mine as one change, as a tab sends it that comes back and may not edit any more. */
function everythingOf(tab: Tab): Uint8Array {
	return encodeUpdate(Y.encodeStateAsUpdate(tab.doc));
}

/** Somebody writes, loses the line, writes on, and is a contributor when the line is back. */
async function backTooLate(engine: Engine, words = 'In the tunnel.'): Promise<Tab> {
	const tab = await engine.tab(parent);
	type(tab.doc, 'Before the tunnel.');
	await engine.settle(tab);
	tab.disconnect();
	type(tab.doc, words);
	await engine.connect(tab, lowered);
	await engine.settle(tab);
	tab.sendRaw(everythingOf(tab));
	await engine.settle(tab);
	return tab;
}

const heldIn = (engine: Engine) => engine.log.stored(engine.planId).held;

describe('what comes too late', () => {
	rule(
		'[T1] is held for its author, in one go with the append, and told when it stands there',
		{ room: 'drop-late-edits' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const tab = await backTooLate(engine);
			expect(tab.refused.at(-1)?.code).toBe('held');
			expect(tab.why).toBe('held');
			expect(heldIn(engine)).toMatchObject([
				{ person: 'parent', why: 'not-allowed', hunks: [{ op: 'insert-after', base: null }] }
			]);
			expect(JSON.stringify(heldIn(engine))).toContain('In the tunnel.');
			expect(textOf(engine.replay())).not.toContain('In the tunnel.');
			expect(engine.log.rejected).toEqual([]);
		}
	);

	test('[T1] while the log is away nobody is told that anything is held', async () => {
		const engine = new Engine();
		const tab = await engine.tab(parent);
		type(tab.doc, 'Before.');
		await engine.settle(tab);
		tab.disconnect();
		type(tab.doc, 'In the tunnel.');
		await engine.connect(tab, lowered);
		await engine.settle(tab);
		engine.log.goAway();
		tab.sendRaw(everythingOf(tab));
		await engine.settle(tab);
		expect(tab.why).toBeUndefined();
		engine.log.comeBack();
		engine.clock.pass(1_000);
		await engine.settle(tab);
		expect(tab.why).toBe('held');
		expect(heldIn(engine)).toHaveLength(1);
	});

	test('[T1] the words of others that came in the same tick are written and saved', async () => {
		const engine = new Engine();
		const other = await engine.tab();
		const tab = await engine.tab(parent);
		type(tab.doc, 'Mine.');
		await engine.settle(tab, other);
		tab.disconnect();
		type(tab.doc, 'Late.');
		await engine.connect(tab, lowered);
		await engine.settle(tab);
		tab.sendRaw(everythingOf(tab));
		type(other.doc, 'Theirs.');
		await engine.settle(tab, other);
		expect(other.isSaved).toBe(true);
		expect(textOf(engine.replay())).toContain('Theirs.');
		expect(textOf(engine.replay())).not.toContain('Late.');
	});

	test('[T1] a tab that has nothing new is no bother, and stays', async () => {
		const engine = new Engine();
		const tab = await engine.tab(parent);
		type(tab.doc, 'Before.');
		await engine.settle(tab);
		tab.disconnect();
		await engine.connect(tab, lowered);
		await engine.settle(tab);
		tab.sendRaw(everythingOf(tab));
		await engine.settle(tab);
		expect(tab.isOpen).toBe(true);
		expect(heldIn(engine)).toEqual([]);
	});

	rule(
		'[T2] of somebody who never had the right is refused, and nothing is held for them',
		{ room: 'hold-for-everybody' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const reader = await engine.tab(somebody({ mayEdit: false }));
			const forged = new Y.Doc();
			type(forged, 'Crafted.');
			reader.sendRaw(encodeUpdate(Y.encodeStateAsUpdate(forged)));
			await engine.settle(reader);
			expect(reader.why).toBe('not-allowed');
			expect(heldIn(engine)).toEqual([]);
			expect(engine.log.rejected).toHaveLength(1);
		}
	);

	test('[T2] an outdated tab of somebody who had the right only reads', async () => {
		const engine = new Engine();
		const tab = await engine.tab(parent);
		type(tab.doc, 'Before.');
		await engine.settle(tab);
		tab.disconnect();
		type(tab.doc, 'Old.');
		await engine.connect(tab, lowered, { upToDate: false });
		await engine.settle(tab);
		tab.sendRaw(everythingOf(tab));
		await engine.settle(tab);
		expect(tab.why).toBe('reload');
		expect(heldIn(engine)).toEqual([]);
	});

	rule(
		'[T3] nothing comes again under the ids it was typed with, also when the answer was lost and the right is back',
		{ log: 'forget-retired' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const tab = await backTooLate(engine);
			tab.disconnect();
			engine.restart();
			await engine.connect(tab, parent);
			await engine.settle(tab);
			expect(tab.why).toBe('rejoin');
			expect(textOf(engine.replay())).not.toContain('In the tunnel.');
		}
	);

	test('[T3] also in the process that held them', async () => {
		const engine = new Engine();
		const tab = await backTooLate(engine);
		tab.disconnect();
		await engine.connect(tab, parent);
		await engine.settle(tab);
		expect(tab.why).toBe('rejoin');
	});

	rule(
		'[T4] more than may wait is refused whole, and others go on',
		{ log: 'hold-without-end' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const waiting = Array.from({ length: heldQuota.changes }, (_, index) => ({
				id: `held ${index}`,
				person: 'parent' as PersonId,
				why: 'not-allowed' as const,
				hunks: []
			}));
			engine.log.stored(engine.planId).held.push(...waiting);
			const other = await engine.tab();
			const tab = await backTooLate(engine);
			expect(tab.why).toBe('too-much-held');
			expect(heldIn(engine)).toHaveLength(heldQuota.changes);
			expect(engine.log.rejected).toHaveLength(1);
			type(other.doc, 'Goes on.');
			await engine.settle(other);
			expect(other.isSaved).toBe(true);
		}
	);

	test('[T4] who takes changes apart without end is sent away', async () => {
		const engine = new Engine();
		const tab = await backTooLate(engine);
		let last = tab;
		for (let i = 0; i < 40 && last.why !== 'not-allowed'; i++) {
			last = new Tab();
			await engine.connect(last, lowered);
			await engine.settle(last);
			type(last.doc, `Again ${i}.`);
			await engine.settle(last);
		}
		expect(last.why).toBe('not-allowed');
		expect(heldIn(engine).length).toBeLessThan(35);
	});
});

describe('a change of a row that is talked about', () => {
	test('[T1] [H4] waits for its author, and what they wrote elsewhere in the same breath stands in the plan', async () => {
		const engine = new Engine();
		const tab = await engine.tab(parent);
		const [kept, free] = [addRow(tab.doc, { table: 'table' }), addRow(tab.doc, { table: 'table' })];
		await engine.settle(tab);
		tab.disconnect();
		engine.holds.set(engine.planId, { rows: { [kept]: { name: 'Ben', group: 'professional' } } });
		engine.rooms.hint({ kind: 'holds', plan: engine.planId });
		await engine.quiet();
		engine.clock.pass(onItsWay);
		const write = (row: string, words: string) =>
			writeRichText(cell(tab.doc, row, 'what'), [paragraph(words)]);
		tab.doc.transact(() => {
			write(kept, 'In the kept row.');
			write(free, 'In the other row.');
			type(tab.doc, 'In the text.');
		});
		await engine.connect(tab, parent);
		await engine.settle(tab);
		expect(tab.why).toBe('held');
		const { actions, doc } = readPlan(engine.replay());
		expect(plainText(actions[free]!.what)).toBe('In the other row.');
		expect(plainText(actions[kept]!.what)).toBe('');
		expect(JSON.stringify(doc)).toContain('In the text.');
		expect(heldIn(engine)).toMatchObject([
			{ why: 'row-locked', hunks: [{ op: 'text', actionId: kept, column: 'what' }] }
		]);
		const last = engine.log.rows(engine.planId).at(-1)!;
		expect(last.author.id).toBe('parent');
		expect(last.adds.map(({ client }) => client)).not.toContain(tab.doc.clientID);
		expect(engine.log.stored(engine.planId).claims.get(last.adds[0]!.client)).toBe('parent');
	});
});

describe('a change that is taken apart', () => {
	function twoCopies(
		seed: number,
		before: number,
		after: number
	): { doc: Y.Doc; update: Uint8Array; wanted: Y.Doc } {
		const chance = new Chance(seed);
		const doc = new Y.Doc();
		rootsOf(doc);
		doc.transact(() => undefined);
		for (let i = 0; i < before; i++) editHonestly(doc, chance);
		const wanted = new Y.Doc();
		rootsOf(wanted);
		Y.applyUpdate(wanted, Y.encodeStateAsUpdate(doc));
		for (let i = 0; i < after; i++) editHonestly(wanted, chance);
		return { doc, update: Y.encodeStateAsUpdate(wanted), wanted };
	}

	test('[T1] what entered and what is held account for every word that was typed, under a new client id', () => {
		fc.assert(
			fc.property(
				fc.integer(),
				fc.integer({ min: 1, max: 20 }),
				fc.integer({ min: 1, max: 20 }),
				(seed, before, after) => {
					const { doc, update, wanted } = twoCopies(seed, before, after);
					const had = new Set(doc.store.clients.keys());
					const locked = new Set(Object.keys(readPlan(doc).actions).slice(0, 2));
					const split = splitLate(doc, update, (hunks) => {
						const isLocked = (hunk: Hunk) => locked.has(rowOf(hunk) ?? '');
						return { allowed: hunks.filter((hunk) => !isLocked(hunk)), held: hunks.filter(isLocked) };
					});
					if ('refused' in split) throw new Error(split.refused);
					for (const hunk of split.held) expect(locked).toContain(rowOf(hunk));
					if (split.update) {
						Y.applyUpdate(doc, split.update);
						const added = [...doc.store.clients.keys()].filter((client) => !had.has(client));
						expect(added).not.toContain(wanted.clientID);
					}
					expect(faultIn(doc)).toBeNull();
					expect(putChanges(doc, split.held)).not.toContain(false);
					expect(readPlan(doc)).toEqual(readPlan(wanted));
				}
			),
			{ numRuns: 50 }
		);
	}, 30_000);

	test('[G5] what could never stand in a plan is refused, not held', () => {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(new Y.Doc()));
		const forged = new Y.Doc();
		forged.getXmlFragment('default').push([new Y.XmlElement('script')]);
		expect(splitLate(doc, Y.encodeStateAsUpdate(forged), (hunks) => ({ allowed: hunks, held: [] }))).toEqual({
			refused: 'invalid-change'
		});
	});
});
