// Taking a version down. Its number stays, and its address says that it was withdrawn, why and when.
import type { PlanId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import { movePlan, refusalsInTheBook, type PlanMove } from '#server/plan-state.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { lockPublications, type Publisher } from './publish.ts';

/** Characters of a reason; it is shown in place of a page, so it stays short. */
export const longestReason = 500;

/** Withdraws version n. Refuses not-allowed, reason-missing, not-found, already-withdrawn. */
export async function withdraw(
	sql: Sql,
	{ planId, n, reason, by }: { planId: PlanId; n: number; reason: string; by: Publisher }
): Promise<void> {
	const why = reason.toWellFormed().replaceAll('\u0000', '').trim().slice(0, longestReason);
	if (why === '') refuse('reason-missing');
	// a form can say any number; the table holds four-byte ones
	if (!Number.isInteger(n) || n < 1 || n >= 2 ** 31) refuse('not-found');
	const move: PlanMove = { areaId: by.areaId, planId, act: 'withdraw-version', by };
	const work = async (tx: Tx): Promise<void> => {
		if (!may(by.standing, 'withdraw-plan')) refuse('not-allowed');
		await lockPublications(tx, planId);
		const [published] = await tx<{ withdrawn_at: Date | null }[]>`
			select withdrawn_at from publication where area_id = ${by.areaId} and plan_id = ${planId} and n = ${n}`;
		if (!published) refuse('not-found');
		if (published.withdrawn_at) refuse('already-withdrawn');
		await tx`
			update publication set withdrawn_at = now(), withdrawn_by = ${by.personId}, withdrawn_reason = ${why}
			where area_id = ${by.areaId} and plan_id = ${planId} and n = ${n}`;
		const left = await tx`select from publication where plan_id = ${planId} and withdrawn_at is null limit 1`;
		const act = left.count > 0 ? 'withdraw-version' : 'withdraw-last';
		await movePlan(tx, { ...move, act });
		await audit(tx, {
			areaId: by.areaId,
			personId: by.personId,
			what: 'plan-withdrawn',
			planId,
			detail: { n }
		});
		await notify(tx, { kind: 'published', plan: planId });
	};
	await refusalsInTheBook(sql, move, () => sql.begin(work));
}
