// Findings of an area's inspection reports, and putting one into a plan word for word. The words are taken from the report
// here, never from who asks: so a quotation in a plan is one.
import * as Y from 'yjs';
import { insertBlocks } from '#document/write.ts';
import { findingsOf, type Finding } from '#domain/findings.ts';
import { newId, type PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Db, Sql } from '#server/sql.ts';
import { plansOf } from './listed.ts';
import { mustWriteNow } from './writes-now.ts';

export interface ReportFindings {
	readonly id: PlanId;
	readonly title: string;
	readonly findings: readonly Finding[];
}

/** The reports of the plan's area that this person may read, with their findings. */
export async function findingsFor(db: Db, { accountId, areaId }: PlanMember): Promise<ReportFindings[]> {
	if (accountId === null) return [];
	const reports = (await plansOf(db, accountId)).filter(
		(plan) => plan.areaId === areaId && plan.kind === 'inspection'
	);
	return Promise.all(
		reports.map(async ({ id, title, plainTitle }) => ({
			id,
			title: title || plainTitle,
			findings: findingsOf((await planContent(db, id)).content)
		}))
	);
}

/** Puts a finding behind a block of the plan, or at its end. Refuses not-found when there is no such finding to read. */
export async function quoteFinding(
	sql: Sql,
	member: PlanMember,
	which: { readonly report: string; readonly finding: string; readonly after: string }
): Promise<void> {
	await mustWriteNow(sql, member);
	const reports = await findingsFor(sql, member);
	const report = reports.find(({ id }) => id === which.report);
	const finding = report?.findings.find(({ id }) => id === which.finding);
	if (!finding) refuse('not-found');
	const { areaId, personId, role, group, plan } = member;
	const { state, epoch } = await planContent(sql, plan.id);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	const attrs = { id: newId(), kind: 'inspectors', covers: '', source: finding.source } as const;
	insertBlocks(doc, [{ type: 'callout', attrs, content: finding.words }], which.after);
	await appendToPlan(sql, {
		areaId,
		planId: plan.id,
		epoch,
		update: Y.encodeStateAsUpdate(doc, before),
		kind: 'import',
		person: { id: personId, role, group }
	});
}
