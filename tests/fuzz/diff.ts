// A description put into A gives B: two states of a plan, some edits apart (and now and then two plans that have nothing
// in common), are compared, and what the comparison says is carried out on the first.
import { isDeepStrictEqual } from 'node:util';
import { actionColumnIds } from '#domain/action-row.ts';
import { applied } from '#domain/diff/applied.ts';
import { planDifference } from '#domain/diff/plan-difference.ts';
import { wordsIn, type Node, type PlanDifference } from '#domain/diff/difference.ts';
import { planChanges } from '#domain/diff/plan-changes.ts';
import { rowStandings } from '#domain/diff/row-places.ts';
import type { PlanContent } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import { frozen } from '#domain/version.ts';
import { summaryOf } from '#lib/words/changes.ts';
import { Chance, seededIds } from '#tests/random.ts';
import { editAnything } from './diff/edits.ts';
import { somePlan } from './diff/some-plan.ts';

interface Given {
	readonly seed: number;
	/** How many pairs. */
	readonly size: number;
	/** What a wrong comparison does to a description: the fuzz must see it. */
	readonly sabotage?: (difference: PlanDifference) => PlanDifference;
}

type Figures = { pairs: number; wrong: number };

export function run({ seed, size, sabotage = (difference) => difference }: Given): Promise<{
	figures: Figures;
	held: boolean;
}> {
	const figures: Figures = { pairs: 0, wrong: 0 };
	for (; figures.pairs < size; figures.pairs++) {
		const fault = faultOfPair(seed + figures.pairs, sabotage);
		if (fault === null) continue;
		figures.wrong++;
		if (figures.wrong <= 3) console.log(`pair of seed ${seed + figures.pairs}: ${fault}`);
	}
	return Promise.resolve({ figures, held: figures.wrong === 0 });
}

/** What is wrong with the comparison of the pair of this seed; null when nothing is. */
function faultOfPair(seed: number, sabotage: (difference: PlanDifference) => PlanDifference): string | null {
	const chance = new Chance(seed);
	const letGo = seededIds(chance);
	try {
		const was = frozen(somePlan(chance));
		const is = frozen(chance.percent(5) ? somePlan(chance) : edited(was, chance));
		const there = applied(was, sabotage(planDifference(was, is)));
		if (!isDeepStrictEqual(there, is)) return 'the other state did not come out';
		const back = applied(is, planDifference(is, was));
		if (!isDeepStrictEqual(back, was)) return 'the way back did not come out';
		return faultInWords(was, is);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	} finally {
		letGo();
	}
}

/** Whatever a reader can see that is otherwise has a sentence; what cannot be seen has none. */
function faultInWords(was: PlanContent, is: PlanContent): string | null {
	const told = summaryOf(planChanges(was, is));
	if (told.some((sentence) => /undefined|null|NaN|“”|^\W*$/.test(sentence)))
		return `it says ${told.join(' ')}`;
	if (told.length === 0 && seenIn(was) !== seenIn(is)) return 'a difference that nobody is told of';
	return null;
}

/** Every word a reader meets, in order. */
function seenIn(plan: PlanContent): string {
	const rows = [...rowStandings(plan)]
		.sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
		.map(([id, { table }]) => {
			const row = plan.actions[id]!;
			const cells = actionColumnIds.map((column) => plainText(row[column]).trim());
			return { table, seen: [row.ref.trim(), row.due, ...cells] };
		});
	const shown = plan.doc.map((block) =>
		block.type === 'actionTable'
			? [block.attrs.title.trim(), rows.filter(({ table }) => table === block.attrs.id)]
			: wordsIn(block as Node).trim()
	);
	return JSON.stringify([plan.meta, shown.filter((words) => words !== '')]);
}

function edited<Plan extends ReturnType<typeof somePlan>>(plan: Plan, chance: Chance): Plan {
	let next = plan;
	for (let edits = 1 + chance.below(8); edits > 0; edits--) next = editAnything(next, chance) as Plan;
	return next;
}
