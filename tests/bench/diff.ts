// How long it takes to say what changed between two states of a plan of 18,000 words and 300 actions, and how long the usual
// way of other editors (recreateTransform) takes on the same words. Timings are measured here, never asserted.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { applied } from '#domain/diff/applied.ts';
import { planDifference } from '#domain/diff/plan-difference.ts';
import { planChanges } from '#domain/diff/plan-changes.ts';
import type { PlanContent } from '#domain/plan.ts';
import { frozen } from '#domain/version.ts';
import { comparisonOf } from '#lib/plan-html/comparison.ts';
import { summaryOf } from '#lib/words/changes.ts';
import { isDeepStrictEqual } from 'node:util';
import { asProseMirror } from './diff/as-prosemirror.ts';
import { aLongPlan, editsOf, wordsOfPlan } from './diff/long-plan.ts';
import { installed } from './peers/installed.ts';

const rounds = 7;
/** Sixty seconds are enough to know. */
const patience = 60_000;

export function run(): Promise<{ figures: Record<string, number>; held: boolean }> {
	const was = frozen(aLongPlan());
	const { edits, plan } = editsOf(was);
	const is = frozen(plan);
	const another = frozen(aLongPlan('other'));
	const sentences = summaryOf(planChanges(was, is)).length;
	const figures: Record<string, number> = {
		words: wordsOfPlan(was),
		edits,
		sentences,
		oursMs: median(() => planDifference(was, is)),
		oursWithPageMs: median(() => comparisonOf(was, is)),
		whollyDifferentMs: median(() => comparisonOf(was, another)),
		...theirs(was, is)
	};
	console.log(
		`${figures.words} words, ${edits} edits: ${figures.oursWithPageMs} ms for ${sentences} sentences and every word` +
			(figures.theirsMs ? `; recreateTransform ${figures.theirsMs} ms` : '')
	);
	const right = isDeepStrictEqual(applied(was, planDifference(was, is)), is);
	return Promise.resolve({
		figures,
		held: right && figures.oursWithPageMs! <= 1_000 && sentences <= edits * 1.5
	});
}

function median(act: () => unknown): number {
	const times = Array.from({ length: rounds }, () => {
		const begun = performance.now();
		act();
		return performance.now() - begun;
	});
	return Math.round(times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!);
}

/** The same words as one ProseMirror document, in a process of its own; when it does not end, that is what is said. */
function theirs(was: PlanContent, is: PlanContent): Record<string, number> {
	const folder = installed('recreate-transform');
	const { stdout, stderr, status, signal } = spawnSync(process.execPath, [path.join(folder, 'server.js')], {
		input: JSON.stringify([asProseMirror(was), asProseMirror(is)]),
		encoding: 'utf8',
		timeout: patience,
		maxBuffer: 1e8
	});
	if (signal) return { theirsMs: patience, theirsEnded: 0 };
	if (status !== 0) throw new Error(`recreateTransform failed: ${stderr.slice(-600)}`);
	const { ms, steps } = JSON.parse(stdout) as { ms: number; steps: number };
	return { theirsMs: ms, theirsSteps: steps, theirsEnded: 1 };
}
