// Plans and people for the tests of the log and the engine.
import { newId, type AreaId, type PersonId, type PlanId } from '#domain/ids.ts';
import { emptyMeta, schemaVersion, type PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import type { Author } from '#server/plan-log/log.ts';
import type { Sql } from '#server/sql.ts';

export const professional: Author = { id: 'professional' as PersonId, role: 'lead', group: 'professional' };
export const parent: Author = { id: 'parent' as PersonId, role: 'editor', group: 'parent_carer' };
export const youngPerson: Author = { id: 'young' as PersonId, role: 'editor', group: 'young_person' };

export const smallPlan: PlanContent = {
	schema: schemaVersion,
	meta: { ...emptyMeta, title: 'A plan', plainTitle: 'Our plan' },
	areas: { first: { ref: '1', title: 'Waiting times', plainTitle: 'You wait less' } },
	doc: [
		{
			type: 'heading',
			attrs: { id: 'first', ref: '1', level: 1 },
			content: [{ type: 'text', text: 'Waiting times' }]
		},
		{ ...paragraph('Families wait too long.'), attrs: { id: 'words' } }
	],
	actions: {}
};

/** An area and a plan of its own, with a log. */
export async function makePlan(
	sql: Sql,
	content: PlanContent | null
): Promise<{ areaId: AreaId; planId: PlanId }> {
	const areaId = newId<'area'>();
	const planId = newId<'plan'>();
	await sql.begin(async (tx) => {
		await tx`insert into area (id, name) values (${areaId}, 'Somewhere')`;
		const maker = newId<'person'>();
		await tx`
			insert into person (area_id, id, name, voice_group) values (${areaId}, ${maker}, 'Maker', 'professional')`;
		await tx`insert into plan (area_id, id, created_by) values (${areaId}, ${planId}, ${maker})`;
		await startPlanLog(tx, { areaId, planId }, content, professional);
	});
	return { areaId, planId };
}
