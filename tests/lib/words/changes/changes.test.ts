import { describe, expect, test } from 'vitest';
import { planChanges } from '#domain/diff/plan-changes.ts';
import { applied } from '#domain/diff/applied.ts';
import { planDifference } from '#domain/diff/plan-difference.ts';
import { frozen } from '#domain/version.ts';
import { summaryOf } from '#lib/words/changes.ts';
import { aPlan, type Change, type Pair } from './a-plan.ts';
import { laterPairs, pairsOfCells, pairsOfMuch, pairsOfRows } from './pairs-of-actions.ts';
import { pairsOfText, pairsOfTitles } from './pairs-of-text.ts';

/** A description is never longer than this for each edit. */
const mostForAnEdit = 1.5;

function expectSentences(before: Change, change: Change, edits: number, sentences: readonly string[]): void {
	const was = frozen(before(aPlan()));
	const is = frozen(change(was));
	const told = summaryOf(planChanges(was, is));
	expect(told).toEqual(sentences);
	expect(told.length).toBeLessThanOrEqual(edits * mostForAnEdit);
	expect(applied(was, planDifference(was, is))).toEqual(is);
}

describe.each<[string, readonly Pair[]]>([
	['titles and sections', pairsOfTitles],
	['text', pairsOfText],
	['actions', pairsOfRows],
	['cells', pairsOfCells],
	['much at once', pairsOfMuch]
])('%s', (_, pairs) => {
	test.each(pairs)('%s', (_, edits, change, sentences) => {
		expectSentences((plan) => plan, change, edits, sentences);
	});
});

describe('of a plan in which something happened before', () => {
	test.each(laterPairs)('$name', ({ edits, before, change, sentences }) => {
		expectSentences(before, change, edits, sentences);
	});
});

test('the corpus has at least 60 pairs', () => {
	const all = [pairsOfTitles, pairsOfText, pairsOfRows, pairsOfCells, pairsOfMuch, laterPairs];
	expect(all.flat().length).toBeGreaterThanOrEqual(60);
});
