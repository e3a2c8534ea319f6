import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addRow, moveRow, removeRow, setDue } from '#document/action-rows.ts';
import { acceptedInto } from '#document/proposals/accepted.ts';
import { suggestedOn } from '#document/proposals/keyed-plan.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { elementFor, writePlan } from '#document/write.ts';
import { emptyMeta, schemaVersion, type Block } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';

const line = (id: string, text: string): Block => ({ ...paragraph(text), attrs: { id } });

function plan(): Y.Doc {
	const doc = new Y.Doc();
	const cells = Object.fromEntries(
		actionColumnIds.map((column) => [column, [paragraph(`Words of ${column}.`)]])
	);
	const row = {
		table: 't',
		rank: 'a1',
		ref: '',
		deletedAt: null,
		due: null,
		areas: [],
		responsible: [],
		...cells
	};
	writePlan(doc, {
		schema: schemaVersion,
		meta: { ...emptyMeta, title: 'A plan' },
		areas: {},
		doc: [
			line('one', 'Families wait too long for an answer.'),
			line('two', 'We will ring each family within a week of hearing from them.'),
			line('three', 'Schools take part in it.'),
			{ type: 'actionTable', attrs: { id: 't', title: 'Actions' } }
		],
		actions: { r1: row as unknown as ActionRow, r2: { ...(row as unknown as ActionRow), rank: 'a2' } }
	});
	return doc;
}

function copy(of: Y.Doc): Y.Doc {
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(of));
	return doc;
}

const at = (doc: Y.Doc, index: number) => rootsOf(doc).body.get(index) as Y.XmlElement;
const text = (doc: Y.Doc, index: number) => at(doc, index).get(0) as Y.XmlText;
const ops = (fork: Y.Doc, base: Y.Doc) => suggestedOn(fork, base).map((part) => part.map(({ op }) => op));

describe('what somebody did on a copy', () => {
	test('nothing is no suggestion', () => {
		const base = plan();
		expect(suggestedOn(copy(base), base)).toEqual([]);
	});

	test('words in two places are two parts', () => {
		const base = plan();
		const fork = copy(base);
		text(fork, 0).insert(0, 'Today ');
		((rootsOf(fork).actions.get('r1') as Y.Map<Y.XmlFragment>).get('m3')!.get(0) as Y.XmlElement)
			.get(0)
			.toString();
		text(fork, 2).delete(0, 8);
		expect(ops(fork, base)).toEqual([['text'], ['text']]);
	});

	test('a paragraph that was split is one part, and so is one that was moved or made a heading', () => {
		const base = plan();
		const split = copy(base);
		split.transact(() => {
			const words = text(split, 1);
			words.delete(24, words.length - 24);
			rootsOf(split).body.insert(2, [elementFor(line('new', 'within a week of hearing from them.'))]);
		});
		expect(ops(split, base)).toEqual([['text', 'insert-after']]);

		const moved = copy(base);
		moved.transact(() => {
			rootsOf(moved).body.delete(0, 1);
			rootsOf(moved).body.insert(2, [elementFor(line('one', 'Families wait too long for an answer.'))]);
		});
		expect(ops(moved, base)).toEqual([['insert-after', 'delete']]);

		const retyped = copy(base);
		retyped.transact(() => {
			rootsOf(retyped).body.delete(0, 1);
			const attrs = { id: 'one', ref: '', level: 2 };
			rootsOf(retyped).body.insert(0, [
				elementFor({
					type: 'heading',
					attrs,
					content: paragraph('Families wait too long for an answer.').content!
				})
			]);
		});
		const [part] = suggestedOn(retyped, base);
		expect(part?.map(({ op }) => op)).toEqual(['insert-after', 'delete']);
		const { doc, fit } = acceptedInto(Y.encodeStateAsUpdate(base), part!);
		expect(fit).toBe('fits');
		expect(readPlan(doc).doc).toEqual(readPlan(retyped).doc);
	});

	test('rows come, go, move and get a date, each by itself; one that came and went again is nothing', () => {
		const base = plan();
		const fork = copy(base);
		const id = addRow(fork, { table: 't', content: { what: [paragraph('New.')] } });
		removeRow(fork, addRow(fork, { table: 't' }), new Date(0));
		setDue(fork, 'r1', '2027-01-01');
		moveRow(fork, 'r2', { after: null });
		expect(ops(fork, base).flat().sort()).toEqual(['action.insert', 'action.set', 'action.set']);
		for (const part of suggestedOn(fork, base)) {
			const { fit, doc } = acceptedInto(Y.encodeStateAsUpdate(base), part);
			expect(fit).toBe('fits');
			if (part[0]!.op === 'action.insert') expect(readPlan(doc).actions[id]?.deletedAt).toBeNull();
		}
	});

	test('an empty line at the end, and a name that a block was given, are nothing to suggest', () => {
		const base = plan();
		const fork = copy(base);
		rootsOf(fork).body.push([elementFor(line('end', ''))]);
		at(fork, 0).setAttribute('guide', 'hint');
		expect(suggestedOn(fork, base)).toEqual([]);
	});
});

describe('taking a part', () => {
	test('writes nothing that is there already', () => {
		const base = plan();
		const fork = copy(base);
		text(fork, 0).insert(0, 'Today ');
		const [part] = suggestedOn(fork, base);
		const { update, fit } = acceptedInto(Y.encodeStateAsUpdate(fork), part!);
		expect([update, fit]).toEqual([null, 'in-already']);
	});

	test('says what is gone and what has changed, and leaves the plan as it is', () => {
		const base = plan();
		const fork = copy(base);
		text(fork, 0).insert(0, 'Today ');
		text(fork, 1).insert(0, 'Soon ');
		const [first, second] = suggestedOn(fork, base);
		const now = copy(base);
		text(now, 1).insert(0, 'Perhaps ');
		rootsOf(now).body.delete(0, 1);
		const state = Y.encodeStateAsUpdate(now);
		for (const [part, fit] of [
			[first, 'gone'],
			[second, 'changed']
		] as const) {
			const accepted = acceptedInto(state, part!);
			expect([accepted.fit, accepted.update]).toEqual([fit, null]);
			expect(readPlan(accepted.doc)).toEqual(readPlan(now));
		}
	});

	test('of a new row needs its table', () => {
		const base = plan();
		const fork = copy(base);
		addRow(fork, { table: 't' });
		const now = copy(base);
		rootsOf(now).body.delete(3, 1);
		expect(acceptedInto(Y.encodeStateAsUpdate(now), suggestedOn(fork, base)[0]!).fit).toBe('gone');
	});
});
