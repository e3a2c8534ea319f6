import type { AreaId, PlanId } from '#domain/ids.ts';
import type { Sql } from '#server/sql.ts';

/** What somebody noted beside a version. */
export async function versionNote(
	sql: Sql,
	plan: { readonly id: PlanId; readonly areaId: AreaId },
	version: string
): Promise<string> {
	const [row] = await sql<{ note: string }[]>`
		select note from version where area_id = ${plan.areaId} and plan_id = ${plan.id} and id = ${version}`;
	return row?.note ?? '';
}
