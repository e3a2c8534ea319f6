// The versions of a plan as its members see them on the publish page.
import type { AreaId, PlanId } from '#domain/ids.ts';
import type { Db } from '#server/sql.ts';
import type { VersionLine } from './public-page.ts';

/** Newest first. */
export async function versionsOfPlan(
	db: Db,
	{ areaId, planId }: { areaId: AreaId; planId: PlanId }
): Promise<VersionLine[]> {
	const rows = await db<
		{
			n: number;
			slug: string;
			published_at: Date;
			withdrawn_at: Date | null;
			withdrawn_reason: string | null;
		}[]
	>`
		select n, slug, published_at, withdrawn_at, withdrawn_reason
		from publication where area_id = ${areaId} and plan_id = ${planId} order by n desc`;
	return rows.map((row) => ({
		n: row.n,
		slug: row.slug,
		publishedAt: row.published_at,
		withdrawn: row.withdrawn_at ? { at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' } : null
	}));
}
