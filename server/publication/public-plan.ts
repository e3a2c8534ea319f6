// A plan as everybody can read it now: its newest version, with what was put right.
import type { AreaId, PlanId } from '#domain/ids.ts';
import { isId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { corrected } from '#domain/publishing/correction.ts';
import type { Db } from '#server/sql.ts';
import { correctionsOf } from './corrections.ts';
import { replacedBy, type Replaced } from './replaced.ts';

export interface PublicPlan {
	readonly id: PlanId;
	readonly areaId: AreaId;
	readonly areaName: string;
	readonly n: number;
	readonly slug: string;
	readonly content: PlanContent;
	readonly title: string;
	/** Another plan took its place. */
	readonly replaced: Replaced | null;
}

/** Null when nothing of it can be read. */
export async function publicPlan(db: Db, planId: string): Promise<PublicPlan | null> {
	if (!isId(planId)) return null;
	const [row] = await db<Omit<PublicPlan, 'title' | 'replaced'>[]>`
		select p.plan_id as id, p.area_id as "areaId", p.area_name as "areaName", p.n, p.slug, version.content
		from publication as p join version on version.area_id = p.area_id and version.id = p.version_id
		where p.plan_id = ${planId} and p.withdrawn_at is null order by p.n desc limit 1`;
	if (!row) return null;
	const content = corrected(row.content, (await correctionsOf(db, planId)).get(row.n) ?? []);
	const replaced = await replacedBy(db, planId);
	return { ...row, content, replaced, title: content.meta.plainTitle.trim() || content.meta.title.trim() };
}
