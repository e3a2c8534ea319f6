// How one action or one section came to be: step by step, each the difference between two kept states, with who asked for it.
import type { PlanPart } from '#domain/diff/plan-part.ts';
import { partName } from '#domain/diff/plan-part.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { RowKind } from '#server/plan-log/log.ts';
import type { Sql } from '#server/sql.ts';
import { handsIn, type Hand } from '#server/versions/time-line.ts';
import { pairsOf, type KeptMoment, type Pair } from './pairs.ts';
import { toldSteps, type ToldStep } from './told-steps.ts';
import { whoAsked, type Asked, type Stretch } from './who-asked.ts';

/** So many places at which it may have changed are looked at for one page. */
export const placesAtOnce = 40;

export interface StoryStep {
	/** The state it led to; null for the plan as it is now. */
	readonly to: KeptMoment | null;
	/** The state before; null at the beginning of what was kept. */
	readonly from: KeptMoment | null;
	readonly changes: ToldStep['changes'];
	readonly stood: boolean;
	readonly stands: boolean;
	readonly ways: readonly { readonly way: RowKind; readonly hands: readonly Hand[] }[];
	/** Those who are named wrote somewhere in the plan in that time. */
	readonly anywhere: boolean;
}

export interface Story {
	readonly steps: readonly StoryStep[];
	/** Which of how many stretches of the story this is, from 1 on. */
	readonly chapter: number;
	readonly chapters: number;
	readonly title: string | null;
	/** A version of a newer release was left out. */
	readonly unreadable: boolean;
}

interface Plan {
	readonly areaId: AreaId;
	readonly planId: PlanId;
}

/**
 * One chapter of it, oldest step first; a chapter that is not there is the last one. Comparing is done in `turn`, one of few at a
 * time. Refuses compare-slow and compare-busy.
 */
export async function storyOf(
	sql: Sql,
	plan: Plan,
	part: PlanPart,
	chapterAsked: number,
	turn: <Answer>(work: () => Promise<Answer>) => Promise<Answer> = (work) => work()
): Promise<Story> {
	const { pairs, unreadable } = await pairsOf(sql, plan, partName(part));
	const chapters = Math.max(1, Math.ceil(pairs.length / placesAtOnce));
	const chapter = chapterAsked >= 1 && chapterAsked <= chapters ? chapterAsked : chapters;
	const here = pairs.slice((chapter - 1) * placesAtOnce, chapter * placesAtOnce);
	let head: Promise<{ epoch: number; seq: number }> | null = null;
	const now = async () => {
		const read = await planContent(sql, plan.planId);
		head = Promise.resolve(read);
		return read.content;
	};
	const told = await turn(() => toldSteps(sql, plan.areaId, { part, pairs: here, now }));
	const found = here.flatMap((pair, at) => (told[at]?.changes.length ? [{ pair, step: told[at] }] : []));
	const place = await (head ?? Promise.resolve({ epoch: 0, seq: 0 }));
	const asked = await whoAsked(
		sql,
		plan.planId,
		found.map(({ pair, step }) => stretchOf(pair, step, place))
	);
	const everybody = asked.map(({ by }) => ({ contributors: by }));
	const handsOf = await handsIn(sql, plan.areaId, everybody);
	return {
		steps: found.map(({ pair, step }, at) => ({
			to: pair.is,
			from: pair.was,
			changes: step.changes,
			stood: step.stood,
			stands: step.stands,
			ways: waysOf(asked[at]!).map(({ way, by }) => ({ way, hands: handsOf(by) })),
			anywhere: asked[at]!.anywhere
		})),
		chapter,
		chapters,
		title: told.findLast(({ title }) => title !== null)?.title ?? null,
		unreadable
	};
}

function stretchOf({ was, is }: Pair, { parts }: ToldStep, now: { epoch: number; seq: number }): Stretch {
	const { epoch, seq } = is ?? now;
	return { epoch, after: was?.epoch === epoch ? was.seq : 0, until: seq, parts };
}

function waysOf({ by }: Asked): { way: RowKind; by: Asked['by'] }[] {
	return [...new Set(by.map(({ kind }) => kind))].map((way) => ({
		way,
		by: by.filter(({ kind }) => kind === way)
	}));
}
