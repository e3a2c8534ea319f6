import * as Y from 'yjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rootsOf } from '#document/roots.ts';
import type { PlanId } from '#domain/ids.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import type { RowKind } from '#server/plan-log/log.ts';
import { planContent } from '#server/plan-log/read.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { voicesNow, voicesOf, voicesWithin } from '#server/voices/voices-of.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
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
	const [first] = (await voicesNow(database.sql, lead && { areaId: lead.areaId, planId })).blocks;
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
	await voicesNow(database.sql, { areaId: lead.areaId, planId });
	const [kept] = await database.sql`select seq from plan_voices where plan_id = ${planId}`;
	expect(Number(kept?.['seq'])).toBeGreaterThan(0);
	await change(lead, (body) => body.delete(body.length - 5, 3));
	const readOn = await voicesNow(database.sql, { areaId: lead.areaId, planId });
	await database.sql`delete from plan_voices`;
	expect(await voicesNow(database.sql, { areaId: lead.areaId, planId })).toEqual(readOn);
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
