// Who may take what away.
import { Transformer } from '@napi-rs/image';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportFormat, mostExports, type ExportFormatId } from '#domain/exports/formats.ts';
import type { PlanContent } from '#domain/plan.ts';
import { paragraph } from '#domain/rich-text.ts';
import { memberOfPlan, type PlanMember } from '#server/accounts/standing.ts';
import { threadsForFile } from '#server/comments/for-file.ts';
import { countExports, exportPlan, stateToExport } from '#server/exports/export-plan.ts';
import { makeFile } from '#server/exports/make-file.ts';
import { planContent } from '#server/plan-log/read.ts';
import { addPicture } from '#server/pictures/pictures.ts';
import { makeVersion } from '#server/versions/make-version.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { aDiscussion, ofWords } from '#tests/server/comments/a-discussion.ts';
import { makePlan, smallPlan } from '#tests/server/plan-log/plans.ts';
import { facts } from './material.ts';

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function file(member: PlanMember, format: ExportFormatId, state = 'now') {
	const chosen = exportFormat(format) ?? expect.unreachable(format);
	const { sql } = database;
	return exportPlan(sql, member, await stateToExport(sql, member, state, 'Larkshire'), chosen, []);
}

async function aMember(planId: string, areaId: Parameters<typeof aPerson>[1], role: 'lead' | 'reader') {
	const person = await aPerson(database.sql, areaId);
	await aRole(database.sql, person, role, planId as PlanMember['plan']['id']);
	return (await memberOfPlan(database.sql, person.accountId, planId)) ?? expect.unreachable('no member');
}

