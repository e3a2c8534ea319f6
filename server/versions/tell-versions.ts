// Saying of each version what it brought, and which parts of the plan it changed, once: a time line of thousands is then only
// read. It is told beside the version before it; when that one goes, or another comes between, it is told anew.
import type { Brought } from '#domain/diff/brought.ts';
import type { PlanId, VersionId } from '#domain/ids.ts';
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import { runBounded, type ChildLimits } from '#server/bounded-child.ts';
import type { Sql } from '#server/sql.ts';
import { contributorsBetween } from './contributors.ts';

/** Starting a process takes longer than most comparisons, so some are done in one. */
const atOnce = 8;

const tellingLimits: ChildLimits = {
	milliseconds: 20_000,
	residentBytes: 512 * 1024 * 1024,
	heapMegabytes: 256,
	addressBytes: 4 * 1024 ** 3,
	answerBytes: 4 * 1024 * 1024
};

interface Told {
	readonly brought: Brought;
	readonly parts: readonly string[];
}

/** Among the parts of a version of which nobody can say what it changed. */
export const anyPart = '*';

interface Untold {
	readonly id: VersionId;
	readonly planId: PlanId;
	readonly epoch: number;
	readonly seq: number;
	readonly schema: number;
	readonly before: VersionId | null;
	readonly beforeSeq: number | null;
	readonly beforeSchema: number | null;
}

/** Tells of some versions that nobody has told of yet, of one plan or of all. Answers how many: 0, there are none left. */
export async function tellVersions(sql: Sql, planId: PlanId | null = null): Promise<number> {
	const untold = await sql<Untold[]>`
		select v.id, v.plan_id as "planId", v.epoch, v.seq, v.schema, b.id as before, b.schema as "beforeSchema",
			case when b.epoch = v.epoch then b.seq end as "beforeSeq"
		from version v left join lateral (
			select id, epoch, seq, schema from version b
			where b.plan_id = v.plan_id
				and (b.epoch, b.seq, b.made_at, b.id) < (v.epoch, v.seq, v.made_at, v.id)
			order by b.epoch desc, b.seq desc, b.made_at desc, b.id desc limit 1) b on true
		where (v.brought is null or v.parts is null) ${planId === null ? sql`` : sql`and v.plan_id = ${planId}`}
		order by v.plan_id, v.epoch, v.seq limit ${atOnce}`;
	if (untold.length === 0) return 0;
	const comparable = untold.filter(
		({ before, schema, beforeSchema }) => before && Math.max(schema, beforeSchema ?? 0) <= schemaVersion
	);
	const told = await toldTogether(sql, comparable);
	for (const one of untold) await keep(sql, one, told.get(one.id) ?? ofItself(one));
	return untold.length;
}

function ofItself({ before }: Untold): Told {
	return { brought: before === null ? { first: true } : { unknown: true }, parts: [anyPart] };
}

/** All in one process; when that fails each in its own, so that one cannot stand in the way of the others. */
async function toldTogether(sql: Sql, some: readonly Untold[]): Promise<ReadonlyMap<VersionId, Told>> {
	if (some.length === 0) return new Map();
	const contents = new Map(
		(
			await sql<{ id: VersionId; content: PlanContent }[]>`
				select id, content from version
				where id = any(${some.flatMap(({ id, before }) => (before ? [id, before] : []))}::text[])`
		).map(({ id, content }) => [id, content])
	);
	// one may have been thinned away a moment ago: it is told next time
	const whole = some.filter(({ id, before }) => contents.has(id) && before !== null && contents.has(before));
	const pairs = whole.map(({ id, before }) => ({ was: contents.get(before!)!, is: contents.get(id)! }));
	const told = await toldOf(pairs);
	if (told) return new Map(whole.map(({ id }, at) => [id, told[at]!]));
	if (some.length === 1) return new Map();
	const alone = new Map<VersionId, Told>();
	for (const one of whole) for (const [id, each] of await toldTogether(sql, [one])) alone.set(id, each);
	return alone;
}

/** Null when it takes too long, or more memory than there is for it. */
async function toldOf(pairs: readonly { was: PlanContent; is: PlanContent }[]): Promise<Told[] | null> {
	const end = await runBounded(
		{
			script: 'server/versions/brought-child.ts',
			readable: ['server/versions', 'src/domain', 'src/lib'],
			limits: tellingLimits
		},
		Buffer.from(JSON.stringify(pairs))
	);
	if ('answer' in end) return JSON.parse(end.answer.toString('utf8')) as Told[];
	if ('stopped' in end || ('outOfMemory' in end && end.outOfMemory)) return null;
	throw new Error(`The process that compares failed: ${'failed' in end ? end.failed : 'it cannot be found'}`);
}

async function keep(
	sql: Sql,
	{ id, planId, epoch, seq, before, beforeSeq }: Untold,
	{ brought, parts }: Told
): Promise<void> {
	const contributors = await contributorsBetween(sql, { planId, epoch, after: beforeSeq ?? 0, until: seq });
	// unless another version came between meanwhile, or the one before went: then it is told next time
	await sql`
		update version v set brought = ${sql.json(JSON.parse(JSON.stringify(brought)) as never)},
			parts = ${[...parts]}::text[], contributors = ${sql.json(contributors.map((one) => ({ ...one })))}
		where v.id = ${id} and ${before}::text is not distinct from (
			select b.id from version b where b.plan_id = v.plan_id
				and (b.epoch, b.seq, b.made_at, b.id) < (v.epoch, v.seq, v.made_at, v.id)
			order by b.epoch desc, b.seq desc, b.made_at desc, b.id desc limit 1)`;
}
