// Removing a published answer that tells too much about somebody: its words are gone from the tables too, and a dated line stays.
import { may } from '#domain/permissions.ts';
import { refuse } from '#domain/refusals.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import type { PlanId } from '#domain/ids.ts';
import type { Sql } from '#server/sql.ts';
import type { Publisher } from './publish.ts';

/** Refuses not-allowed, not-found, answer-redacted. */
export async function redactAnswer(
	sql: Sql,
	{ planId, n, theme, by }: { planId: PlanId; n: number; theme: string; by: Publisher }
): Promise<void> {
	if (!may(by.standing, 'withdraw-plan')) refuse('not-allowed');
	// a form can say any number; the table holds four-byte ones
	if (!Number.isInteger(n) || n < 1 || n >= 2 ** 31) refuse('not-found');
	const { areaId, personId } = by;
	await sql.begin(async (tx) => {
		const [answer] = await tx<{ id: string; redacted: boolean }[]>`
			select id, redacted_at is not null as redacted from answer
			where area_id = ${areaId} and plan_id = ${planId} and n = ${n} and theme_id = ${theme} for update`;
		if (!answer) refuse('not-found');
		if (answer.redacted) refuse('answer-redacted');
		await tx`
			update answer set title = '', reason = '', decider = '', owner = '', part = null, change = null, redacted_at = now(),
				redacted_by = ${personId}
			where area_id = ${areaId} and id = ${answer.id}`;
		await audit(tx, { areaId, personId, planId, what: 'answer-redacted', detail: { theme, n } });
		await notify(tx, { kind: 'published', plan: planId });
	});
}
