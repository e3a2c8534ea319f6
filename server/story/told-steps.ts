// What became of one part of a plan, pair by pair, worked out in a process of its own as every comparison is.
import type { PlanPart } from '#domain/diff/plan-part.ts';
import type { AreaId, VersionId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { refuse } from '#domain/refusals.ts';
import { runBounded, type ChildLimits } from '#server/bounded-child.ts';
import type { Db } from '#server/sql.ts';
import type { Pair } from './pairs.ts';

export interface ToldStep {
	readonly changes: readonly { readonly sentence: string; readonly html: string }[];
	/** All that belonged to it then or now, as the log names what was written in. */
	readonly parts: readonly string[];
	readonly stood: boolean;
	readonly stands: boolean;
	/** What it is called, or was when it went; null where it is in neither. */
	readonly title: string | null;
}

export const storyLimits: ChildLimits = {
	milliseconds: 15_000,
	residentBytes: 512 * 1024 * 1024,
	heapMegabytes: 256,
	addressBytes: 4 * 1024 ** 3,
	answerBytes: 16 * 1024 * 1024
};

/** One for each pair. `now` is asked for only when it is needed. Refuses compare-slow. */
export async function toldSteps(
	db: Db,
	areaId: AreaId,
	{ part, pairs, now }: { part: PlanPart; pairs: readonly Pair[]; now: () => Promise<PlanContent> },
	limits = storyLimits
): Promise<ToldStep[]> {
	const texts = await contentsOf(db, areaId, pairs);
	const lines = [JSON.stringify(part)];
	let last: VersionId | null | undefined;
	for (const { was, is } of pairs) {
		const before = was?.id ?? null;
		if (before !== last) lines.push(`=${before === null ? '' : (texts.get(before) ?? '')}`);
		lines.push(`>${is === null ? JSON.stringify(await now()) : (texts.get(is.id) ?? '')}`);
		last = is?.id;
	}
	const end = await runBounded(
		{
			script: 'server/story/story-child.ts',
			readable: ['server/story', 'src/domain', 'src/lib'],
			limits
		},
		Buffer.from(lines.join('\n'))
	);
	if ('answer' in end) return JSON.parse(end.answer.toString('utf8')) as ToldStep[];
	if ('stopped' in end || ('outOfMemory' in end && end.outOfMemory)) refuse('compare-slow');
	throw new Error(
		`The process that tells a story failed: ${'failed' in end ? end.failed : 'it cannot be found'}`
	);
}

/** As text: nobody here needs to understand them, and reading megabytes of JSON would make others wait. */
async function contentsOf(
	db: Db,
	areaId: AreaId,
	pairs: readonly Pair[]
): Promise<ReadonlyMap<VersionId, string>> {
	const ids = new Set(pairs.flatMap(({ was, is }) => [was?.id, is?.id]).filter((id) => id !== undefined));
	const rows = await db<{ id: VersionId; content: string }[]>`
		select id, content::text as content from version where area_id = ${areaId} and id = any(${[...ids]}::text[])`;
	return new Map(rows.map(({ id, content }) => [id, content]));
}
