// Publishing a plan, and with it the answers that go out: both, or neither.
import type { PlanId } from '#domain/ids.ts';
import { publish, type Alongside, type Publisher } from '#server/publication/publish.ts';
import type { Sql } from '#server/sql.ts';
import { publishAnswers } from '#server/themes/publish-answers.ts';

interface Publishing {
	readonly planId: PlanId;
	readonly by: Publisher;
	/** The decided themes that go out; none is fine. */
	readonly themes: readonly string[];
}

/** Refuses what publishing refuses, and theme-gone. */
export async function publishWithAnswers(sql: Sql, publishing: Publishing): Promise<{ n: number }> {
	const { planId, by } = publishing;
	return publish(sql, { planId, by, alongside: answersAlongside(publishing) });
}

/** What of these themes goes out in the transaction that publishes; nothing where none was chosen. */
export function answersAlongside({ planId, by, themes }: Publishing): Alongside | undefined {
	if (themes.length === 0) return undefined;
	const { areaId, personId } = by;
	return (tx, n) => publishAnswers(tx, { areaId, planId, personId, n }, themes);
}
