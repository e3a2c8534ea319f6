// What a decision changed in the plan: one section or action between two states, in a process of its own as every comparison is.
import type { PlanPart } from '#domain/diff/plan-part.ts';
import type { PlanContent } from '#domain/plan.ts';
import { refuse } from '#domain/refusals.ts';
import { runBounded, type ChildLimits } from '#server/bounded-child.ts';

export interface AskedChange {
	readonly part: PlanPart;
	/** Names of states. */
	readonly from: string;
	readonly to: string;
}

export interface ShownPartChange {
	/** What the section or action is called; '' where it is in neither state. */
	readonly title: string;
	/** It is there in the later state. */
	readonly stands: boolean;
	/** Sentences, and under each the words as safe HTML. */
	readonly changes: readonly { readonly sentence: string; readonly html: string }[];
}

const limits: ChildLimits = {
	milliseconds: 15_000,
	residentBytes: 512 * 1024 * 1024,
	heapMegabytes: 256,
	addressBytes: 4 * 1024 ** 3,
	answerBytes: 16 * 1024 * 1024
};

/** One for each that was asked about. Refuses compare-slow. */
export async function changedParts(
	states: Readonly<Record<string, PlanContent>>,
	asked: readonly AskedChange[]
): Promise<ShownPartChange[]> {
	if (asked.length === 0) return [];
	const end = await runBounded(
		{
			script: 'server/themes/changed-part-child.ts',
			readable: ['server/themes', 'src/domain', 'src/lib'],
			limits
		},
		Buffer.from(JSON.stringify({ states, asked }))
	);
	if ('answer' in end) return JSON.parse(end.answer.toString('utf8')) as ShownPartChange[];
	if ('stopped' in end || ('outOfMemory' in end && end.outOfMemory)) refuse('compare-slow');
	throw new Error(`The process that compares failed: ${'failed' in end ? end.failed : 'it cannot be found'}`);
}

/** Reads "row.ID" and "section.ID". */
export function partNamed(name: string | null): PlanPart | null {
	const [kind, id = ''] = (name ?? '').split('.', 2);
	return (kind === 'row' || kind === 'section') && id !== '' ? { kind, id } : null;
}
