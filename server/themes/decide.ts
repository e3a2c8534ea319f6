// Deciding about a theme: a draft of those who write the plan, until it goes out with a version.
import { formatDay } from './today.ts';
import { refuse } from '#domain/refusals.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import { decisionFaults, longestAnswer, type Decision, type DecisionFault } from '#domain/themes/theme.ts';
import { audit } from '#server/audit.ts';
import { contentOf } from '#server/versions/states.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';
import { found } from './sort.ts';
import { mustMay, type Sorter } from './sorter.ts';

/** What is said at which box. */
export function refusalOf(fault: DecisionFault, { kind }: Decision): RefusalCode {
	switch (fault) {
		case 'reason':
			return kind === 'partly' ? 'answer-reason' : 'answer-sentence';
		case 'owner':
			return 'answer-owner';
		case 'decider':
			return 'answer-decider';
		case 'decidedOn':
			return 'answer-date';
	}
}

/**
 * Writes a decision, in place of the one that was seen. Who decides on an older page is refused with theme-changed, and their words
 * stay in the form. Refuses not-allowed, theme-gone, theme-changed, answer-too-long, answer-change, and what `refusalOf` says.
 */
export async function decide(sql: Sql, sorter: Sorter, deciding: Deciding, now = new Date()): Promise<void> {
	await sql.begin((tx) => decideInside(tx, sorter, deciding, now));
}

export interface Deciding {
	readonly theme: string;
	readonly revision: number;
	readonly decision: Decision;
}

/** The same as part of a transaction. */
export async function decideInside(
	tx: Tx,
	sorter: Sorter,
	{ theme, revision, decision }: Deciding,
	now = new Date()
): Promise<void> {
	mustMay(sorter, 'decide-themes');
	if (decision.reason.length > longestAnswer) refuse('answer-too-long');
	const [fault] = decisionFaults(decision, formatDay(now));
	if (fault) refuse(refusalOf(fault, decision));
	const { areaId, planId, personId } = sorter;
	await found(tx, sorter, theme, revision);
	if (decision.part !== null) await mustBeThere(tx, sorter, decision);
	const { kind, reason, decider, owner, decidedOn, part, from, to } = decision;
	await tx`
		insert into theme_decision (area_id, plan_id, theme_id, kind, reason, decider, owner, decided_on, part, from_version,
			to_version, written_by)
		values (${areaId}, ${planId}, ${theme}, ${kind}, ${reason}, ${decider}, ${kind === 'cannot' ? owner : ''}, ${decidedOn}::date,
			${part}, ${part && from}, ${part && to}, ${personId})
		on conflict (theme_id) do update set kind = excluded.kind, reason = excluded.reason, decider = excluded.decider,
			owner = excluded.owner, decided_on = excluded.decided_on, part = excluded.part, from_version = excluded.from_version,
			to_version = excluded.to_version, written_by = excluded.written_by, written_at = now()`;
	await tx`update theme set revision = revision + 1 where area_id = ${areaId} and id = ${theme}`;
	await audit(tx, { areaId, personId, planId, what: 'theme-decided', detail: { theme, kind } });
}

/** The part stands, or stood, in one of the two states. */
async function mustBeThere(db: Db, { areaId, planId }: Sorter, { part, from, to }: Decision): Promise<void> {
	const [kind, id = ''] = (part ?? '').split('.', 2);
	if (from === null || (kind !== 'row' && kind !== 'section')) refuse('answer-change');
	const states = await Promise.all(
		[from, to ?? 'now'].map((name) => contentOf(db, { id: planId, areaId }, name))
	);
	if (states.some((state) => state === null)) refuse('answer-change');
	const stands = states.some((state) =>
		kind === 'row'
			? state && Object.hasOwn(state.actions, id)
			: state?.doc.some((block) => block.type === 'heading' && block.attrs.id === id)
	);
	if (!stands) refuse('answer-change');
}
