// The version that all asked partners agreed to becomes public: exactly that one, whatever was typed since.
import type { PlanId, VersionId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { slugOf } from '#domain/publication.ts';
import { refuse } from '#domain/refusals.ts';
import { may } from '#domain/permissions.ts';
import type { SignOffState } from '#domain/signing/sign-off.ts';
import { movePlan, refusalsInTheBook, type PlanMove } from '#server/plan-state.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { hashOf } from '#server/versions/hash.ts';
import { goOut } from './go-out.ts';
import { lockPublications, nameOfArea, nextNumber, type Alongside, type Publishing } from './publish.ts';

/**
 * Publishes it, and what goes out `alongside` in the same transaction. The second of two people at once hears that it is out. Refuses not-allowed, not-found, sign-off-over,
 * not-agreed-yet.
 */
export async function publishAgreed(
	sql: Sql,
	{
		planId,
		signOff,
		by,
		alongside,
		reviewOn = null
	}: Publishing & { signOff: string; alongside?: Alongside | undefined }
): Promise<{ n: number; hash: string; slug: string }> {
	const move: PlanMove = { areaId: by.areaId, planId, act: 'publish-agreed', by };
	return refusalsInTheBook(sql, move, () =>
		sql.begin(async (tx) => {
			if (!may(by.standing, 'publish-plan')) refuse('not-allowed');
			await lockPublications(tx, planId);
			const { areaId, personId } = by;
			const areaName = await nameOfArea(tx, planId, areaId);
			const agreed = await lockedSignOff(tx, planId, signOff);
			if (agreed.state === 'open') refuse('not-agreed-yet');
			if (agreed.state !== 'agreed') refuse('sign-off-over');
			const { hash, versionId, content, epoch, seq } = agreed;
			// a fingerprint that does not fit would mean that somebody agreed to other words
			if (hashOf(content) !== hash) throw new Error('The version that was agreed on has other words now.');
			await movePlan(tx, move);
			const n = await nextNumber(tx, planId);
			const slug = slugOf(content.meta.plainTitle.trim() || content.meta.title);
			await tx`
				update version set n = ${n}, kind = 'published', reason = 'published', name = ''
				where area_id = ${areaId} and id = ${versionId}`;
			await tx`
				update sign_off set state = 'published', n = ${n}, ended_at = now(), ended_by = ${personId}
				where plan_id = ${planId} and id = ${signOff}`;
			await goOut(tx, {
				...{ areaId, planId, personId, areaName, n, slug, versionId, hash, epoch, seq, reviewOn },
				signedOff: true
			});
			await alongside?.(tx, n);
			return { n, hash, slug };
		})
	);
}

async function lockedSignOff(tx: Tx, planId: PlanId, id: string) {
	const [found] = await tx<
		{
			state: SignOffState;
			hash: string;
			versionId: VersionId;
			content: PlanContent;
			epoch: number;
			seq: number;
		}[]
	>`
		select sign_off.state, sign_off.hash, sign_off.version_id as "versionId", version.content, version.epoch, version.seq
		from sign_off join version on version.area_id = sign_off.area_id and version.id = sign_off.version_id
		where sign_off.plan_id = ${planId} and sign_off.id = ${id} for update of sign_off`;
	return found ?? refuse('not-found');
}
