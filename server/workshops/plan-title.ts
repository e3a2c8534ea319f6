// What a workshop is about, for people who are not in yet: its plan's title.
import type { Db } from '#server/sql.ts';
import type { Workshop } from './workshops.ts';

export async function planTitleOf(db: Db, workshop: Pick<Workshop, 'areaId' | 'planId'>): Promise<string> {
	const [plan] = await db<{ title: string }[]>`
		select coalesce(nullif(plain_title, ''), title) as title from plan
		where area_id = ${workshop.areaId} and id = ${workshop.planId}`;
	return plan?.title ?? '';
}
