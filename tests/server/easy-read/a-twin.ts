// A plan of two parts with a lead and an editor, and its easy-read twin.
import { memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import { introPart } from '#domain/easy-read/twin.ts';
import type { PlanId } from '#domain/ids.ts';
import { twinBeside, type TwinPart } from '#server/easy-read/read-twin.ts';
import { saveLines } from '#server/easy-read/write-twin.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Sql } from '#server/sql.ts';
import { anArea, aPerson, aRole, type APerson } from '#tests/people.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';
import { smallPlan } from '#tests/server/plan-log/plans.ts';

export interface ATwin {
	readonly sql: Sql;
	readonly planId: PlanId;
	readonly lead: PlanMember;
	readonly editor: PlanMember;
	readonly reader: PlanMember;
}

export async function aTwin(sql: Sql): Promise<ATwin> {
	const areaId = await anArea(sql);
	const lead = await aPerson(sql, areaId, { roles: ['lead'], name: 'Lee Marsh', shownAs: 'name' });
	const planId = await aWrittenPlan(sql, lead, smallPlan);
	const [editor, reader] = [await aPerson(sql, areaId), await aPerson(sql, areaId)];
	await aRole(sql, editor, 'editor', planId);
	await aRole(sql, reader, 'reader', planId);
	const member = (who: APerson) => memberNow(sql, who, planId);
	return {
		sql,
		planId,
		lead: await member(lead),
		editor: await member(editor),
		reader: await member(reader)
	};
}

async function memberNow(sql: Sql, who: APerson, planId: PlanId): Promise<PlanMember> {
	const member = await memberOfPlan(sql, who.accountId, planId);
	if (!member) throw new Error('This person may not see the plan.');
	return member;
}

/** The parts as they are now. */
export async function partsOf({ sql, planId }: Pick<ATwin, 'sql' | 'planId'>): Promise<TwinPart[]> {
	return twinBeside(sql, planId, (await planContent(sql, planId)).content);
}

/** Writes a line for each part, and a lead says that they fit. */
export async function tellWhole(
	sql: Sql,
	lead: PlanMember,
	say: (part: TwinPart) => string = ({ title }) => `This is about ${title || introPart}.`
): Promise<void> {
	for (const part of await partsOf({ sql, planId: lead.plan.id }))
		await saveLines(sql, lead, {
			part: part.id,
			revision: part.revision,
			lines: [{ words: say(part), concept: 'plan' }],
			confirm: { source: part.source }
		});
}
