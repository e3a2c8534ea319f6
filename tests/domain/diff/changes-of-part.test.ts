// The story of one part is a part of the whole story: nothing of it is left out, and nothing of others comes in.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesOfPart, partsWithin, withoutPart } from '#domain/diff/changes-of-part.ts';
import { partsChanged } from '#domain/diff/parts-changed.ts';
import { planChanges } from '#domain/diff/plan-changes.ts';
import { planDifference } from '#domain/diff/plan-difference.ts';
import { partName, spansOf, type PlanPart } from '#domain/diff/plan-part.ts';
import type { PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';
import { summaryOf } from '#lib/words/changes.ts';
import { anyPlanContent } from '#tests/factories.ts';
import { aPlan } from '#tests/lib/words/changes/a-plan.ts';
import {
	laterPairs,
	pairsOfCells,
	pairsOfMuch,
	pairsOfRows
} from '#tests/lib/words/changes/pairs-of-actions.ts';
import { pairsOfText, pairsOfTitles } from '#tests/lib/words/changes/pairs-of-text.ts';

const corpus = [
	...[pairsOfTitles, pairsOfText, pairsOfRows, pairsOfCells, pairsOfMuch].flatMap((pairs) =>
		pairs.map(([name, , change]) => ({ name, was: frozen(aPlan()), is: frozen(change(frozen(aPlan()))) }))
	),
	...laterPairs.map(({ name, before, change }) => {
		const was = frozen(before(aPlan()));
		return { name, was, is: frozen(change(was)) };
	})
];

const rowsOf = (...plans: PlanContent[]): PlanPart[] =>
	[...new Set(plans.flatMap(({ actions }) => Object.keys(actions)))].map((id) => ({ kind: 'row', id }));
const sectionsOf = (...plans: PlanContent[]): PlanPart[] =>
	[...new Set(plans.flatMap(({ doc }) => [...spansOf(doc).keys()]))].map((id) => ({ kind: 'section', id }));
const partsOf = (...plans: PlanContent[]) => [...rowsOf(...plans), ...sectionsOf(...plans)];
const changedIn = (was: PlanContent, is: PlanContent) => {
	const difference = planDifference(was, is);
	return partsChanged(was, is, difference, planChanges(was, is, difference));
};

describe('a version names every part that has a story to tell', () => {
	test.each(corpus)('$name', ({ was, is }) => {
		const named = changedIn(was, is);
		for (const part of partsOf(was, is))
			if (changesOfPart(was, is, part).length > 0) expect(named).toContain(partName(part));
	});

	test('of any two plans; of two that are the same it names none', () => {
		fc.assert(
			fc.property(anyPlanContent(), anyPlanContent(), (one, other) => {
				const [was, is] = [frozen(one), frozen(other)];
				const named = changedIn(was, is);
				for (const part of partsOf(was, is))
					if (changesOfPart(was, is, part).length > 0) expect(named).toContain(partName(part));
				expect(changedIn(was, was)).toEqual([]);
			}),
			{ numRuns: 30 }
		);
	});
});

describe('what is told of a plan is told in the stories of its parts, in the same words', () => {
	test.each(corpus)('$name', ({ was, is }) => {
		const stories = partsOf(was, is).flatMap((part) => changesOfPart(was, is, part));
		const told = stories.flatMap((each) => summaryOf([each]));
		for (const change of planChanges(was, is)) {
			// the plan as a whole, and what stands before the first heading, are in no part
			if (change.kind === 'plan' || change.kind === 'area' || change.section === null) continue;
			expect(told).toContain(summaryOf([change])[0]);
		}
	});
});

describe('the story of an action', () => {
	test('is silent where only others changed, and tells of a table that was taken away with it', () => {
		const was = frozen(aPlan());
		const [first, second] = Object.keys(was.actions) as [string, string];
		const changed = {
			...was,
			actions: { ...was.actions, [second]: { ...was.actions[second]!, due: '2031-02-01' } }
		};
		expect(changesOfPart(was, changed, { kind: 'row', id: first })).toEqual([]);
		expect(changesOfPart(was, changed, { kind: 'row', id: second })).toHaveLength(1);
		const { table } = was.actions[first]!;
		const gone = {
			...was,
			doc: was.doc.filter((block) => block.type !== 'actionTable' || block.attrs.id !== table)
		};
		expect(summaryOf(changesOfPart(was, gone, { kind: 'row', id: first })).join()).toMatch(/was removed/);
		expect(summaryOf(changesOfPart(gone, was, { kind: 'row', id: first })).join()).toMatch(/brought back/);
	});

	test('begins with all of it, when there was nothing before', () => {
		const is = frozen(aPlan());
		for (const part of partsOf(is)) {
			const without = withoutPart(is, part);
			expect(changesOfPart(without, is, part).length).toBeGreaterThan(0);
			expect(partsWithin(without, part)).toEqual([]);
			expect(partsWithin(is, part)).toContain(partName(part));
		}
	});
});
