import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import type { PlanId } from '#domain/ids.ts';
import { refusals } from '#domain/refusals.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { addPicture, borrowPicture, mostPictures, pictureFor } from '#server/pictures/pictures.ts';
import { sweepPictures } from '#server/pictures/sweep-pictures.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import { startPlanLog } from '#server/plan-log/create.ts';
import { publish } from '#server/publication/publish.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { writePlanFiles } from '#server/publication/write-files.ts';
import { planFolder, versionFolder } from '#server/publication/manifest.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, aPlan, aRole, type APerson } from '#tests/people.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';

let database: FreshDatabase;
let file: Buffer;
beforeAll(async () => {
	database = await freshDatabase();
	file = await Transformer.fromRgbaPixels(new Uint8Array(24 * 16 * 4).fill(120), 24, 16).png();
});
afterAll(() => database.drop());

const member = async (person: APerson, planId: PlanId) =>
	(await memberOfPlan(database.sql, person.accountId, planId)) ?? expect.unreachable('not a member');

test('a picture is read by who may see a plan it is in, and by nobody else', async () => {
	const { sql } = database;
	const { areaId, planId } = await makePlan(sql, smallPlan);
	const [editor, reader, stranger] = [
		await aPerson(sql, areaId),
		await aPerson(sql, areaId),
		await aPerson(sql, areaId)
	];
	await aRole(sql, editor, 'editor', planId);
	await aRole(sql, reader, 'reader', planId);
	const src = await addPicture(sql, await member(editor, planId), file);
	const { hash, width, height } = readPictureAddress(src) ?? expect.unreachable(src);
	expect({ width, height }).toEqual({ width: 24, height: 16 });
	expect(await addPicture(sql, await member(editor, planId), file)).toBe(src);
	await expect(addPicture(sql, await member(reader, planId), file)).rejects.toMatchObject({
		code: 'not-allowed'
	});

	for (const who of [editor, reader])
		expect((await pictureFor(sql, { account: who.accountId }, hash))?.type).toBe('image/png');
	expect(await pictureFor(sql, { account: stranger.accountId }, hash)).toBeNull();
	await sql`delete from membership where person_id = ${reader.personId}`;
	expect(await pictureFor(sql, { account: reader.accountId }, hash)).toBeNull();
	await sql`update plan set deleted_at = now() where id = ${planId}`;
	expect(await pictureFor(sql, { account: editor.accountId }, hash)).toBeNull();
});

test('words copied into another plan bring their pictures along for who may see both, inside one area', async () => {
	const { sql } = database;
	const { areaId, planId } = await makePlan(sql, smallPlan);
	const editor = await aPerson(sql, areaId);
	const second = { planId: await aPlan(sql, editor) };
	await aRole(sql, editor, 'editor', planId);
	const src = await addPicture(sql, await member(editor, planId), file);
	const { hash } = readPictureAddress(src) ?? expect.unreachable(src);
	const other = await aPerson(sql, areaId);
	await aRole(sql, other, 'editor', second.planId);
	const borrow = async (who: APerson, to: PlanId) =>
		borrowPicture(sql, await member(who, to), [{ account: who.accountId }], hash);
	await expect(borrow(other, second.planId)).rejects.toMatchObject({ code: 'not-found' });
	expect(await pictureFor(sql, { account: other.accountId }, hash)).toBeNull();
	await aRole(sql, editor, 'editor', second.planId);
	await borrow(editor, second.planId);
	expect(await pictureFor(sql, { account: other.accountId }, hash)).not.toBeNull();
	const elsewhere = await makePlan(sql, smallPlan);
	const stranger = await aPerson(sql, elsewhere.areaId);
	await aRole(sql, stranger, 'editor', elsewhere.planId);
	await expect(borrow(stranger, elsewhere.planId)).rejects.toMatchObject({ code: 'not-found' });
});

