// What was published of a plan, with its words: for writing the files.
import type { PlanContent } from '#domain/plan.ts';
import type { Db } from '#server/sql.ts';
import { corrected } from '#domain/publishing/correction.ts';
import type { ToldCount } from '#domain/themes/people-heard.ts';
import { agreementsOf } from './agreements.ts';
import { correctionsOf } from './corrections.ts';
import { erasuresOf } from './erase.ts';
import type { PublicPage } from './public-page.ts';
import { replacedBy } from './replaced.ts';

export type PublishedVersion = Omit<PublicPage, 'versions' | 'origin'>;

/** Every version of the plan that was ever published, oldest first, withdrawn ones too. Not narrowed to an area: what is public is public. */
export async function publishedVersions(db: Db, plan: string): Promise<PublishedVersion[]> {
	const agreed = await agreementsOf(db, plan);
	const slips = await correctionsOf(db, plan);
	const erased = await erasuresOf(db, plan);
	const replaced = await replacedBy(db, plan);
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
			review_on: string | null;
			took_part: ToldCount[] | null;
		}[]
	>`
		select p.n, p.slug, p.area_id, p.area_name, v.content, v.hash, p.signed_off, p.published_at, p.withdrawn_at, p.withdrawn_reason,
			p.review_on::text as review_on, p.took_part
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
		content: corrected(row.content, slips.get(row.n) ?? []),
		corrections: slips.get(row.n) ?? [],
		erasures: erased.get(row.n) ?? [],
		tookPart: row.took_part,
		reviewOn: row.review_on,
		replaced,
		hash: row.hash,
		signedOff: row.signed_off,
		agreed: row.signed_off ? (agreed.get(row.n) ?? null) : null,
		publishedAt: row.published_at,
		withdrawn: row.withdrawn_at ? { at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' } : null
	}));
}

/** Which words are public, as one line to compare: it changes when something is put right or removed for privacy. */
export const wordsState = (db: Db) => db`
	md5(coalesce((select string_agg(v.hash, ' ' order by p.n) from publication as p
			join version as v on v.area_id = p.area_id and v.id = p.version_id where p.plan_id = publication.plan_id), '')
		|| coalesce((select string_agg(reads, ' ' order by n, seq) from publication_correction as c
			where c.plan_id = publication.plan_id), '')
		|| (select count(*) from plan_erasure as erased where erased.plan_id = publication.plan_id))`;

export async function wordsStateOf(db: Db, plan: string): Promise<string> {
	const [row] = await db<{ state: string }[]>`
		select ${wordsState(db)} as state from (select ${plan}::text as plan_id) as publication`;
	return row?.state ?? '';
}
