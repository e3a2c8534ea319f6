// Publishing a plan, and with it the answers that go out: both, or neither.
import type { PlanId } from '#domain/ids.ts';
import { blockersOfEasyRead } from '#domain/signing/blockers.ts';
import { publish, type Alongside, type Publisher } from '#server/publication/publish.ts';
import type { Sql } from '#server/sql.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { easyReadFacts } from '#server/easy-read/read-twin.ts';
import { promiseTwin } from '#server/easy-read/write-twin.ts';
import { refuseAt } from './answers.ts';
import { placed } from './forms.ts';
import { publishAnswers } from '#server/themes/publish-answers.ts';

interface Publishing {
	readonly planId: PlanId;
	readonly by: Publisher;
	/** The decided themes that go out; none is fine. */
	readonly themes: readonly string[];
	/** YYYY-MM-DD */
	readonly reviewOn?: string | null;
}

/**
 * Those who read easy read are not left behind: there is a whole twin, or a day by which it comes (YYYY-MM-DD, '' where none was
 * said). Refuses easy-read-needed and easy-read-day at the box `promised`.
 */
export async function expectEasyRead(sql: Sql, by: PlanMember, promised: string): Promise<void> {
	if (blockersOfEasyRead({ easyRead: await easyReadFacts(sql, by.plan.id) }).length === 0) return;
	if (promised === '') refuseAt('promised', 'easy-read-needed');
	await placed(promiseTwin(sql, by, promised), { 'easy-read-day': 'promised' });
}

/** Refuses what publishing refuses, and theme-gone. */
export async function publishWithAnswers(sql: Sql, publishing: Publishing): Promise<{ n: number }> {
	const { planId, by, reviewOn } = publishing;
	return publish(sql, { planId, by, reviewOn, alongside: answersAlongside(publishing) });
}

/** What of these themes goes out in the transaction that publishes; nothing where none was chosen. */
export function answersAlongside({
	planId,
	by,
	themes
}: Omit<Publishing, 'reviewOn'>): Alongside | undefined {
	if (themes.length === 0) return undefined;
	const { areaId, personId } = by;
	return (tx, n) => publishAnswers(tx, { areaId, planId, personId, n }, themes);
}
