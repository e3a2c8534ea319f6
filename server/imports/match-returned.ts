// What an edited file suggests, beside the plan as it was when the file was made. Long files are a lot of comparing, so it is done in a
// process of its own, within limits, and what it says is checked.
import * as v from 'valibot';
import { isHunk } from '#document/proposals/well-formed.ts';
import type { Told } from '#document/returned/told.ts';
import type { ReturnedFile } from '#domain/exports/returned.ts';
import type { Hunk } from '#domain/hunks.ts';
import type { PlanContent } from '#domain/plan.ts';
import type { Part } from '#domain/proposals/hunks-between.ts';
import { refuse } from '#domain/refusals.ts';
import { runBounded } from '#server/bounded-child.ts';
import { readingLimits } from './ask-child.ts';

export interface Matched {
	/** The plan as it was, and as the file would have it: for comparing, which shows every word as a word. */
	readonly base: PlanContent;
	readonly content: PlanContent;
	readonly parts: readonly Part[];
	readonly told: Told;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.array(v.string());
const isContent = (value: unknown): value is PlanContent =>
	typeof value === 'object' && value !== null && 'doc' in value && 'actions' in value;
const schema = v.strictObject({
	base: v.custom<PlanContent>(isContent),
	content: v.custom<PlanContent>(isContent),
	parts: v.array(v.array(v.custom<Hunk>(isHunk))),
	told: v.strictObject({
		movedRows: names,
		movedBlocks: count,
		unsureRows: names,
		quotations: count,
		missingTables: names
	})
});

/** Refuses back-slow when it takes too long. `state` is the plan of then as one update. */
export async function matchReturned(
	state: Uint8Array,
	file: ReturnedFile,
	now = new Date()
): Promise<Matched> {
	const input = { state: Buffer.from(state).toString('base64'), file, now: now.toISOString() };
	const end = await runBounded(
		{
			script: 'server/imports/match-child.ts',
			readable: ['server/imports', 'src/domain', 'src/document', 'node_modules'],
			limits: readingLimits
		},
		Buffer.from(JSON.stringify(input))
	);
	if ('answer' in end) return v.parse(schema, JSON.parse(end.answer.toString('utf8')));
	if ('stopped' in end || ('outOfMemory' in end && end.outOfMemory)) refuse('back-slow');
	throw new Error(
		`The process that compares a file failed: ${'failed' in end ? end.failed : 'it cannot be found'}`
	);
}
