import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeAnchor, resolveAnchor, type Anchor } from '#domain/anchor.ts';
import { planWords, rangeOf, type TextRange } from '#domain/anchors/plan-words.ts';
import { emptyMeta, schemaVersion, type PlanContent } from '#domain/plan.ts';
import { actionColumnIds, type ActionRow } from '#domain/action-row.ts';
import { paragraph } from '#domain/rich-text.ts';
import { cell, removeRow, restoreRow } from '#document/action-rows.ts';
import { anchorIn, lookForAnchors } from '#document/anchors/anchors-in.ts';
import { relativePlaces } from '#document/anchors/relative.ts';
import { readPlan } from '#document/read.ts';
import { rootsOf } from '#document/roots.ts';
import { movedTo } from '#document/moved-words.ts';
import { writePlan } from '#document/write.ts';
import { readAnchor } from '#protocol/anchor-schema.ts';

const row = {
	...{ table: 't1', ref: 'A1', rank: 'a1', deletedAt: null, due: null, areas: [], responsible: [] },
	...Object.fromEntries(actionColumnIds.map((column) => [column, []])),
	what: [
		{ type: 'paragraph', attrs: { id: movedTo('r9') } },
		paragraph('Ring every family.'),
		{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('Then write to them.')] }] }
	]
} as unknown as ActionRow;
const content: PlanContent = {
	...{ schema: schemaVersion, meta: emptyMeta, areas: {}, actions: { r1: row } },
	doc: [
		{ type: 'paragraph' },
		paragraph('One two three.'),
		{ type: 'actionTable', attrs: { id: 't1', title: '' } }
	]
};

function plan(): Y.Doc {
	const doc = new Y.Doc();
	rootsOf(doc);
	writePlan(doc, content);
	return doc;
}

function rangeOn(doc: Y.Doc, quote: string): TextRange {
	const words = planWords(readPlan(doc));
	const from = words.all.indexOf(quote);
	const root = words.roots.find((each) => each.start <= from && from < each.end)!;
	return rangeOf({ root, from, to: from + quote.length });
}

describe('relative positions', () => {
	test('say the same range again, in the text and in a cell with an emptied line and a list', () => {
		const doc = plan();
		for (const quote of ['One', 'two', 'three.', 'Ring', 'family.', 'family.Then', 'write to them.']) {
			const range = rangeOn(doc, quote);
			const { actionId, column, from, to } = range;
			const relative = relativePlaces(doc).of(range);
			expect(relative, quote).not.toBeNull();
			const found = relativePlaces(doc).at(relative!);
			expect(found, quote).toEqual({ actionId, column, from, to });
		}
	});

	test('stay with their characters while others type before, behind and between', () => {
		const doc = plan();
		const relative = relativePlaces(doc).of(rangeOn(doc, 'two'))!;
		const text = (rootsOf(doc).body.get(1) as Y.XmlElement).get(0) as Y.XmlText;
		text.insert(7, 'X');
		text.insert(5, 'Y');
		text.insert(4, 'Z');
		expect(text.toDelta()).toEqual([{ insert: 'One ZtYwoX three.' }]);
		expect(relativePlaces(doc).at(relative)).toMatchObject({ from: { offset: 5 }, to: { offset: 9 } });
	});

	test('say nothing when their line is gone, and nothing when they are made up', () => {
		const doc = plan();
		const relative = relativePlaces(doc).of(rangeOn(doc, 'two'))!;
		rootsOf(doc).body.delete(1, 1);
		expect(relativePlaces(doc).at(relative)).toBeNull();
		for (const made of ['', 'AAAA', 'not base 64!', '_'.repeat(200)])
			expect(relativePlaces(doc).at({ relStart: made, relEnd: made })).toBeNull();
		expect(relativePlaces(doc).at({ relStart: null, relEnd: null })).toBeNull();
	});

	test('of what is not there are not made', () => {
		const doc = plan();
		const spot = (line: number, offset: number) => ({ line, offset });
		expect(
			relativePlaces(doc).of({ actionId: 'no', column: 'what', from: spot(0, 0), to: spot(0, 1) })
		).toBeNull();
		expect(
			relativePlaces(doc).of({ actionId: null, column: null, from: spot(9, 0), to: spot(9, 1) })
		).toBeNull();
		expect(
			relativePlaces(doc).of({ actionId: null, column: null, from: spot(0, 0), to: spot(0, 99) })
		).toBeNull();
	});
});

describe('anchors in a live plan', () => {
	const made = (doc: Y.Doc, quote: string): Anchor =>
		anchorIn(doc, { kind: 'text', ...rangeOn(doc, quote), at: null, blockId: null })!;

	test('in a cell are lost with their row and come back with it', () => {
		const doc = plan();
		const anchor = made(doc, 'every family');
		expect(readAnchor(JSON.parse(JSON.stringify(anchor)))).toEqual(anchor);
		expect(anchor).toMatchObject({ actionId: 'r1', column: 'what', blockId: null });
		removeRow(doc, 'r1', new Date('2026-03-05T14:02:00Z'));
		expect(lookForAnchors(doc).resolve(anchor)).toMatchObject({ state: 'detached', place: null });
		restoreRow(doc, 'r1');
		expect(lookForAnchors(doc).resolve(anchor)).toMatchObject({ state: 'anchored', place: { kind: 'text' } });
	});

	test('whose words in a cell are gone still know the cell', () => {
		const doc = plan();
		const anchor = made(doc, 'every family');
		const words = cell(doc, 'r1', 'what');
		words.delete(0, words.length);
		expect(lookForAnchors(doc).resolve(anchor)).toMatchObject({
			state: 'block-only',
			place: { kind: 'cell', actionId: 'r1', column: 'what' }
		});
	});

	test('made on published text are found in the live plan, and the other way round', () => {
		const doc = plan();
		const published = readPlan(doc);
		const onPaper = makeAnchor(published, {
			...{ kind: 'text', ...rangeOn(doc, 'three'), at: null, blockId: null }
		})!;
		expect(onPaper).toMatchObject({ relStart: null, relEnd: null });
		expect(lookForAnchors(doc).resolve(onPaper)).toMatchObject({ state: 'anchored' });
		expect(resolveAnchor(published, made(doc, 'three'))).toMatchObject({ state: 'anchored' });
	});
});
