// What has to be known before partners are asked.
import { hasWords } from '#domain/has-words.ts';
import type { AreaId, PlanId } from '#domain/ids.ts';
import type { AskedBody, ForSignOff } from '#domain/signing/blockers.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { easyReadFacts } from '#server/easy-read/read-twin.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Db } from '#server/sql.ts';
import { undecidedThemes } from '#server/themes/themes.ts';
import { bodiesOfArea } from './bodies.ts';

export interface OfPlan {
	readonly areaId: AreaId;
	readonly planId: PlanId;
}

export async function factsForSignOff(
	db: Db,
	{ areaId, planId }: OfPlan,
	asked: readonly string[]
): Promise<ForSignOff> {
	const { content } = await planContent(db, planId);
	const [round] = await db<{ until: Date }[]>`
		select closes_at as until from round
		where plan_id = ${planId} and closed_at is null and opens_at <= now() and closes_at > now() limit 1`;
	return {
		undecided: await undecidedThemes(db, planId),
		hasWords: hasWords(content),
		consultationUntil: round?.until ?? null,
		easyRead: await easyReadFacts(db, planId, content),
		bodies: await bodiesToAsk(db, { areaId, planId }),
		asked
	};
}

/** Every body that can be asked about this plan, and whether somebody could answer for it. */
export async function bodiesToAsk(db: Db, { areaId, planId }: OfPlan): Promise<AskedBody[]> {
	const bodies = (await bodiesOfArea(db, areaId)).filter(({ archived }) => !archived);
	const ids = [...new Set(bodies.flatMap(({ signers }) => signers.map(({ id }) => id)))];
	const accounts = await db<{ id: string; account: string }[]>`
		select id, account_id as account from person
		where area_id = ${areaId} and id = any(${ids}::text[]) and account_id is not null`;
	const seeing = new Set<string>();
	for (const { id, account } of accounts) if (await memberOfPlan(db, account, planId)) seeing.add(id);
	return bodies.map(({ id, name, kind, signers }) => ({
		id,
		name,
		kind,
		signers: signers.length,
		signersWhoSee: signers.filter((signer) => seeing.has(signer.id)).length
	}));
}
