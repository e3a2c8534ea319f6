import * as Y from 'yjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rootsOf } from '#document/roots.ts';
import type { PlanId } from '#domain/ids.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import type { RowKind } from '#server/plan-log/log.ts';
import { planContent } from '#server/plan-log/read.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { voicesNow as voicesSoFar, voicesOf, voicesWithin } from '#server/voices/voices-of.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { aPlanOfRealSize } from '#tests/publication/a-plan.ts';
import { aWrittenPlan } from '#tests/publication/a-written-plan.ts';

let database: FreshDatabase;
let lead: APerson;
let parent: APerson;
let planId: PlanId;

beforeAll(async () => {
	database = await freshDatabase();
	const area = await anArea(database.sql);
	lead = await aPerson(database.sql, area, { roles: ['lead'] });
	parent = await aPerson(database.sql, area, { roles: ['editor'] });
	planId = await aWrittenPlan(database.sql, lead, aPlanOfRealSize());
});
afterAll(() => database.drop());

async function change(
	by: APerson,
	act: (body: Y.XmlFragment) => void,
	kind: RowKind = 'typed'
): Promise<void> {
	const doc = new Y.Doc();
	const { state } = await planContent(database.sql, planId);
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	doc.transact(() => act(rootsOf(doc).body));
	await appendToPlan(database.sql, {
		areaId: by.areaId,
		planId,
		update: Y.encodeStateAsUpdate(doc, before),
		kind,
		person: { id: by.personId, role: 'editor', group: by === parent ? 'parent_carer' : 'professional' }
	});
}

function paragraph(words: string): Y.XmlElement {
	const element = new Y.XmlElement('paragraph');
	element.insert(0, [new Y.XmlText(words)]);
	return element;
}

const voicesNow = async (plan: Pick<APerson, 'areaId'> & { readonly planId: PlanId }) => {
	const found = await voicesSoFar(database.sql, plan);
	return 'voices' in found ? found.voices : null;
};

const at = async () => {
	const { epoch, seq } = await planContent(database.sql, planId);
	return { areaId: lead.areaId, planId, epoch, seq };
};

test('words moved and made a heading by somebody else, cut and brought back, stay their first writer’s in the log', async () => {
	await change(parent, (body) => body.insert(0, [paragraph('We were never asked.')]));
	await change(lead, (body) => {
		body.delete(0, 1);
		const heading = new Y.XmlElement('heading');
		heading.insert(0, [new Y.XmlText('We were never asked.')]);
		body.insert(0, [heading]);
	});
	await change(lead, (body) => body.delete(0, 1));
	await change(lead, (body) => body.insert(0, [paragraph('We were never asked.')]), 'restore');
	const [first] = (await voicesNow({ areaId: lead.areaId, planId }))!.blocks;
	expect(first?.shares).toEqual([
		{
			person: parent.personId,
			group: 'parent_carer',
			via: 'restore',
			broughtBy: { person: lead.personId, group: 'professional' },
			characters: 20
		}
	]);
});

test('read on from where it was kept, it is the same as made anew from the log', async () => {
	for (let count = 0; count < 30; count++)
		await change(parent, (body) => body.push([paragraph(`Word ${count}.`)]));
	await voicesNow({ areaId: lead.areaId, planId });
	const [kept] = await database.sql`select seq from plan_voices where plan_id = ${planId}`;
	expect(Number(kept?.['seq'])).toBeGreaterThan(0);
	await change(lead, (body) => body.delete(body.length - 5, 3));
	const readOn = await voicesNow({ areaId: lead.areaId, planId });
	await database.sql`delete from plan_voices`;
	expect(await voicesNow({ areaId: lead.areaId, planId })).toEqual(readOn);
});

test('a version keeps whose words it holds, and a reader who holds a lock reads no long log', async () => {
	const place = await at();
	const { id } = await makeVersion(database.sql, {
		areaId: lead.areaId,
		planId,
		reason: 'named',
		by: lead.personId,
		name: 'Now'
	});
	const [version] = await database.sql<{ voices: unknown }[]>`select voices from version where id = ${id}`;
	expect(version?.voices).toEqual(JSON.parse(JSON.stringify(await voicesOf(database.sql, place))));
	await database.sql`delete from plan_voices`;
	expect(await voicesWithin(database.sql, place, 5)).toBeNull();
});

test('a long log is read in goes, each of which goes on where the last one ended', async () => {
	const { sql } = database;
	const plan = await makePlan(sql, null);
	await aLongLife(plan, 1_300);
	const reads: number[] = [];
	for (;;) {
		const found = await voicesSoFar(sql, plan, 0);
		if ('read' in found) {
			reads.push(found.read / found.of);
			continue;
		}
		await sql`delete from plan_voices where plan_id = ${plan.planId}`;
		expect(await voicesSoFar(sql, plan)).toEqual(found);
		expect(found.voices.blocks[0]?.shares[0]?.characters).toBe(1_299);
		break;
	}
	expect(reads).toEqual([500 / 1_300, 1_000 / 1_300]);
});

/** So many rows of a log: a paragraph, then a letter each. */
async function aLongLife({ areaId, planId }: Pick<APerson, 'areaId'> & { planId: PlanId }, rows: number) {
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	rootsOf(doc).body.insert(0, [paragraph('')]);
	const text = (rootsOf(doc).body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
	while (updates.length < rows) text.insert(0, 'a');
	const log = updates.map((bytes, at) => ({
		...{ area_id: areaId, plan_id: planId, epoch: 1, seq: at + 1, append_id: `append ${at}`, kind: 'typed' },
		...{ person_id: parent.personId, role: 'editor', voice_group: 'parent_carer' },
		...{ client_ids: [doc.clientID], bytes: Buffer.from(bytes) }
	}));
	await database.sql`insert into plan_update ${database.sql(log)}`;
	await database.sql`update plan_head set seq = ${rows} where plan_id = ${planId}`;
}
