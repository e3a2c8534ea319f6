// From a file to a plan with its tray, in a real database.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanId } from '#domain/ids.ts';
import { plainText } from '#domain/rich-text.ts';
import { boxesToProtect, importJob, startImport, sweepImports, takeImport } from '#server/imports/jobs.ts';
import {
	notesOf,
	openInTray,
	placeAtEnd,
	setAside,
	takeBack,
	tickAllNotes,
	tickNote,
	trayOf
} from '#server/imports/tray.ts';
import { planContent } from '#server/plan-log/read.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';
import { cell, heading, p, raw, run, table, wordFile } from './word-file.ts';

const file = wordFile({
	footnotes: ['Counted on one day in March.\nAnd again in May.'],
	comments: ['Ask the forum about this.'],
	body: [
		heading(1, '1. Getting help early'),
		heading(2, 'What families told us'),
		p('We wait too long.'),
		table(
			['What we will do', 'Lead', 'By when', 'Linked to'],
			['Open a drop-in', cell('Mo Baker'), '31 March 2027', '1'],
			['Train ten people', 'Ida Fern', '', '4']
		),
		raw(
			`<w:p>${run('Kept words ')}<w:del>${run('deleted words').replaceAll('w:t', 'w:delText')}</w:del></w:p>`
		)
	]
});

