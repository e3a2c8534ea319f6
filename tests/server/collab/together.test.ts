import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { Gate } from '#server/plan-log/gate.ts';
import { isMalformed, prescan } from '#server/plan-log/prescan.ts';
import { encodeShare } from '#server/plan-log/share.ts';
import { Engine } from '#tests/doubles/engine.ts';
import type { Tab } from '#tests/doubles/tab.ts';
import { textOf, type } from '#tests/typing.ts';
import { rule } from './rule.ts';

/** People who have written here before, and whose next changes come in one tick. */
async function writers(
	engine: Engine,
	size: number
): Promise<{ tabs: Tab[]; together: () => Promise<void> }> {
	const tabs: Tab[] = [];
	for (let i = 0; i < size; i++) {
		tabs.push(await engine.tab());
		type(tabs[i]!.doc, `Paragraph ${i}.`);
		await engine.settle(...tabs);
	}
	const letGo = engine.log.hold();
	type(tabs[0]!.doc, 'Begins a tick.');
	tabs[0]!.carryUp();
	await engine.quiet();
	return {
		tabs,
		async together() {
			for (const tab of tabs) tab.carryUp();
			letGo();
			await engine.settle(...tabs);
		}
	};
}

/** The text of the n-th paragraph. */
function paragraph(doc: Y.Doc, n: number): Y.XmlText {
	return (rootsOf(doc).body.get(n) as Y.XmlElement).get(0) as Y.XmlText;
}

describe('changes that come together', () => {
	rule(
		'[G11] one that is wrong is refused, and the others enter in their own names',
		{ gate: 'trust-together' },
		async (sabotage) => {
			const engine = new Engine({ sabotage });
			const { tabs, together } = await writers(engine, 4);
			const [one, two, hostile] = tabs;
			type(one!.doc, 'Honest.');
			hostile!.doc.getXmlFragment('default').push([new Y.XmlElement('script')]);
			type(two!.doc, 'Honest too.');
			await together();
			expect(hostile!.why).toBe('invalid-change');
			expect(engine.log.rejected.map(({ code }) => code)).toEqual(['invalid-change']);
			expect([one!.isSaved, two!.isSaved]).toEqual([true, true]);
			expect(textOf(engine.replay())).toBe(textOf(one!.doc));
		}
	);

	test('[G11] they are written as a row for each author, and shown as one change', async () => {
		const engine = new Engine();
		const { tabs, together } = await writers(engine, 6);
		const reader = await engine.tab();
		const before = engine.log.rows(engine.planId).length;
		for (const [i, tab] of tabs.entries()) if (i > 0) paragraph(tab.doc, i).insert(0, `${i} `);
		const opens = engine.log.calls.open;
		await together();
		await engine.settle(reader);
		const rows = engine.log.rows(engine.planId).slice(before);
		expect(rows.flatMap(({ adds }) => adds.map(({ client }) => client)).sort()).toEqual(
			tabs.map(({ doc }) => doc.clientID).sort()
		);
		expect(engine.log.calls.open).toBe(opens);
		for (const { doc } of [reader, ...tabs]) expect(textOf(doc)).toBe(textOf(engine.replay()));
	});

	test('[L5] [G11] words that several take away at once are taken away by one of them, and each is acknowledged', async () => {
		const engine = new Engine();
		const { tabs, together } = await writers(engine, 4);
		const before = engine.log.rows(engine.planId).length;
		paragraph(tabs[1]!.doc, 0).delete(0, 5);
		paragraph(tabs[2]!.doc, 0).delete(3, 6);
		paragraph(tabs[3]!.doc, 0).delete(3, 2);
		await together();
		const deletes = engine.log
			.rows(engine.planId)
			.slice(before)
			.flatMap((row) => row.deletes.map(({ from, to }) => [row.author.id, to - from]));
		expect(deletes.map(([, length]) => length)).toEqual([5, 4]);
		expect(new Set(deletes.map(([author]) => author)).size).toBe(2);
		expect(tabs.every((tab) => tab.isSaved)).toBe(true);
		for (const { doc } of tabs) expect(textOf(doc)).toBe(textOf(engine.replay()));
	});

	test('[L5] [G11] who takes away a block takes away what others have just written in it', async () => {
		const engine = new Engine();
		const { tabs, together } = await writers(engine, 3);
		const before = engine.log.rows(engine.planId).length;
		paragraph(tabs[1]!.doc, 0).insert(0, 'Too late. ');
		rootsOf(tabs[2]!.doc).body.delete(0, 1);
		await together();
		const [, remover] = engine.log.rows(engine.planId).slice(before + 1);
		expect(remover!.deletes.some(({ client }) => client === tabs[1]!.doc.clientID)).toBe(true);
		for (const { doc } of tabs) expect(textOf(doc)).toBe(textOf(engine.replay()));
	});

	test('a share of a document is what one author brought, whatever came before and after', () => {
		const doc = new Y.Doc();
		rootsOf(doc);
		type(doc, 'Before.');
		const before = Y.encodeStateVector(doc);
		const [from, updates] = [Y.getState(doc.store, doc.clientID), [] as Uint8Array[]];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		type(doc, 'The share.');
		paragraph(doc, 0).delete(1, 3);
		const to = Y.getState(doc.store, doc.clientID);
		const { deletions } = scanned(Y.mergeUpdates(updates));
		const share = encodeShare(doc, { additions: new Map([[doc.clientID, { from, to }]]), deletions });
		const copy = new Y.Doc();
		rootsOf(copy);
		const gate = new Gate({
			areaId: 'area' as AreaId,
			planId: 'plan' as PlanId,
			epoch: 1,
			seq: 0,
			state: { seq: 0, bytes: Y.diffUpdate(Y.encodeStateAsUpdate(doc), Y.encodeStateVector(new Y.Doc())) },
			tail: [],
			claims: new Map([[doc.clientID, 'one' as PersonId]])
		});
		expect(gate.knows(share)).toBe(true);
		expect(scanned(share).additions.get(doc.clientID)).toEqual({ from, to });
		expect(Y.decodeStateVector(before).get(doc.clientID)).toBe(from);
	});
});

function scanned(update: Uint8Array) {
	const scan = prescan(update);
	if (isMalformed(scan)) throw new Error(scan.malformed);
	return scan;
}
