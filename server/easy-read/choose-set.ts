// Which drawings an area shows in the easy read of its plans. What went out keeps those it went out with.
import type { PlanId } from '#domain/ids.ts';
import { symbolSetIds, usualSet, type SymbolSetId } from '#domain/easy-read/symbol-set.ts';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import type { Db, Sql } from '#server/sql.ts';

/** Of the area of a plan. One that a newer release knew is the usual one here. */
export async function symbolSetOf(db: Db, planId: PlanId): Promise<SymbolSetId> {
	const [row] = await db<{ set: string }[]>`
		select symbol_set as set from area join plan on plan.area_id = area.id where plan.id = ${planId}`;
	return symbolSetIds.find((each) => each === row?.set) ?? usualSet;
}

/** For every plan of the area. Refuses not-allowed. */
export async function chooseSet(
	sql: Sql,
	{ areaId, personId, standing }: PlanMember,
	set: SymbolSetId
): Promise<void> {
	if (!may({ ...standing, planRoles: [] }, 'choose-drawings')) refuse('not-allowed');
	await sql.begin(async (tx) => {
		await tx`update area set symbol_set = ${set} where id = ${areaId}`;
		await audit(tx, { areaId, personId, what: 'easy-read-drawings', detail: { set } });
	});
}
