// Giving a moment of a plan a name: the present one, or one that was kept by itself. What has a name stays for good.
import { refuse } from '#domain/refusals.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { audit } from '#server/audit.ts';
import type { Sql } from '#server/sql.ts';
import { makeVersion } from './make-version.ts';

export interface Naming {
	readonly name: string;
	readonly note: string;
}

/** Keeps the plan as it is now under a name. The caller has asked `may`. */
export async function keepByName(
	sql: Sql,
	{ areaId, personId, plan }: PlanMember,
	naming: Naming
): Promise<string> {
	const wish = { areaId, planId: plan.id, reason: 'named', by: personId, ...naming } as const;
	return (await makeVersion(sql, wish)).id;
}

/** Gives a kept version a name, or another one. Refuses not-found when it is none of this plan. */
export async function nameVersion(
	sql: Sql,
	{ areaId, personId, plan }: PlanMember,
	version: string,
	{ name, note }: Naming
): Promise<void> {
	await sql.begin(async (tx) => {
		const named = await tx`
			update version set name = ${name}, note = ${note},
				made_by = case when kind = 'automatic' then ${personId} else made_by end,
				kind = case when kind = 'automatic' then 'named' else kind end
			where area_id = ${areaId} and plan_id = ${plan.id} and id = ${version}`;
		if (named.count === 0) refuse('not-found');
		await audit(tx, { areaId, personId, what: 'version-renamed', planId: plan.id, detail: { version } });
	});
}