describe('bringing a plan in', () => {
	let db: FreshDatabase;
	let lead: APerson;
	let by: { id: APerson['personId']; role: 'lead'; group: 'parent_carer' };
	beforeAll(async () => {
		db = await freshDatabase();
		lead = await aPerson(db.sql, await anArea(db.sql), { roles: ['lead'] });
		by = { id: lead.personId, role: 'lead', group: 'parent_carer' };
	});
	afterAll(() => db.drop());

	async function brought(): Promise<{ areaId: APerson['areaId']; planId: PlanId }> {
		const job = await startImport(db.sql, lead, { name: 'Our_plan.docx', bytes: file });
		return { areaId: lead.areaId, planId: await takeImport(db.sql, lead.areaId, job, by) };
	}

	test('[R8] a file is kept with its reading, and is no plan before somebody brings it in', async () => {
		const id = await startImport(db.sql, lead, { name: 'Our_plan.docx', bytes: file });
		const job = await importJob(db.sql, lead.areaId, id);
		expect(job).toMatchObject({
			fileName: 'Our_plan.docx',
			planId: null,
			reading: { counts: { areas: 1, rows: 2, callouts: 1 } }
		});
		expect(job?.reading.content.meta.title).toBe('Our plan');
		expect(await db.sql`select id from plan`).toHaveLength(0);
		expect(await importJob(db.sql, await anArea(db.sql, 'Elsewhere'), id)).toBeNull();
	});

	test('a refused file leaves nothing behind', async () => {
		const before = await db.sql`select id from import_job`;
		await expect(
			startImport(db.sql, lead, { name: 'x.docx', bytes: new TextEncoder().encode('no zip') })
		).rejects.toMatchObject({ code: 'not-word' });
		expect(await db.sql`select id from import_job`).toHaveLength(before.length);
	});

	test('brought in, the plan holds what was read, its maker leads it, and doing it twice gives the same plan', async () => {
		const id = await startImport(db.sql, lead, { name: 'Our_plan.docx', bytes: file });
		const planId = await takeImport(db.sql, lead.areaId, id, by);
		expect(await takeImport(db.sql, lead.areaId, id, by)).toBe(planId);
		const { content } = await planContent(db.sql, planId);
		const job = await importJob(db.sql, lead.areaId, id);
		expect(content).toEqual(job?.reading.content);
		expect(await db.sql`select role from membership where plan_id = ${planId}`).toEqual([{ role: 'lead' }]);
		expect(await db.sql`select title, kind from plan where id = ${planId}`).toEqual([
			{ title: 'Our plan', kind: 'afi' }
		]);
	});

	test('[R21] what families said comes in protected, where whoever brings it in wants that', async () => {
		const id = await startImport(db.sql, lead, { name: 'Our_plan.docx', bytes: file });
		const { reading } = (await importJob(db.sql, lead.areaId, id))!;
		expect(boxesToProtect(reading.content)).toBe(1);
		expect(
			boxesToProtect({ ...reading.content, meta: { ...reading.content.meta, kind: 'inspection' } })
		).toBe(0);
		const planId = await takeImport(db.sql, lead.areaId, id, by, 'As it came in');
		const { content } = await planContent(db.sql, planId);
		const box = content.doc.find((block) => block.type === 'callout');
		expect(box).toMatchObject({ attrs: { kind: 'families', source: 'As it came in' } });
		expect(boxesToProtect(content)).toBe(0);
	});

	test('the tray keeps every piece; placing, setting aside and taking back lose no word', async () => {
		const where = await brought();
		const tray = await trayOf(db.sql, where);
		expect(tray.map((piece) => piece.words)).toEqual(
			expect.arrayContaining(['deleted words', 'Ask the forum about this.'])
		);
		const open = await openInTray(db.sql, where);
		const deleted = tray.find((piece) => piece.words === 'deleted words');
		const comment = tray.find((piece) => piece.words.startsWith('Ask'));
		if (!deleted || !comment) throw new Error('pieces missing');

		await placeAtEnd(db.sql, where, deleted.id, by);
		await placeAtEnd(db.sql, where, deleted.id, by);
		await setAside(db.sql, where, comment.id, by);
		expect(await lastWords(where.planId)).toBe('deleted words');
		expect(await openInTray(db.sql, where)).toBe(open - 2);
		expect((await trayOf(db.sql, where)).map((piece) => piece.words)).toEqual(
			tray.map((piece) => piece.words)
		);

		await takeBack(db.sql, where, deleted.id, by);
		await takeBack(db.sql, where, comment.id, by);
		expect(await lastWords(where.planId)).toBe('Kept words');
		expect(await trayOf(db.sql, where)).toEqual(tray);
	});

	test('a note can be ticked off and opened again', async () => {
		const where = await brought();
		const [note] = await notesOf(db.sql, where);
		if (!note) throw new Error('no note');
		await tickNote(db.sql, where, note.id, true, by);
		expect((await notesOf(db.sql, where))[0]).toMatchObject({ id: note.id, dealtWith: true });
		await tickNote(db.sql, where, note.id, false, by);
		expect((await notesOf(db.sql, where))[0]).toMatchObject({ id: note.id, dealtWith: false });
		await tickAllNotes(db.sql, where, by);
		expect((await notesOf(db.sql, where)).every((each) => each.dealtWith)).toBe(true);
	});

	test('a piece of another plan is not found', async () => {
		const [one, other] = [await brought(), await brought()];
		const [piece] = await trayOf(db.sql, one);
		await expect(placeAtEnd(db.sql, other, piece?.id ?? '', by)).rejects.toMatchObject({ code: 'not-found' });
	});

	test('a file that nobody brought in is deleted after its days, whether or not somebody imports again', async () => {
		const [old, taken, fresh] = await Promise.all(
			['Old.docx', 'Taken.docx', 'Fresh.docx'].map((name) => startImport(db.sql, lead, { name, bytes: file }))
		);
		await takeImport(db.sql, lead.areaId, taken!, by);
		await db.sql`update import_job set made_at = now() - interval '8 days' where id = any(${[old!, taken!]})`;
		await sweepImports(db.sql);
		const left = await db.sql<{ id: string }[]>`select id from import_job`;
		const ids = left.map(({ id }) => id);
		expect([old, taken, fresh].map((id) => ids.includes(id!))).toEqual([false, true, true]);
	});

	test('bringing a plan in stands in the book, once', async () => {
		const id = await startImport(db.sql, lead, { name: 'Our_plan.docx', bytes: file });
		const planId = await takeImport(db.sql, lead.areaId, id, by);
		await takeImport(db.sql, lead.areaId, id, by);
		expect(await db.sql`select what, person_id from audit_event where plan_id = ${planId}`).toEqual([
			{ what: 'plan-imported', person_id: lead.personId }
		]);
	});

	test.each(['a\u0000b.docx', `${'x'.repeat(199)}😀.docx`, `${'x'.repeat(299)}😀.docx`, '\ud83d.docx'])(
		'a file may be called anything (%#)',
		async (name) => {
			const untitled = wordFile({ body: [p('We wait too long.')] });
			const id = await startImport(db.sql, lead, { name, bytes: untitled });
			const planId = await takeImport(db.sql, lead.areaId, id, by);
			expect((await planContent(db.sql, planId)).content.meta.title).not.toBe('');
		}
	);

	test('[R8] pasted words come in like a file', async () => {
		const text =
			'1. Sleep\n\nWhat families told us\n\nNights are long.\n\nAction\tLead\tBy when\nLend lamps\tIda Fern\t1 May 2027\n';
		const pasted = { name: 'Pasted text', bytes: new TextEncoder().encode(text) };
		const id = await startImport(db.sql, lead, pasted);
		const planId = await takeImport(db.sql, lead.areaId, id, by);
		const { content } = await planContent(db.sql, planId);
		expect(content.meta.title).toBe('Pasted text');
		expect(Object.values(content.actions).map((row) => row.due)).toEqual(['2027-05-01']);
	});

	test('[R9] a report of inspectors comes in as a plan that nobody writes in', async () => {
		const text =
			'Area SEND inspection of Tarn Valley\n\nInspection dates: 3 to 7 March 2025\n\nAreas for improvement\n\nLeaders must keep one list.\n';
		const report = { name: 'report.txt', bytes: new TextEncoder().encode(text) };
		const id = await startImport(db.sql, lead, report);
		const planId = await takeImport(db.sql, lead.areaId, id, by);
		expect(await db.sql`select kind from plan where id = ${planId}`).toEqual([{ kind: 'inspection' }]);
		const { content } = await planContent(db.sql, planId);
		expect(content.doc.flatMap((block) => (block.type === 'callout' ? [block.attrs.source] : []))).toEqual([
			'Area SEND inspection of Tarn Valley, 3 to 7 March 2025'
		]);
		expect(await trayOf(db.sql, { areaId: lead.areaId, planId })).toEqual([]);
	});

	async function lastWords(planId: PlanId): Promise<string> {
		const { content } = await planContent(db.sql, planId);
		const last = content.doc.at(-1);
		return last && 'content' in last ? plainText(last.content ?? []) : '';
	}
});
