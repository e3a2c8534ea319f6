// Six states a plan can be in, each with people of every part, and a workshop that has guests.
import * as Y from 'yjs';
import { newId, type PlanId } from '#domain/ids.ts';
import { holdRow, pausePlan } from '#server/plan-log/holds.ts';
import { planContent } from '#server/plan-log/read.ts';
import { aPlanOf, type World } from '#tests/matrix/world.ts';
import { aRole } from '#tests/people.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';
import { startPlanLog } from '#server/plan-log/create.ts';

export const planStates = [
	'empty',
	'written',
	'paused',
	'a row talked about',
	'put away',
	'an inspection report'
] as const;
export type PlanState = (typeof planStates)[number];

export interface PlanInState {
	readonly planId: PlanId;
	readonly bytes: Uint8Array;
	/** The cookie of somebody who came to its workshop to read. */
	readonly guest: string;
}

export async function planIn(world: World, state: PlanState): Promise<PlanInState> {
	const planId = state === 'empty' ? await emptyPlan(world) : (await aPlanOf(world, 'own')).planId;
	const { sql, people, areaId } = world;
	const { state: bytes } = await planContent(sql, planId);
	const workshop = await aWorkshop(sql, leaderOf(people.lead, planId), { guestsAre: 'contributor' });
	const { cookie: guest } = await aGuest(sql, workshop);
	const leader = { areaId, planId, personId: people.lead.personId };
	if (state === 'paused') await pausePlan(sql, leader);
	if (state === 'a row talked about') {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, bytes);
		await holdRow(sql, leader, [...doc.getMap('actions').keys()][0]!);
	}
	if (state === 'put away') await sql`update plan set archived_at = now() where id = ${planId}`;
	if (state === 'an inspection report') await sql`update plan set kind = 'inspection' where id = ${planId}`;
	return { planId, bytes, guest };
}

async function emptyPlan({ sql, areaId, people }: World): Promise<PlanId> {
	const planId = newId<'plan'>();
	const by = { id: people.lead.personId, role: 'lead', group: 'professional' } as const;
	await sql.begin(async (tx) => {
		await tx`insert into plan (area_id, id, created_by) values (${areaId}, ${planId}, ${by.id})`;
		await startPlanLog(tx, { areaId, planId }, null, by);
	});
	for (const role of ['editor', 'facilitator', 'contributor', 'reader'] as const)
		await aRole(sql, people[role], role, planId);
	for (const gone of ['suspended', 'removed'] as const) await aRole(sql, people[gone], 'lead', planId);
	return planId;
}
