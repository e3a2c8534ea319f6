// Pictures of plans: kept by the hash of their bytes, read through the plans that show them.
import { may } from '#domain/permissions.ts';
import { pictureAddress } from '#domain/picture-address.ts';
import { refuse } from '#domain/refusals.ts';
import { memberOfPlan, type PlanMember, type Who } from '#server/accounts/standing.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { drawnAnew } from './encode.ts';

/** So many pictures in one plan: it has to open on a phone. */
export const mostPictures = 200;
/** A picture in more plans than this is looked for in the first of them only. */
const mostPlans = 50;

/**
 * Takes a picture into a plan; answers its address. The same bytes twice are one picture. Refuses not-allowed,
 * too-many-pictures and what drawing it anew refuses.
 */
export async function addPicture(sql: Sql, member: PlanMember, file: Uint8Array): Promise<string> {
	if (!may(member.standing, 'edit-plan')) refuse('not-allowed');
	const picture = await drawnAnew(file);
	const { areaId, personId, plan } = member;
	await sql.begin(async (tx) => {
		// one that is there already is locked, so that it is not swept between these two lines
		await tx`
			insert into picture (area_id, hash, type, width, height, bytes)
			values (${areaId}, ${picture.hash}, ${picture.type}, ${picture.width}, ${picture.height}, ${Buffer.from(picture.bytes)})
			on conflict (area_id, hash) do update set created_at = now()`;
		await putInto(tx, { areaId, planId: plan.id, personId }, picture.hash);
	});
	return pictureAddress(picture);
}

/** Says that a plan shows a picture, or refuses too-many-pictures. */
async function putInto(
	tx: Tx,
	{ areaId, planId, personId }: { areaId: string; planId: string; personId: string },
	hash: string
): Promise<void> {
	await tx`
		insert into plan_picture (area_id, plan_id, hash, added_by)
		values (${areaId}, ${planId}, ${hash}, ${personId})
		on conflict (plan_id, hash) do update set unused_since = null, looked_at = null`;
	const [row] = await tx<{ here: number }[]>`
		select count(*)::int as here from plan_picture where plan_id = ${planId}`;
	if ((row?.here ?? 0) > mostPictures) refuse('too-many-pictures');
}

/** A picture that comes along with words copied from another plan of the area: for whoever may see it there and edit here. Refuses too-many-pictures. */
export async function borrowPicture(
	sql: Sql,
	member: PlanMember,
	asking: readonly Who[],
	hash: string
): Promise<void> {
	if (!may(member.standing, 'edit-plan')) refuse('not-allowed');
	const seen = await Promise.all(asking.map((who) => pictureFor(sql, who, hash)));
	if (!seen.some((picture) => picture?.areaId === member.areaId)) refuse('not-found');
	const { areaId, personId, plan } = member;
	await sql.begin((tx) => putInto(tx, { areaId, planId: plan.id, personId }, hash));
}

export interface StoredPicture {
	readonly areaId: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}

/** A picture, for somebody who may see one of the plans it is in; null for everybody else, and where there is none. */
export async function pictureFor(sql: Sql, who: Who, hash: string): Promise<StoredPicture | null> {
	const plans = await sql<{ areaId: string; planId: string }[]>`
		select area_id as "areaId", plan_id as "planId" from plan_picture where hash = ${hash} order by at limit ${mostPlans}`;
	for (const { areaId, planId } of plans) {
		if (!(await memberOfPlan(sql, who, planId))) continue;
		const [picture] = await sql<StoredPicture[]>`
			select area_id as "areaId", type, bytes from picture where area_id = ${areaId} and hash = ${hash}`;
		return picture ?? null;
	}
	return null;
}
