// A version that is kept already gets its public address.
import type { AreaId, PersonId, PlanId, VersionId } from '#domain/ids.ts';
import { versionAddress } from '#domain/publication.ts';
import { audit } from '#server/audit.ts';
import { freezeTwin } from '#server/easy-read/freeze-twin.ts';
import { notify } from '#server/notify.ts';
import { tell } from '#server/telling/tell.ts';
import type { Tx } from '#server/sql.ts';
import { whoTookPart } from './took-part.ts';

export interface GoingOut {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly personId: PersonId;
	readonly areaName: string;
	readonly n: number;
	readonly slug: string;
	readonly versionId: VersionId;
	readonly hash: string;
	readonly epoch: number;
	readonly seq: number;
	/** The day on which it is looked at again, YYYY-MM-DD; null where nobody chose one. */
	readonly reviewOn: string | null;
	/** Whether all asked partners agreed to exactly this. */
	readonly signedOff: boolean;
}

/** In the transaction that gave the version its number; the plan was moved by then. */
export async function goOut(tx: Tx, out: GoingOut): Promise<void> {
	const { areaId, planId, personId, n, slug, versionId, hash, seq, signedOff } = out;
	const tookPart = JSON.stringify(await whoTookPart(tx, { planId, epoch: out.epoch, seq }));
	await tx`
		insert into publication (area_id, plan_id, n, version_id, slug, published_by, area_name, signed_off, review_on, took_part)
		values (${areaId}, ${planId}, ${n}, ${versionId}, ${slug}, ${personId}, ${out.areaName}, ${signedOff},
			${out.reviewOn}::date, ${tookPart}::text::jsonb)`;
	await freezeTwin(tx, { areaId, planId, versionId });
	await audit(tx, { areaId, personId, what: 'plan-published', planId, detail: { n, hash, seq, signedOff } });
	await tell(tx, {
		areaId,
		planId,
		kind: 'published',
		about: versionId,
		by: personId,
		to: 'followers',
		path: versionAddress(planId, slug, n)
	});
	await notify(tx, { kind: 'published', plan: planId });
}
