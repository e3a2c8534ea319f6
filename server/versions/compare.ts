// Comparing is arithmetic, and of two long plans a lot of it: it is done in a process of its own, within limits, so that the
// pages of everybody else do not wait. (A worker thread was tried: when its memory is full, it takes the server with it.)
import { refuse } from '#domain/refusals.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Comparison } from '#lib/plan-html/comparison.ts';
import { runBounded, type ChildLimits } from '#server/bounded-child.ts';

/** Two plans of 18,000 words take about a second, most of it for starting; this is what two that are no plans may take. */
export const comparingLimits: ChildLimits = {
	milliseconds: 10_000,
	residentBytes: 512 * 1024 * 1024,
	heapMegabytes: 256,
	addressBytes: 4 * 1024 ** 3,
	answerBytes: 16 * 1024 * 1024
};

/** Refuses compare-slow when it takes too long, or more memory than there is for it. */
export async function compare(
	was: PlanContent,
	is: PlanContent,
	limits = comparingLimits
): Promise<Comparison> {
	const end = await runBounded(
		{
			script: 'server/versions/compare-child.ts',
			readable: ['server/versions', 'src/domain', 'src/lib'],
			limits
		},
		Buffer.from(JSON.stringify({ was, is }))
	);
	if ('answer' in end) return JSON.parse(end.answer.toString('utf8')) as Comparison;
	if ('stopped' in end || ('outOfMemory' in end && end.outOfMemory)) refuse('compare-slow');
	throw new Error(`The process that compares failed: ${'failed' in end ? end.failed : 'it cannot be found'}`);
}
