// Pictures in the text of a consultation, for people who read it without an account.
import type { Sql } from '#server/sql.ts';

/**
 * A picture that stands in the text of a consultation whose address is open to others; null for any other. Its own address holds
 * the hash of its bytes, so nobody finds it who has not read that text.
 */
export async function pictureOfRound(
	sql: Sql,
	hash: string,
	now = new Date()
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null> {
	const [picture] = await sql<{ type: string; bytes: Uint8Array }[]>`
		select picture.type, picture.bytes from round
		join version on version.area_id = round.area_id and version.id = round.version_id and ${hash} = any(version.pictures)
		join plan on plan.area_id = round.area_id and plan.id = round.plan_id and plan.deleted_at is null
		join picture on picture.area_id = round.area_id and picture.hash = ${hash}
		where round.for_whom <> 'members' and round.link_withdrawn_at is null and round.opens_at <= ${now} limit 1`;
	return picture ?? null;
}
