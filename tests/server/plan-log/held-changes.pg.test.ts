// What waits for its author, in the tables: written with the append, seen by nobody else, put in again or let go.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Hunk } from '#domain/hunks.ts';
import { newId, type PersonId } from '#domain/ids.ts';
import { paragraph } from '#domain/rich-text.ts';
import { countHeld, heldFor, letGo, putInAgain } from '#server/plan-log/held-changes.ts';
import { heldQuota } from '#server/plan-log/late.ts';
import type { Batch } from '#server/plan-log/log.ts';
import { postgresLog } from '#server/plan-log/log.postgres.ts';
import { planContent } from '#server/plan-log/read.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import type { Sql } from '#server/sql.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { makePlan, parent, smallPlan, youngPerson } from './plans.ts';

let database: FreshDatabase;
let sql: Sql;
beforeAll(async () => {
	database = await freshDatabase();
	({ sql } = database);
});
afterAll(() => database.drop());

const words: Hunk = {
	op: 'text',
	blockId: 'words',
	base: paragraph('Families wait too long.').content!,
	next: paragraph('Families wait too long for help.').content!
};
const title: Hunk = { op: 'attrs', base: { title: 'A plan' }, next: { title: 'Our plan for all' } };

async function aPlanWithHeld(hunks: readonly Hunk[] = [words], person: PersonId = parent.id) {
	const plan = await makePlan(sql, smallPlan);
	const log = postgresLog(sql);
	const { seq, epoch } = (await log.open(plan.planId))!;
	const held = { id: newId(), person, why: 'not-allowed' as const, hunks };
	const batch: Batch = {
		...plan,
		epoch,
		after: seq,
		rows: [],
		late: { held: [held], retires: [[77, person]] }
	};
	return { ...plan, log, batch, id: held.id };
}

const write = async ({ log, batch }: Awaited<ReturnType<typeof aPlanWithHeld>>) =>
	(await log.append([batch])).get(batch.planId)?.kind;

/** Somebody else changes the one paragraph meanwhile. */
async function meanwhile(
	{ areaId, planId }: Pick<Batch, 'areaId' | 'planId'>,
	at: number,
	put: string
): Promise<void> {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await planContent(sql, planId)).state);
	((doc.getXmlFragment('default').get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(at, put);
	await appendToPlan(sql, {
		areaId,
		planId,
		update: Y.encodeStateAsUpdate(doc),
		kind: 'typed',
		person: youngPerson
	});
}

describe('what waits for its author', () => {
	test('[T1] is written with the append, once, also when the append is repeated', async () => {
		const held = await aPlanWithHeld();
		expect(await write(held)).toBe('written');
		expect(await write(held)).toBe('written');
		const whose = { planId: held.planId, personId: parent.id };
		expect(await heldFor(sql, whose)).toMatchObject([{ id: held.id, why: 'not-allowed', hunks: [words] }]);
		expect(await countHeld(sql, whose)).toBe(1);
		expect(await heldFor(sql, { ...whose, personId: youngPerson.id })).toEqual([]);
	});

	test('[T3] the ids it was typed under are retired for every process', async () => {
		const held = await aPlanWithHeld();
		await write(held);
		expect((await postgresLog(sql).open(held.planId))!.retired).toEqual([77]);
	});

	test('[T4] has an end: one more is refused, whoever of two writers comes last', async () => {
		const held = await aPlanWithHeld();
		const full = Array.from({ length: heldQuota.changes - 1 }, () => ({
			...held.batch.late!.held[0]!,
			id: newId()
		}));
		await held.log.append([{ ...held.batch, late: { held: full, retires: [] } }]);
		const more = () =>
			held.log.append([
				{ ...held.batch, late: { held: [{ ...held.batch.late!.held[0]!, id: newId() }], retires: [] } }
			]);
		const kinds = (await Promise.all([more(), more()])).map((outcome) => outcome.get(held.planId)?.kind);
		expect(kinds.sort()).toEqual(['too-much-held', 'written']);
		expect(
			(await aPlanWithHeld([{ ...words, next: paragraph('x'.repeat(heldQuota.size)).content! }]).then(write))!
		).toBe('too-much-held');
	});

	test('goes into the plan in its author’s name, beside what others wrote meanwhile, and waits no longer', async () => {
		const held = await aPlanWithHeld([words, title]);
		await write(held);
		await meanwhile(held, 0, 'Today: ');
		const done = await putInAgain(sql, { ...held, author: parent });
		expect(done).toEqual({ entered: 2, waiting: 0 });
		const { content } = await planContent(sql, held.planId);
		expect(JSON.stringify(content.doc)).toContain('Today: Families wait too long for help.');
		expect(content.meta.title).toBe('Our plan for all');
		const [last] = await sql<{ person_id: string; kind: string }[]>`
			select person_id, kind from plan_update where plan_id = ${held.planId} order by seq desc limit 1`;
		expect(last).toEqual({ person_id: parent.id, kind: 'accept' });
		expect(await heldFor(sql, { planId: held.planId, personId: parent.id })).toEqual([]);
	});

	test('stays waiting where others have changed the same words', async () => {
		const held = await aPlanWithHeld([words, title]);
		await write(held);
		await meanwhile(held, 'Families wait too long'.length, 'er');
		expect(await putInAgain(sql, { ...held, author: parent })).toEqual({ entered: 1, waiting: 1 });
		expect(await heldFor(sql, { planId: held.planId, personId: parent.id })).toMatchObject([
			{ hunks: [words] }
		]);
	});

	test('[G10] makes up no quotation: what waits was written by a person, and comes in as theirs', async () => {
		const attrs = { id: newId(), kind: 'inspectors', covers: '', source: 'A report, 1 March 2026' } as const;
		const forged: Hunk = {
			op: 'insert-after',
			blockId: '',
			base: null,
			next: [{ type: 'callout', attrs, content: [paragraph('Nobody has written this.')] }]
		};
		const held = await aPlanWithHeld([forged]);
		await write(held);
		await expect(putInAgain(sql, { ...held, author: parent })).rejects.toMatchObject({
			code: 'quoted-words'
		});
		expect(await countHeld(sql, { planId: held.planId, personId: parent.id })).toBe(1);
	});

	test('is let go, and put in, by its author and nobody else', async () => {
		const held = await aPlanWithHeld();
		await write(held);
		const others = { planId: held.planId, personId: youngPerson.id };
		await expect(letGo(sql, others, held.id)).rejects.toMatchObject({ code: 'not-found' });
		await expect(putInAgain(sql, { ...held, author: youngPerson })).rejects.toMatchObject({
			code: 'not-found'
		});
		await letGo(sql, { ...others, personId: parent.id }, held.id);
		expect(await countHeld(sql, { ...others, personId: parent.id })).toBe(0);
	});
});

test('[T4] of what was refused from one person the newest 200 are kept', async () => {
	const { areaId, planId } = await makePlan(sql, smallPlan);
	await sql`
		insert into rejected_update (area_id, plan_id, id, person_id, code, bytes, at)
		select ${areaId}, ${planId}, 'old ' || n, 'parent', 'not-allowed', '\\x00', now() - interval '1 hour' from generate_series(1, 205) n`;
	await postgresLog(sql).keepRejected({
		areaId,
		planId,
		person: parent.id,
		code: 'not-allowed',
		bytes: new Uint8Array([1])
	});
	const [{ n, newest }] = await sql<[{ n: number; newest: number }]>`
		select count(*)::int as n, count(*) filter (where id not like 'old%')::int as newest from rejected_update where plan_id = ${planId}`;
	expect([n, newest]).toEqual([200, 1]);
});
