// Somebody types a sentence into the plan of a discussion.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import type { Asker } from '#server/comments/asker.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Sql } from '#server/sql.ts';
import { textOf } from '#tests/server/restoring/a-world.ts';

/** At the end of the paragraph about schools. */
export async function writeIn(
	sql: Sql,
	{ areaId, planId }: { areaId: AreaId; planId: PlanId },
	{ personId, role, group }: Asker,
	words: string
): Promise<void> {
	const { state } = await planContent(sql, planId);
	const doc = new Y.Doc();
	rootsOf(doc);
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	const text = textOf(doc, 'schools');
	text.insert(text.length, ` ${words}`);
	await appendToPlan(sql, {
		areaId,
		planId,
		update: Y.encodeStateAsUpdate(doc, before),
		kind: 'typed',
		person: { id: personId as PersonId, role, group }
	});
}
