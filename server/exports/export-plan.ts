// One state of a plan as a file, for somebody who may read it. Nothing of it is kept: what is erased from a plan is in no copy here.
import type { FrozenTwin } from '#domain/easy-read/frozen-twin.ts';
import type { ExportedThread } from '#domain/exports/exported-thread.ts';
import { exportFileName } from '#domain/exports/file-name.ts';
import { exportMinutes, mostExports, type ExportFormat } from '#domain/exports/formats.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import { corrected } from '#domain/publishing/correction.ts';
import { refuse } from '#domain/refusals.ts';
import { fileWords } from '#lib/words/exporting.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { frozenTwin, twinOf } from '#server/easy-read/freeze-twin.ts';
import { symbolsFor } from '#server/easy-read/symbol-files.ts';
import { correctionsOf } from '#server/publication/corrections.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Db, Sql } from '#server/sql.ts';
import { stateCalled } from '#server/versions/states.ts';
import { easyReadFile } from './easy-read-file.ts';
import type { ExportFacts, PictureFile } from './file-to-make.ts';
import { makeFile } from './make-file.ts';
import { titleOf } from './title.ts';

/** What goes into a file: the words of a state, and what is said about it. */
export interface StateToExport {
	readonly content: PlanContent;
	readonly facts: ExportFacts;
	/** In the name of the file. */
	readonly called: string;
	readonly state: string;
	/** What is told of it in easy read; null where that is not whole, or does not fit. */
	readonly twin: FrozenTwin | null;
}

/** The plan as it is now, or a kept version of it. Refuses not-found and version-newer. */
export async function stateToExport(
	sql: Sql,
	{ plan }: PlanMember,
	state: string,
	areaName: string,
	now = new Date()
): Promise<StateToExport> {
	const about = { planId: plan.id, areaName, madeAt: now.toISOString() };
	if (state === 'now') {
		const { content, epoch, seq } = await planContent(sql, plan.id);
		const facts = { ...about, state: fileWords.asOf(now), draft: true, epoch, seq };
		const twin = await twinOf(sql, plan.id, content);
		return { content, facts, called: fileWords.shortNow(now), state, twin };
	}
	const version = (await stateCalled(sql, plan, state)) ?? refuse('not-found');
	if (version.schema > schemaVersion) refuse('version-newer');
	const [row] = await sql<{ content: PlanContent; epoch: number; seq: number }[]>`
		select content, epoch, seq from version where area_id = ${plan.areaId} and id = ${version.id}`;
	const { content: kept, epoch, seq } = row ?? refuse('not-found');
	const { n, at } = version;
	const published = n !== null;
	// as its public page reads it: with what was put right since
	const slips = published ? ((await correctionsOf(sql, plan.id)).get(n) ?? []) : [];
	const content = corrected(kept, slips);
	const facts = {
		...about,
		state: published ? fileWords.version(n, at, slips.length) : fileWords.asOf(at),
		...(slips.length > 0 && n !== null ? { putRightIn: n } : {}),
		draft: !published,
		epoch,
		seq
	};
	const twin = await frozenTwin(sql, version.id);
	const called = published ? fileWords.shortVersion(n) : fileWords.shortNow(at);
	return { content, facts, called, state, twin };
}

/** Refuses export-enough when somebody has taken many files of this plan in a short time. */
export async function countExports(db: Db, { areaId, personId, plan }: PlanMember): Promise<void> {
	const [{ made }] = await db<[{ made: number }]>`
		select count(*)::int as made from audit_event
		where area_id = ${areaId} and plan_id = ${plan.id} and person_id = ${personId} and what = 'plan-exported'
			and at > now() - make_interval(mins => ${exportMinutes})`;
	if (made >= mostExports) refuse('export-enough');
}

/** Makes the file and writes down who took it. Refuses export-slow. */
export async function exportPlan(
	sql: Sql,
	member: PlanMember,
	{ content, facts, called, state, twin }: StateToExport,
	format: ExportFormat,
	threads: readonly ExportedThread[],
	onDone?: (percent: number) => void
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
	const pictures = await picturesOf(sql, member, content);
	const easyRead = twin && format.id === 'everything' ? await easyReadOf(sql, member, twin, facts) : null;
	const bytes = await makeFile(
		{ format: format.id, content, facts, threads, pictures, ...(easyRead === null ? {} : { easyRead }) },
		undefined,
		undefined,
		onDone
	);
	await audit(sql, {
		areaId: member.areaId,
		personId: member.personId,
		what: 'plan-exported',
		planId: member.plan.id,
		detail: { format: format.id, state, comments: threads.length > 0 }
	});
	const title = content.meta.plainTitle.trim() || titleOf(content.meta);
	return { name: exportFileName(title, called, format.ending), bytes };
}

async function easyReadOf(db: Db, member: PlanMember, twin: FrozenTwin, facts: ExportFacts): Promise<string> {
	const hashes = twin.pictures.flatMap(({ src }) => readPictureAddress(src)?.hash ?? []);
	const [symbols, pictures] = await Promise.all([
		symbolsFor(
			twin.parts.flatMap(({ lines }) => lines.map(({ concept }) => concept)),
			twin.set
		),
		picturesCalled(db, member, hashes)
	]);
	return easyReadFile(twin, facts, symbols, pictures);
}

async function picturesOf(db: Db, member: PlanMember, { doc }: PlanContent): Promise<PictureFile[]> {
	const hashes = doc.flatMap((block) =>
		block.type === 'image' ? (readPictureAddress(block.attrs.src)?.hash ?? []) : []
	);
	return picturesCalled(db, member, hashes);
}

async function picturesCalled(
	db: Db,
	{ areaId, plan }: PlanMember,
	hashes: readonly string[]
): Promise<PictureFile[]> {
	if (hashes.length === 0) return [];
	return db<PictureFile[]>`
		select picture.hash, picture.type, picture.bytes from picture
		join plan_picture on plan_picture.area_id = picture.area_id and plan_picture.hash = picture.hash
		where picture.area_id = ${areaId} and plan_picture.plan_id = ${plan.id} and picture.hash = any(${[...new Set(hashes)]}::text[])`;
}
