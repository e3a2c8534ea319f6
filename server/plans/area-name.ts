import type { AreaId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db } from '#server/sql.ts';

/** What an area is called. Asks nothing about rights: whoever calls has asked `planMember` before. */
export async function areaNameOf(db: Db, areaId: AreaId): Promise<string> {
	const [area] = await db<{ name: string }[]>`select name from area where id = ${areaId}`;
	return area?.name ?? refuse('not-found');
}