test('a picture that nothing shows goes after 30 days; what a plan, a version or a waiting change shows stays', async () => {
	const { sql } = database;
	const areaId = await anArea(sql);
	const lead = await aPerson(sql, areaId, { roles: ['lead'] });
	const planId = await aPlan(sql, lead);
	const author = { id: lead.personId, role: 'lead', group: 'professional' } as const;
	const by = await member(lead, planId);
	const add = async (grey: number) => {
		const pixels = new Uint8Array(8 * 8 * 4).fill(grey);
		const src = await addPicture(sql, by, await Transformer.fromRgbaPixels(pixels, 8, 8).png());
		return { src, hash: readPictureAddress(src)?.hash ?? '' };
	};
	const [shown, public_, waits, unused] = [await add(10), await add(60), await add(110), await add(160)];
	const image = (src: string, id: string) => ({ type: 'image' as const, attrs: { id, src, alt: 'A door' } });
	const doc = [...smallPlan.doc, image(shown.src, 'one'), image(public_.src, 'two')];
	await sql.begin((tx) => startPlanLog(tx, { areaId, planId }, { ...smallPlan, doc }, author));
	const { standing } = by;
	await publish(sql, { planId, by: { areaId, personId: lead.personId, standing } });
	const now = new Y.Doc();
	Y.applyUpdate(now, (await planContent(sql, planId)).state);
	rootsOf(now).body.delete(rootsOf(now).body.length - 1, 1);
	const update = Y.encodeStateAsUpdate(now);
	await appendToPlan(sql, { areaId, planId, update, kind: 'typed', person: author });
	await sql`
		insert into held_change (area_id, plan_id, id, person_id, why, hunks, size)
		values (${areaId}, ${planId}, 'held', ${lead.personId}, 'paused', ${sql.json([{ src: waits.src }])}, 10)`;

	const here = async () =>
		(await sql<{ hash: string }[]>`select hash from picture where area_id = ${areaId}`).map(
			({ hash }) => hash
		);
	const day = (n: number) => new Date(Date.now() + n * 24 * 60 * 60_000);
	for (const n of [0, 15, 29]) await sweepPictures(sql, day(n));
	expect(await here()).toHaveLength(4);
	await sweepPictures(sql, day(31));
	expect((await here()).sort()).toEqual([shown.hash, public_.hash, waits.hash].sort());
	expect(await pictureFor(sql, { account: lead.accountId }, unused.hash)).toBeNull();
	// what is used again begins anew
	await sql`delete from held_change where id = 'held'`;
	await sweepPictures(sql, day(33));
	await borrowPicture(sql, by, [{ account: lead.accountId }], waits.hash);
	await sweepPictures(sql, day(64));
	expect(await here()).toContain(waits.hash);
});

test('a plan is full of pictures also for those that are borrowed', async () => {
	const { sql } = database;
	const areaId = await anArea(sql);
	const lead = await aPerson(sql, areaId, { roles: ['lead'] });
	const [from, to] = [await aPlan(sql, lead), await aPlan(sql, lead)];
	const { hash } =
		readPictureAddress(await addPicture(sql, await member(lead, from), file)) ?? expect.unreachable();
	await sql`
		insert into picture (area_id, hash, type, width, height, bytes)
		select ${areaId}, 'h' || n, 'image/png', 1, 1, '' from generate_series(1, ${mostPictures}) as n`;
	await sql`
		insert into plan_picture (area_id, plan_id, hash, added_by)
		select ${areaId}, ${to}, 'h' || n, ${lead.personId} from generate_series(1, ${mostPictures}) as n`;
	await expect(
		borrowPicture(sql, await member(lead, to), [{ account: lead.accountId }], hash)
	).rejects.toMatchObject({ code: 'too-many-pictures' });
});

test('a public page keeps its own copy, which goes when the page is withdrawn', async () => {
	const { sql } = database;
	const folder = await mkdtemp(path.join(tmpdir(), 'withus-pictures-'));
	try {
		const areaId = await anArea(sql);
		const lead = await aPerson(sql, areaId, { roles: ['lead'] });
		const src = await addPicture(sql, await member(lead, await aPlan(sql, lead)), file);
		const { name } = readPictureAddress(src) ?? expect.unreachable(src);
		const shown = {
			...smallPlan,
			doc: [...smallPlan.doc, { type: 'image' as const, attrs: { id: 'door', src, alt: 'A door' } }]
		};
		const planId = await aPlan(sql, lead);
		const author = { id: lead.personId, role: 'lead', group: 'professional' } as const;
		await sql.begin((tx) => startPlanLog(tx, { areaId, planId }, shown, author));
		const { standing } = await member(lead, planId);
		const by = { areaId, personId: lead.personId, standing };
		await publish(sql, { planId, by });
		// the picture is in no plan any more; what is public stays as it was
		await sql`delete from plan_picture`;
		await writePlanFiles(sql, { dir: folder, origin: '' }, planId);
		const copy = path.join(versionFolder(folder, planId, 1), 'pictures', name);
		expect((await readFile(copy)).byteLength).toBeGreaterThan(50);
		// the next version does not show it
		const doc = new Y.Doc();
		Y.applyUpdate(doc, (await planContent(sql, planId)).state);
		rootsOf(doc).body.delete(rootsOf(doc).body.length - 1, 1);
		const update = Y.encodeStateAsUpdate(doc);
		await appendToPlan(sql, { areaId, planId, update, kind: 'typed', person: author });
		await publish(sql, { planId, by });
		await writePlanFiles(sql, { dir: folder, origin: '' }, planId);
		await withdraw(sql, { planId, n: 1, reason: 'A slip.', by });
		await writePlanFiles(sql, { dir: folder, origin: '' }, planId);
		await expect(readFile(copy)).rejects.toMatchObject({ code: 'ENOENT' });
		const current = path.join(planFolder(folder, planId), 'pictures', name);
		await expect(readFile(current)).rejects.toMatchObject({ code: 'ENOENT' });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});

test('every refusal of a picture says what to do', () => {
	for (const code of [
		'no-picture',
		'picture-too-big',
		'not-picture',
		'picture-too-large',
		'picture-broken'
	] as const)
		expect(refusals[code].say).toMatch(/\. ?.*(Use|Choose|Make|Open|try)|^Choose/);
});
