// Bringing something of an earlier version back. It is a new change like any other: made on what is committed at this moment,
// while the plan's lock keeps others waiting, so that nothing anybody has written is overlooked. What is typed meanwhile in
// somebody's tab comes after it, and stands beside it.
import { withProtected } from '#document/quotations.ts';
import { asRead } from '#document/restoring/as-read.ts';
import { mergedPlan } from '#document/restoring/merged.ts';
import { restoredPlan } from '#document/restoring/restored.ts';
import type { Scope } from '#document/restoring/scope.ts';
import { titleOf } from '#document/restoring/title.ts';
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import { newId, type VersionId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { schemaVersion, type PlanContent } from '#domain/plan.ts';
import { refuse, Refused } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { settledQuotes } from '#server/plan-log/settled-quotes.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { heldBack, mustHoldNone } from './free.ts';
import type { Restorer } from './restorer.ts';
import { restoreNamed, type RestoreId } from './restores.ts';
import { updateTowards } from './update.ts';

/** Keeps the plan as it is now, in this transaction, and says under which id. */
export type KeepBefore = (tx: Tx, by: Restorer) => Promise<VersionId>;

export interface Restored {
	readonly id: RestoreId;
	readonly seq: number;
	/** How many things were left as they are, because somebody had written in them since. Only undoing leaves any. */
	readonly kept: number;
}

const keepVersion: KeepBefore = async (tx, { areaId, planId, author }) =>
	(await makeVersion(tx, { areaId, planId, reason: 'before-restore', by: author.id })).id;

/** Who waits longer than this (ms) for the plan's lock, or for one statement, gives up; nothing is half done then. */
const longest = 15_000;

/**
 * Brings the scope of a version back. Refuses not-allowed, not-found, version-gone, version-newer, restore-nothing, restore-no-row,
 * restore-same, restore-held, restore-paused, taken-out, restore-busy.
 */
export async function restore(
	sql: Sql,
	by: Restorer,
	{
		versionId,
		scope,
		now = new Date()
	}: { readonly versionId: string; readonly scope: Scope; readonly now?: Date },
	{ keepBefore = keepVersion, patience = longest }: Partial<Way> = {}
): Promise<Restored> {
	return enter(sql, by, { keepBefore, patience }, async (tx) => {
		const then = await versionOf(tx, by, versionId);
		return {
			...{ scope, title: titleOf(then, scope), versionId, undoes: null, at: now },
			wanted: (content) => {
				const restored = restoredPlan(content, then, scope, now);
				if ('content' in restored) return { content: restored.content, kept: 0 };
				return refuse(restored.nothing === 'row-not-here' ? 'restore-no-row' : 'restore-nothing');
			}
		};
	});
}

/** Takes a restore back; what was written since stays. Refuses the same, and restore-undone, restore-written-in. */
export async function undoRestore(sql: Sql, by: Restorer, id: string, now = new Date()): Promise<Restored> {
	return enter(sql, by, { keepBefore: keepVersion, patience: longest }, async (tx) => {
		const done = (await restoreNamed(tx, by, id)) ?? refuse('not-found');
		if (done.undone) refuse('restore-undone');
		if (done.undoes !== null) refuse('not-found');
		const [then, before] = [await versionOf(tx, by, done.versionId), await versionOf(tx, by, done.beforeId)];
		const after = restoredPlan(before, then, done.scope, done.at);
		if (!('content' in after)) refuse('restore-nothing');
		return {
			...{ scope: done.scope, title: done.title, versionId: done.versionId, undoes: id, at: now },
			wanted: (content) => mergedPlan(after.content, content, before)
		};
	});
}

interface Wish {
	readonly scope: Scope;
	readonly title: string;
	readonly versionId: string | null;
	readonly undoes: string | null;
	readonly at: Date;
	readonly wanted: (now: PlanContent) => { readonly content: PlanContent; readonly kept: number };
}

interface Way {
	readonly keepBefore: KeepBefore;
	readonly patience: number;
}

async function enter(sql: Sql, by: Restorer, way: Way, wish: (tx: Tx) => Promise<Wish>): Promise<Restored> {
	if (!may(by.standing, 'edit-plan')) refuse('not-allowed');
	try {
		return await sql.begin((tx) => write(tx, by, way, wish));
	} catch (thrown) {
		throw gaveUp(thrown) ? new Refused('restore-busy') : thrown;
	}
}

/** A lock that did not come, or a statement that took too long: SQLSTATE 55P03 and 57014. */
function gaveUp(thrown: unknown): boolean {
	return thrown instanceof Error && 'code' in thrown && (thrown.code === '55P03' || thrown.code === '57014');
}

async function write(
	tx: Tx,
	by: Restorer,
	{ keepBefore, patience }: Way,
	wish: (tx: Tx) => Promise<Wish>
): Promise<Restored> {
	const { areaId, planId, author } = by;
	const most = `${patience}ms`;
	await tx`select set_config('statement_timeout', ${most}, true), set_config('lock_timeout', ${most}, true)`;
	// the plan's lock first, as everybody who writes takes it
	const [head] =
		await tx`select 1 from plan_head where plan_id = ${planId} and area_id = ${areaId} for update`;
	if (!head) refuse('not-found');
	const held = await heldBack(tx, by);
	if (held) refuse(held);
	const { scope, title, versionId, undoes, at, wanted } = await wish(tx);
	const { state, epoch } = await planContent(tx, planId);
	let kept = 0;
	const { update, now, next } = updateTowards(state, (content) => {
		const merged = wanted(content);
		kept = merged.kept;
		return withProtected(merged.content, content);
	});
	if (!update) refuse(undoes === null ? 'restore-same' : kept > 0 ? 'restore-written-in' : 'restore-undone');
	await mustHoldNone(tx, by, now, next);
	const beforeId = await keepBefore(tx, by);
	const change = { areaId, planId, epoch, update, kind: 'restore', person: author } as const;
	const { seq } = await appendToPlan(tx, change);
	const id = newId<'restore'>();
	await tx`
			insert into plan_restore (area_id, id, plan_id, person_id, scope, title, version_id, before_id, undoes, epoch, seq, at)
			values (${areaId}, ${id}, ${planId}, ${author.id}, ${tx.json({ ...scope })}, ${title}, ${versionId}, ${beforeId},
				${undoes}, ${epoch}, ${seq}, ${at})`;
	await audit(tx, {
		...{ areaId, planId, personId: author.id },
		what: undoes === null ? 'plan-part-restored' : 'restore-undone',
		detail: {
			restore: id,
			scope: scope.kind,
			part: 'id' in scope ? scope.id : null,
			version: versionId,
			seq
		}
	});
	await tellEverybody(tx, by, { scope, title, undone: undoes !== null });
	return { id, seq, kept };
}

/** Who has the plan open hears of it: by whom as others may see them, young people by their group. */
async function tellEverybody(
	tx: Tx,
	{ areaId, planId, author }: Restorer,
	{ scope, title, undone }: { readonly scope: Scope; readonly title: string; readonly undone: boolean }
): Promise<void> {
	const [person] = await tx<{ name: string; group: Group; shownAs: ShownAs }[]>`
		select name, voice_group as "group", shown_as as "shownAs" from person
		where area_id = ${areaId} and id = ${author.id}`;
	if (!person) return;
	const by = { name: displayName(person), group: person.group };
	const news = { by, kind: scope.kind, id: 'id' in scope ? scope.id : null, title, undone };
	await notify(tx, { kind: 'brought-back', plan: planId, person: author.id, news });
}

/** What the plan said then. */
async function versionOf(tx: Tx, { areaId, planId }: Restorer, id: string | null): Promise<PlanContent> {
	const [row] = await tx<{ content: Partial<PlanContent>; schema: number }[]>`
		select content, schema from version where area_id = ${areaId} and plan_id = ${planId} and id = ${id} and not exists (
			select from publication p where p.area_id = version.area_id and p.version_id = version.id and p.withdrawn_at is not null)`;
	if (!row) refuse('version-gone');
	if (row.schema > schemaVersion) refuse('version-newer');
	// words that were removed for privacy, or changed by who wrote them down, do not come back
	return (await settledQuotes(tx, planId))(asRead(row.content));
}
