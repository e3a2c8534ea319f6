// What is done with a plan as a whole: other titles, a copy, putting it away and taking it out again.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { newId, type PlanId } from '#domain/ids.ts';
import { copyWithIds } from '#domain/plan-copy.ts';
import type { AreaMember, PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Sql } from '#server/sql.ts';
import { copyTwin } from '#server/easy-read/copy-twin.ts';
import { insertPlan } from './plans.ts';
import { mustWriteNow } from './writes-now.ts';

export interface NewTitles {
	readonly title: string;
	readonly plainTitle: string;
}

/** Gives a plan other titles: an edit like any other, seen at once by whoever is in it. */
export async function renamePlan(sql: Sql, member: PlanMember, titles: NewTitles): Promise<void> {
	const { areaId, personId, role, group, plan } = member;
	await mustWriteNow(sql, member);
	const { state, epoch } = await planContent(sql, plan.id);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	const { meta } = rootsOf(doc);
	doc.transact(() => {
		for (const [key, value] of Object.entries(titles)) if (meta.get(key) !== value) meta.set(key, value);
	});
	await appendToPlan(sql, {
		areaId,
		planId: plan.id,
		epoch,
		update: Y.encodeStateAsUpdate(doc, before),
		kind: 'typed',
		person: { id: personId, role, group }
	});
}

/**
 * Makes a plan of one's own with the same words. Ids are new, so that the copy and the first never speak of each other;
 * people, versions and history stay with the first. Its easy read comes along, to be looked at anew. A copied inspection report stays one.
 */
export async function copyPlan(
	sql: Sql,
	maker: AreaMember,
	from: PlanMember,
	called: NewTitles
): Promise<PlanId> {
	const { content } = await planContent(sql, from.plan.id);
	const { content: copy, ids } = copyWithIds(content, newId);
	return sql.begin(async (tx) => {
		const planId = await insertPlan(tx, maker, { ...copy, meta: { ...copy.meta, ...called } });
		await tx`
			insert into plan_picture (area_id, plan_id, hash, added_by)
			select area_id, ${planId}, hash, ${maker.personId} from plan_picture
			where area_id = ${maker.areaId} and plan_id = ${from.plan.id}`;
		await copyTwin(tx, maker, { from: from.plan.id, to: planId, ids });
		await audit(tx, {
			areaId: maker.areaId,
			personId: maker.personId,
			what: 'plan-copied',
			planId,
			detail: { from: from.plan.id }
		});
		return planId;
	});
}

/** Puts a plan away: everybody can still read it, nobody changes it. Its public pages stay. */
export async function archivePlan(sql: Sql, member: PlanMember): Promise<void> {
	await putAway(sql, member, true);
}

/** Takes a plan out again. */
export async function unarchivePlan(sql: Sql, member: PlanMember): Promise<void> {
	await putAway(sql, member, false);
}

async function putAway(sql: Sql, { areaId, personId, plan }: PlanMember, away: boolean): Promise<void> {
	await sql.begin(async (tx) => {
		const changed = await tx`
			update plan set archived_at = case when ${away} then now() end, archived_by = case when ${away} then ${personId} end
			where area_id = ${areaId} and id = ${plan.id} and (archived_at is null) = ${away}`;
		if (changed.count === 0) return;
		await audit(tx, {
			areaId,
			personId,
			what: away ? 'plan-archived' : 'plan-taken-out',
			planId: plan.id
		});
		// open pages hear it within two seconds, and stop or go on editing
		await notify(tx, { kind: 'access', plan: plan.id });
	});
}
