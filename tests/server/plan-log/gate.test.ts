import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { writePlan } from '#document/write.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { paragraph } from '#domain/rich-text.ts';
import { templateOf } from '#domain/templates/template.ts';
import { largestChange } from '#protocol/messages.ts';
import { Gate } from '#server/plan-log/gate.ts';
import type { OpenedPlan } from '#server/plan-log/log.ts';
import { isMalformed, prescan } from '#server/plan-log/prescan.ts';
import { rule } from '#tests/server/collab/rule.ts';
import { textOf, type } from '#tests/typing.ts';

const nothing: OpenedPlan = {
	areaId: 'area' as AreaId,
	planId: 'plan' as PlanId,
	epoch: 1,
	seq: 0,
	state: null,
	tail: [],
	claims: new Map()
};
const parent = { id: 'parent' as PersonId, mayEdit: true };
const other = { id: 'other' as PersonId, mayEdit: true };

/** A document of somebody, and the changes they make in it. */
function author(clientID?: number): { doc: Y.Doc; updates: Uint8Array[] } {
	const doc = new Y.Doc();
	if (clientID !== undefined) doc.clientID = clientID;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
		if (transaction.local) updates.push(update);
	});
	return { doc, updates };
}

/** Up to 20 kB below what a document may hold. */
function fill(doc: Y.Doc): void {
	for (let i = 0; i < 262; i++) type(doc, 'x'.repeat(19_900));
}

/** A plan with one quotation that the server has put there. */
function withQuotation(sabotage?: ConstructorParameters<typeof Gate>[1]) {
	const gate = new Gate(nothing, sabotage);
	const { doc, updates } = author();
	const attrs = { id: 'quote', kind: 'inspectors', covers: '', source: 'A report, 5 March 2026' } as const;
	const content = [paragraph('Leaders must act.')];
	writePlan(doc, { ...templateOf('afi'), areas: {}, doc: [{ type: 'callout', attrs, content }] });
	gate.enter(updates[0]!, { ...parent, mayQuote: true });
	return { gate, doc, updates };
}

