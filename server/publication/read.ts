// What was published of a plan, with its words: for writing the files.
import type { PlanContent } from '#domain/plan.ts';
import type { Db } from '#server/sql.ts';
import { agreementsOf } from './agreements.ts';
import type { PublicPage } from './render-page.ts';

export type PublishedVersion = Omit<PublicPage, 'versions' | 'origin'>;

/** Every version of the plan that was ever published, oldest first, withdrawn ones too. Not narrowed to an area: what is public is public. */
export async function publishedVersions(db: Db, plan: string): Promise<PublishedVersion[]> {
	const agreed = await agreementsOf(db, plan);
	const rows = await db<
		{
			n: number;
			slug: string;
			area_id: string;
			area_name: string;
			content: PlanContent;
			hash: string;
			signed_off: boolean;
			published_at: Date;
			withdrawn_at: Date | null;
			withdrawn_reason: string | null;
		}[]
	>`
		select p.n, p.slug, p.area_id, p.area_name, v.content, v.hash, p.signed_off, p.published_at, p.withdrawn_at, p.withdrawn_reason
		from publication p
		join version v on v.area_id = p.area_id and v.id = p.version_id
		where p.plan_id = ${plan}
		order by p.n`;
	return rows.map((row) => ({
		plan,
		n: row.n,
		slug: row.slug,
		area: row.area_id,
		areaName: row.area_name,
		content: row.content,
		hash: row.hash,
		signedOff: row.signed_off,
		agreed: row.signed_off ? (agreed.get(row.n) ?? null) : null,
		publishedAt: row.published_at,
		withdrawn: row.withdrawn_at ? { at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' } : null
	}));
}
