// A file on its way to becoming a plan: read and kept, looked at, then brought in or left. Nothing is a plan before.
import { createHash } from 'node:crypto';
import type { Group } from '#domain/groups.ts';
import { newId, type AreaId, type Id, type PersonId, type PlanId } from '#domain/ids.ts';
import { longestTitle } from '#document/schema.ts';
import type { Block, Callout, PlanContent } from '#domain/plan.ts';
import { refuse } from '#domain/refusals.ts';
import { plainText } from '#domain/rich-text.ts';
import { audit } from '#server/audit.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';
import { checkedReading } from './reading-schema.ts';
import type { Reading } from './reading.ts';
import { printable } from './word/part-words.ts';
import { readFile, type PlanFile } from './read-file.ts';

export type ImportJobId = Id<'import-job'>;

export interface ImportJob {
	readonly id: ImportJobId;
	readonly fileName: string;
	readonly madeAt: Date;
	/** The plan it became, when somebody has brought it in. */
	readonly planId: PlanId | null;
	readonly reading: Reading;
}

/** Files that nobody brought in are kept so long. */
export const keptDays = 7;

/**
 * Reads a file or pasted words and keeps them with their reading until somebody has looked. Refuses what cannot or must not be read; then
 * nothing is kept.
 */
export async function startImport(
	db: Db,
	by: { readonly areaId: AreaId; readonly personId: PersonId },
	file: PlanFile
): Promise<ImportJobId> {
	const name = printable(file.name).slice(0, 200).toWellFormed();
	const reading = titled(await readFile(file), name);
	const id = newId<'import-job'>();
	const hash = createHash('sha256').update(file.bytes).digest('hex');
	await db`
		insert into import_job (area_id, id, file_name, file_hash, file, reading, person_id)
		values (${by.areaId}, ${id}, ${name}, ${hash}, ${Buffer.from(file.bytes)},
			${JSON.stringify(reading, storable)}::text::jsonb, ${by.personId})`;
	return id;
}

/** PostgreSQL's jsonb refuses half a surrogate pair, which is what cutting a long title may leave. */
function storable(_key: string, value: unknown): unknown {
	return typeof value === 'string' ? value.toWellFormed() : value;
}

/** Deletes files that nobody brought in in time: the page promised it. */
export async function sweepImports(db: Db): Promise<void> {
	await db`delete from import_job where plan_id is null and made_at < now() - make_interval(days => ${keptDays})`;
}

/** A plan without a title in the file is called like the file. */
function titled(reading: Reading, fileName: string): Reading {
	if (reading.content.meta.title !== '') return reading;
	const title = fileName
		.replace(/\.(docx|txt|md|markdown|x?html?)$/i, '')
		.replaceAll('_', ' ')
		.trim()
		.slice(0, longestTitle);
	return { ...reading, content: { ...reading.content, meta: { ...reading.content.meta, title } } };
}

/** A file and what was understood of it; null when this area has no such file. */
export async function importJob(db: Db, areaId: AreaId, jobId: string): Promise<ImportJob | null> {
	const [row] = await db<
		{ id: ImportJobId; fileName: string; madeAt: Date; planId: PlanId | null; reading: unknown }[]
	>`
		select id, file_name as "fileName", made_at as "madeAt", plan_id as "planId", reading
		from import_job where area_id = ${areaId} and id = ${jobId}`;
	return row ? { ...row, reading: checkedReading(row.reading) } : null;
}

/** The boxes of a plan whose words are somebody else's and can still be changed. */
export function boxesToProtect({ meta, doc }: PlanContent): number {
	return meta.kind === 'inspection' ? 0 : doc.filter(isOpenQuote).length;
}

/** A box of what families or inspectors said that says no source yet. */
function isOpenQuote(block: Block): block is Callout {
	if (block.type !== 'callout' || block.attrs.kind === 'impact' || block.attrs.source) return false;
	return plainText(block.content ?? []).trim() !== '';
}

/** The same content with the words of others protected. */
function quoted(content: PlanContent, source: string): PlanContent {
	if (boxesToProtect(content) === 0) return content;
	const doc = content.doc.map((block) =>
		isOpenQuote(block) ? { ...block, attrs: { ...block.attrs, source } } : block
	);
	return { ...content, doc };
}

/**
 * Brings a file in as a plan, with everything that was not understood beside it, in one transaction. Who brings it in leads
 * it. Doing it twice gives the same plan. With a `source` nobody changes what families and inspectors said in it. Refuses not-found.
 */
export async function takeImport(
	sql: Sql,
	areaId: AreaId,
	jobId: string,
	person: { readonly id: PersonId; readonly group: Group },
	source: string | null = null
): Promise<PlanId> {
	return sql.begin(async (tx) => {
		await tx`select 1 from import_job where area_id = ${areaId} and id = ${jobId} for update`;
		const job = await importJob(tx, areaId, jobId);
		if (!job) refuse('not-found');
		if (job.planId) return job.planId;
		const planId = newId<'plan'>();
		await tx`insert into plan (area_id, id, created_by) values (${areaId}, ${planId}, ${person.id})`;
		await tx`insert into membership (area_id, person_id, plan_id, role) values (${areaId}, ${person.id}, ${planId}, 'lead')`;
		const content = source === null ? job.reading.content : quoted(job.reading.content, source);
		await startPlanLog(tx, { areaId, planId }, content, { ...person, role: 'lead' });
		await audit(tx, { areaId, personId: person.id, what: 'plan-imported', planId, detail: { job: job.id } });
		await keepBeside(tx, { areaId, planId, jobId: job.id }, job.reading);
		await tx`update import_job set plan_id = ${planId}, taken_at = now() where area_id = ${areaId} and id = ${job.id}`;
		return planId;
	});
}

async function keepBeside(
	tx: Tx,
	to: { areaId: AreaId; planId: PlanId; jobId: ImportJobId },
	reading: Reading
): Promise<void> {
	const rows = { area_id: to.areaId, plan_id: to.planId, import_id: to.jobId };
	const pieces = reading.unplaced.map((piece, position) => ({
		...rows,
		id: newId<'unplaced'>(),
		position,
		...piece
	}));
	const notes = reading.notes.map(({ says, quote, target }, position) => ({
		...rows,
		id: newId<'source-note'>(),
		position,
		says,
		quote,
		target
	}));
	for (const some of inParts(pieces)) await tx`insert into unplaced ${tx(some)}`;
	for (const some of inParts(notes)) await tx`insert into source_note ${tx(some)}`;
}

/** A statement takes 65,535 values. */
function inParts<T>(rows: readonly T[]): T[][] {
	return Array.from({ length: Math.ceil(rows.length / 1_000) }, (_, part) =>
		rows.slice(part * 1_000, (part + 1) * 1_000)
	);
}