const quotationIn = (body: Y.XmlFragment) => body.get(0) as Y.XmlElement;
const quoteChanges: readonly ((body: Y.XmlFragment) => void)[] = [
	(body) => ((quotationIn(body).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Some '),
	(body) => ((quotationIn(body).get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 3),
	(body) => ((quotationIn(body).get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 3, { bold: {} }),
	(body) => quotationIn(body).insert(1, [new Y.XmlElement('paragraph')]),
	(body) => quotationIn(body).delete(0, 1),
	(body) => quotationIn(body).setAttribute('source', 'Another report'),
	(body) => quotationIn(body).removeAttribute('source'),
	(body) => quotationIn(body).setAttribute('kind', 'families'),
	(body) => {
		const forged = quotationIn(body).clone() as Y.XmlElement;
		body.push([forged]);
		(forged.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('Never said. ')]);
	},
	(body) => {
		const own = new Y.XmlElement('callout');
		own.setAttribute('kind', 'inspectors');
		body.push([own]);
		own.setAttribute('source', 'A report, 5 March 2026');
	}
];

describe('the gate', () => {
	rule('[G1] who may not edit does not enter', { gate: 'skip-role' }, async ({ gate: sabotage }) => {
		const gate = new Gate(nothing, sabotage);
		const { doc, updates } = author();
		type(doc, 'By a reader.');
		expect(gate.enter(updates[0]!, { ...parent, mayEdit: false })).toMatchObject({
			kind: 'refused',
			code: 'not-allowed'
		});
	});

	test('[G1] an answer that brings nothing new is nothing new, also of somebody who lost the right meanwhile', () => {
		const gate = new Gate(nothing);
		const { doc, updates } = author();
		type(doc, 'Written while they might.');
		gate.enter(updates[0]!, { ...parent, mayEdit: true });
		expect(gate.enter(updates[0]!, { ...parent, mayEdit: false })).toEqual({ kind: 'nothing-new' });
	});

	rule(
		'[G2] what is no sound update never reaches the document',
		{ gate: 'apply-unscanned' },
		async ({ gate: sabotage }) => {
			for (const hostile of [
				new Uint8Array([1, 1, 42, 0, 1, 1, 4, 101, 118, 105, 108, 1, 0]),
				new Uint8Array([9, 9, 9])
			]) {
				const gate = new Gate(nothing, sabotage);
				expect(gate.enter(hostile, parent)).toMatchObject({
					kind: 'refused',
					code: 'invalid-change',
					spoiled: false
				});
			}
		}
	);

	rule(
		'[G9] no edit makes a plan an inspection report, or a report a plan',
		{ gate: 'let-kind-change' },
		async ({ gate: sabotage }) => {
			for (const [from, to] of [
				['afi', 'inspection'],
				['inspection', 'afi']
			] as const) {
				const gate = new Gate(nothing, sabotage);
				const { doc, updates } = author();
				writePlan(doc, templateOf(from));
				expect(gate.enter(updates[0]!, parent)).toMatchObject({ kind: 'entered' });
				rootsOf(doc).meta.set('kind', to);
				expect(gate.enter(updates[1]!, parent)).toMatchObject({ kind: 'refused', code: 'kind-stays' });
			}
		}
	);

	rule(
		'[G10] quoted words are changed by nobody, and nobody makes up a quotation',
		{ gate: 'rewrite-quotes' },
		async ({ gate: sabotage }) => {
			for (const change of quoteChanges) {
				const { gate, doc, updates } = withQuotation(sabotage);
				change(doc.getXmlFragment('default'));
				const verdicts = updates.slice(1).map((update) => gate.enter(update, parent).kind);
				expect(verdicts).toContain('refused');
			}
		}
	);

	test('[G10] a quotation is moved, taken away and brought back by undo, and its areas are chosen', () => {
		const { gate, doc, updates } = withQuotation();
		const body = doc.getXmlFragment('default');
		const quotation = body.get(0) as Y.XmlElement;
		const undo = new Y.UndoManager(body);
		quotation.setAttribute('covers', 'area1');
		const copy = quotation.clone();
		body.push([copy as Y.XmlElement]);
		undo.stopCapturing();
		body.delete(0, 1);
		undo.undo();
		const kinds = updates.slice(1).map((update) => gate.enter(update, parent).kind);
		expect(kinds).toEqual(['entered', 'entered', 'entered', 'entered']);
		expect(gate.doc.getXmlFragment('default').length).toBe(2);
	});

	test('[G10] the server puts other words for quoted ones, and what was said before comes back by no copy', () => {
		const { gate, doc, updates } = withQuotation();
		const body = doc.getXmlFragment('default');
		const older = quotationIn(body).clone() as Y.XmlElement;
		quoteChanges[1]!(body);
		expect(gate.enter(updates[1]!, { ...parent, mayQuote: true })).toMatchObject({ code: 'quoted-words' });
		const anew = withQuotation();
		quoteChanges[1]!(anew.doc.getXmlFragment('default'));
		expect(anew.gate.enter(anew.updates[1]!, { ...parent, mayCorrect: true }).kind).toBe('entered');
		const now = quotationIn(anew.doc.getXmlFragment('default')).clone() as Y.XmlElement;
		anew.doc.getXmlFragment('default').push([now]);
		expect(anew.gate.enter(anew.updates[2]!, parent).kind).toBe('entered');
		anew.doc.getXmlFragment('default').push([older]);
		expect(anew.gate.enter(anew.updates[3]!, parent)).toMatchObject({ code: 'quoted-words' });
	});

	rule(
		'[G3] a client id belongs to the person who first used it',
		{ gate: 'accept-foreign-client' },
		async ({ gate: sabotage }) => {
			const gate = new Gate(nothing, sabotage);
			const victim = author(7);
			type(victim.doc, 'Hers.');
			gate.enter(victim.updates[0]!, parent);
			const forged = author(7);
			Y.applyUpdate(forged.doc, victim.updates[0]!);
			forged.doc.clientID = 7;
			type(forged.doc, 'Not hers.');
			expect(gate.enter(forged.updates[0]!, other)).toMatchObject({ kind: 'behind', code: 'rejoin' });
			expect(textOf(gate.doc)).not.toContain('Not hers.');
			expect(gate.enter(forged.updates[0]!, parent).kind).toBe('entered');
		}
	);

	rule(
		'[G4] a gap, an unknown neighbour and an unknown deletion do not enter',
		{ gate: 'accept-gap' },
		async ({ gate: sabotage }) => {
			const { doc, updates } = author();
			type(doc, 'First.');
			type(doc, 'Second.');
			const elsewhere = author();
			Y.applyUpdate(elsewhere.doc, Y.encodeStateAsUpdate(doc));
			elsewhere.doc.getXmlFragment('default').delete(0, 1);
			type(elsewhere.doc, 'Leans on the second.');
			for (const update of [updates[1]!, ...elsewhere.updates]) {
				const gate = new Gate(nothing, sabotage);
				expect(gate.enter(update, parent)).toMatchObject({ kind: 'behind', code: 'rejoin' });
				expect(gate.doc.store.pendingStructs).toBeNull();
				expect(gate.doc.store.pendingDs).toBeNull();
			}
		}
	);

	rule(
		'[G5] what no plan may hold does not stay',
		{ gate: 'skip-validation' },
		async ({ gate: sabotage }) => {
			const gate = new Gate(nothing, sabotage);
			const { doc, updates } = author();
			doc.getXmlFragment('default').push([new Y.XmlElement('script')]);
			expect(gate.enter(updates[0]!, parent)).toMatchObject({
				kind: 'refused',
				code: 'invalid-change',
				spoiled: true
			});
		}
	);

	rule(
		'[G6] what is logged is what the document took in',
		{ gate: 'log-raw-bytes' },
		async ({ gate: sabotage }) => {
			const gate = new Gate(nothing, sabotage);
			const { doc, updates } = author();
			type(doc, 'Known.');
			gate.enter(updates[0]!, parent);
			const known = gate.clock(doc.clientID);
			type(doc, 'New.');
			const verdict = gate.enter(Y.encodeStateAsUpdate(doc), parent);
			if (verdict.kind !== 'entered') throw new Error(verdict.kind);
			const logged = prescan(verdict.bytes);
			expect(isMalformed(logged) || logged.additions.get(doc.clientID)?.from).toBe(known);
			expect(gate.enter(Y.encodeStateAsUpdate(doc), parent).kind).toBe('nothing-new');
		}
	);

	rule(
		'[G7] neither a change nor the document grows beyond 5 MB, and deleting is always possible',
		{ gate: 'any-size' },
		async ({ gate: sabotage }) => {
			const gate = new Gate(nothing, sabotage);
			const { doc, updates } = author();
			fill(doc);
			for (const update of updates.splice(0)) expect(gate.enter(update, parent).kind).toBe('entered');
			type(doc, 'x'.repeat(10_000));
			type(doc, 'x'.repeat(10_000));
			const [fits, tooMuch] = updates;
			expect(gate.enter(fits!, parent).kind).toBe('entered');
			expect(gate.enter(tooMuch!, parent)).toMatchObject({
				kind: 'refused',
				code: 'plan-full',
				// looked at before it is taken in: building 5 MB anew for each letter would hold up everybody
				spoiled: false
			});
			expect(new Gate(nothing, sabotage).enter(new Uint8Array(largestChange + 1), parent)).toMatchObject({
				code: 'too-big'
			});
		}
	);

	test('[G7] what takes much out may put much in: a full document is replaced by one as long', () => {
		const gate = new Gate(nothing);
		const { doc, updates } = author();
		fill(doc);
		for (const update of updates.splice(0)) gate.enter(update, parent);
		doc.transact(() => {
			doc.getXmlFragment('default').delete(0, 200);
			for (let i = 0; i < 190; i++) type(doc, 'y'.repeat(19_900));
		});
		expect(gate.enter(updates.splice(0)[0]!, parent).kind).toBe('entered');
		doc.transact(() => {
			doc.getXmlFragment('default').delete(0, 1);
			for (let i = 0; i < 90; i++) type(doc, 'z'.repeat(19_900));
		});
		expect(gate.enter(updates[0]!, parent)).toMatchObject({ code: 'plan-full', spoiled: true });
	});

	test('[G7] a full document can be made smaller', () => {
		const gate = new Gate(nothing);
		const { doc, updates } = author();
		fill(doc);
		for (const update of updates.splice(0)) gate.enter(update, parent);
		doc.getXmlFragment('default').delete(0, 100);
		expect(gate.enter(updates[0]!, parent).kind).toBe('entered');
	});

	test('the document keeps still: what it holds is what was entered, formatting marks included', () => {
		const gate = new Gate(nothing);
		const one = author();
		const paragraph = new Y.XmlElement('paragraph');
		const words = new Y.XmlText('one two three');
		paragraph.insert(0, [words]);
		one.doc.getXmlFragment('default').push([paragraph]);
		const two = author();
		Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
		const same = two.doc.getXmlFragment('default').get(0) as Y.XmlElement;
		words.format(0, 7, { bold: {} });
		(same.get(0) as Y.XmlText).format(4, 9, { bold: {} });
		words.format(0, 13, { bold: null });
		const log: Uint8Array[] = [];
		for (const [update, who] of [
			...one.updates.map((update) => [update, parent] as const),
			...two.updates.map((update) => [update, other] as const)
		]) {
			const verdict = gate.enter(update, who);
			if (verdict.kind === 'entered') log.push(verdict.bytes);
		}
		const replay = new Gate({
			...nothing,
			tail: log.map((bytes, index) => ({ seq: index + 1, bytes, clientIds: [], person: parent.id }))
		});
		expect(Y.encodeStateAsUpdate(replay.doc)).toEqual(Y.encodeStateAsUpdate(gate.doc));
		expect(log.length).toBe(one.updates.length + two.updates.length);
	});

	test('whether a title changed is said, for the lists', () => {
		const gate = new Gate(nothing);
		const { doc, updates } = author();
		type(doc, 'Words.');
		doc.getMap('meta').set('title', 'A title');
		const verdicts = updates.map((update) => gate.enter(update, parent));
		expect(verdicts).toMatchObject([{ titlesChanged: false }, { titlesChanged: true }]);
	});
});
