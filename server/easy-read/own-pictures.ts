// Pictures of one's own for the easy-read twin, each with the line that says whose it is. The bytes are one of the plan's pictures.
import { conceptOf } from '#domain/easy-read/find-concept.ts';
import { newId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import { refuse } from '#domain/refusals.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import type { Sql } from '#server/sql.ts';

/** A list people can look through. */
export const mostOwnPictures = 60;

export interface PictureWish {
	/** A concept of the list that it stands for here; '' for one of the plan's own, which needs a name. */
	readonly concept: string;
	readonly name: string;
	readonly credit: string;
	/** Its address, after it came into the plan. */
	readonly src: string;
}

/** Answers the concept it stands for. Refuses not-allowed, bad-request, too-many-pictures. */
export async function addOwnPicture(sql: Sql, member: PlanMember, wish: PictureWish): Promise<string> {
	if (!may(member.standing, 'edit-plan')) refuse('not-allowed');
	const known = conceptOf(wish.concept);
	if ((wish.concept !== '' && !known) || !readPictureAddress(wish.src)) refuse('bad-request');
	const concept = known?.id ?? `own-${newId()}`;
	const { areaId, personId, plan } = member;
	await sql.begin(async (tx) => {
		await tx`select pg_advisory_xact_lock(hashtext('easy-read'), hashtext(${plan.id}))`;
		const [{ there }] = await tx<[{ there: number }]>`
			select count(*)::int as there from easy_read_picture where plan_id = ${plan.id}`;
		if (there >= mostOwnPictures) refuse('too-many-pictures');
		await tx`
			insert into easy_read_picture (area_id, plan_id, concept, name, src, credit, added_by)
			values (${areaId}, ${plan.id}, ${concept}, ${wish.name || (known?.name ?? '')}, ${wish.src}, ${wish.credit}, ${personId})
			on conflict (plan_id, concept) do update set name = excluded.name, src = excluded.src, credit = excluded.credit,
				added_by = excluded.added_by, added_at = now()`;
		await audit(tx, {
			areaId,
			personId,
			planId: plan.id,
			what: 'easy-read-picture',
			detail: { concept, picture: readPictureAddress(wish.src)?.hash ?? '' }
		});
	});
	return concept;
}

/** Takes it away: lines that showed it show the picture of the list again, or none. Refuses not-allowed, not-found. */
export async function removeOwnPicture(sql: Sql, member: PlanMember, concept: string): Promise<void> {
	if (!may(member.standing, 'edit-plan')) refuse('not-allowed');
	const { areaId, personId, plan } = member;
	await sql.begin(async (tx) => {
		await tx`select pg_advisory_xact_lock(hashtext('easy-read'), hashtext(${plan.id}))`;
		const gone = await tx`delete from easy_read_picture where plan_id = ${plan.id} and concept = ${concept}`;
		if (gone.count === 0) refuse('not-found');
		if (!conceptOf(concept))
			await tx`
				update easy_read_part set revision = revision + 1, lines = (
					select coalesce(jsonb_agg(case when line->>'concept' = ${concept} then line || '{"concept": ""}' else line end
						order by place), '[]')
					from jsonb_array_elements(lines) with ordinality as each (line, place))
				where plan_id = ${plan.id} and lines @> ${JSON.stringify([{ concept }])}::text::jsonb`;
		await audit(tx, {
			areaId,
			personId,
			planId: plan.id,
			what: 'easy-read-picture-gone',
			detail: { concept }
		});
	});
}