test('a reader takes the plan away as it is now, or a kept version of it; the book says so, and the file has a name', async () => {
	const { sql } = database;
	const { areaId, planId } = await makePlan(sql, smallPlan);
	const reader = await aMember(planId, areaId, 'reader');
	const lead = await aMember(planId, areaId, 'lead');
	const { id } = await sql.begin((tx) =>
		makeVersion(tx, { areaId, planId, reason: 'named', by: lead.personId, name: 'First' })
	);
	const now = await file(reader, 'markdown');
	expect(text(now.bytes)).toMatch(/^# /);
	expect(now.name).toMatch(/\.md$/);
	expect(text((await file(reader, 'markdown', id)).bytes)).toBe(text(now.bytes));
	await expect(file(reader, 'csv', 'nowhere')).rejects.toMatchObject({ code: 'not-found' });
	const book = await sql<{ detail: unknown }[]>`
		select detail from audit_event where plan_id = ${planId} and what = 'plan-exported' order by at`;
	expect(book.map(({ detail }) => detail)).toEqual([
		{ format: 'markdown', state: 'now', comments: false },
		{ format: 'markdown', state: id, comments: false }
	]);
});

test('somebody who takes very many files waits a little', async () => {
	const { sql } = database;
	const { areaId, planId } = await makePlan(sql, smallPlan);
	const reader = await aMember(planId, areaId, 'reader');
	await countExports(sql, reader);
	await sql`
		insert into audit_event (area_id, id, person_id, what, plan_id, detail)
		select ${areaId}, ${planId} || n, ${reader.personId}, 'plan-exported', ${planId}, '{}'::jsonb
		from generate_series(1, ${mostExports}) n`;
	await expect(countExports(sql, reader)).rejects.toMatchObject({ code: 'export-enough' });
	await countExports(sql, await aMember(planId, areaId, 'reader'));
});

test('comments go along as far as one may read them, and nobody’s name does', async () => {
	const { sql } = database;
	const { planId, somebody, begin, reply } = await aDiscussion(sql);
	const lead = await somebody('lead', { name: 'Lena Leadwell' });
	const young = await somebody('contributor', { group: 'young_person', name: 'Yuri Young' });
	const reader = await somebody('reader', { name: 'Rea Reader' });
	const thread = await begin(lead, 'Is two weeks enough?', { anchor: ofWords });
	await reply(young, thread, 'Words that wait.');
	await begin(lead, 'Only among us.', { internal: true });
	const { content } = await planContent(sql, planId);
	const forReader = JSON.stringify(await threadsForFile(sql, reader, content));
	expect(forReader).toContain('Is two weeks enough?');
	expect(forReader).toContain('"key":"r_one"');
	expect(forReader).not.toMatch(/Only among us|Words that wait/);
	const forLead = await threadsForFile(sql, lead, content);
	expect(JSON.stringify(forLead)).toContain('Only among us.');
	expect(forLead.find(({ internal }) => internal)).toBeDefined();
	for (const format of ['word', 'html', 'markdown', 'odt'] as const) {
		const bytes = await makeFile({ format, content, facts, threads: forLead, pictures: [] });
		const said =
			format === 'word' || format === 'odt'
				? Object.values(unzipSync(bytes)).map(text).join('')
				: text(bytes);
		expect(said, format).toContain('Is two weeks enough?');
		expect(said, format).not.toMatch(/Lena|Leadwell|Yuri|Rea Reader/);
	}
});

test('pictures go along when they are pictures of this plan, and of no other', async () => {
	const { sql } = database;
	const { areaId, planId } = await makePlan(sql, smallPlan);
	const other = await makePlan(sql, smallPlan);
	const lead = await aMember(planId, areaId, 'lead');
	const png = (shade: number) =>
		Transformer.fromRgbaPixels(new Uint8Array(24 * 16 * 4).fill(shade), 24, 16).png();
	const mine = await addPicture(sql, lead, await png(90));
	const theirs = await addPicture(sql, await aMember(other.planId, other.areaId, 'lead'), await png(30));
	const state = await stateToExport(sql, lead, 'now', 'Larkshire');
	const doc = [mine, theirs].map(
		(src, at) => ({ type: 'image', attrs: { id: `p${at}`, src, alt: `Picture ${at}` } }) as const
	);
	const html = await exportPlan(
		sql,
		lead,
		{ ...state, content: { ...state.content, doc } },
		exportFormat('html')!,
		[]
	);
	expect(text(html.bytes).match(/src="data:image\/png;base64,/g)).toHaveLength(1);
	expect(text(html.bytes)).toContain('Picture: Picture 1');
});

test('300 actions and 60 pictures become every kind of file, within time and memory', async () => {
	const cell = [
		paragraph('Ring every family each month, say where they are, and offer help while they wait. '.repeat(3))
	];
	const what = {
		what: cell,
		who: cell,
		accountable: cell,
		impact: cell,
		timescale: cell,
		m3: cell,
		m6: cell,
		m12: cell,
		linked: []
	};
	const pixels = (n: number) => new Uint8Array(800 * 600 * 4).map((_, at) => (at * (n + 3)) % 251);
	const pictures = await Promise.all(
		Array.from({ length: 60 }, async (_, n) => ({
			hash: n.toString(16).padStart(64, '0'),
			type: 'image/jpeg',
			bytes: new Uint8Array(await Transformer.fromRgbaPixels(pixels(n), 800, 600).jpeg(80))
		}))
	);
	const content: PlanContent = {
		...smallPlan,
		doc: [
			{ type: 'actionTable', attrs: { id: 'big', title: 'All of it' } },
			...pictures.map(
				({ hash }) =>
					({
						type: 'image',
						attrs: { id: hash.slice(-20), src: `/pictures/${hash}-800x600.jpg`, alt: 'A drawing' }
					}) as const
			)
		],
		actions: Object.fromEntries(
			Array.from({ length: 300 }, (_, n) => [
				`row${n}`,
				{
					...what,
					table: 'big',
					ref: `A${n}`,
					rank: `a${String(n).padStart(3, '0')}V`,
					deletedAt: null,
					due: '2027-03-31',
					areas: [],
					responsible: []
				}
			])
		)
	};
	let peak = { residentBytes: 0, milliseconds: 0 };
	const percents: number[] = [];
	const bytes = await makeFile(
		{ format: 'everything', content, facts, threads: [], pictures },
		undefined,
		(seen) => (peak = seen),
		(percent) => percents.push(percent)
	);
	expect(percents.length).toBeGreaterThan(8);
	expect(percents).toEqual([...percents].sort((a, b) => a - b));
	expect(percents.at(-1)).toBe(100);
	console.log(
		JSON.stringify({
			megabytes: Math.round(bytes.length / 1e6),
			peakMegabytes: Math.round(peak.residentBytes / 1e6),
			seconds: Math.round(peak.milliseconds / 100) / 10
		})
	);
	expect(Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('pictures/'))).toHaveLength(60);
	const small = {
		milliseconds: 500,
		residentBytes: 2 ** 30,
		heapMegabytes: 512,
		addressBytes: 6 * 2 ** 30,
		answerBytes: 2 ** 28
	};
	await expect(
		makeFile({ format: 'everything', content, facts, threads: [], pictures }, small)
	).rejects.toMatchObject({ code: 'export-slow' });
}, 90_000);
