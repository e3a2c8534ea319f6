// History gets coarser with age: what somebody named or published, and what stood there before a restore, stays for good.
import type { VersionId } from '#domain/ids.ts';
import type { Sql } from '#server/sql.ts';

/**
 * Of what was made by itself all stay for 2 days, one of each hour for 14 days, one of each day for a year, and after that one of each
 * week: the last one, but one before a large deletion goes before it. The latest version of a plan always stays. Documents as bytes
 * are kept for 2 days.
 */
export async function thinVersions(sql: Sql, now = new Date()): Promise<number> {
	return sql.begin(async (tx) => {
		const gone = await tx<{ id: VersionId; after: VersionId | null }[]>`
			with aged as (
				select id, plan_id, epoch, seq, made_at, reason, kind, ${now}::timestamptz - made_at as age,
					lead(id) over line as after
				from version window line as (partition by plan_id order by epoch, seq, made_at, id)
			), ranked as (
				select id, after, row_number() over (
					partition by plan_id, case
						when age <= interval '2 days' then id
						when age <= interval '14 days' then to_char(made_at, 'YYYY-MM-DD HH24')
						when age <= interval '365 days' then to_char(made_at, 'YYYY-MM-DD')
						else to_char(made_at, 'IYYY IW') end
					order by reason = 'before-deletion' desc, epoch desc, seq desc, made_at desc) as place
				from aged where kind = 'automatic' and reason <> 'before-restore' and after is not null
			)
			select id, after from ranked where place > 1`;
		const ids = gone.map(({ id }) => id);
		await tx`delete from version where id = any(${ids}::text[]) and kind = 'automatic' and reason <> 'before-restore'`;
		// what comes behind is now told beside an older one
		await tx`
			update version set brought = null
			where id = any(${gone.flatMap(({ after }) => (after ? [after] : []))}::text[])`;
		await tx`
			update version set y_state = null
			where kind = 'automatic' and y_state is not null and made_at < ${now}::timestamptz - interval '2 days'`;
		return ids.length;
	});
}
