// "You said, we did" in the folder of published files: escaped, without drafts, and in step with what is taken back, redacted and
// withdrawn, also when the hint was missed.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdrawComment } from '#server/comments/own-comment.ts';
import { redactAnswer } from '#server/publication/redact-answer.ts';
import { publicRequest } from '#server/publication/serve-files.ts';
import { withdraw } from '#server/publication/withdraw.ts';
import { writeMissedFiles, writePlanFiles } from '#server/publication/write-files.ts';
import { decide } from '#server/themes/decide.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aSorting, changed } from './a-sorting.ts';

let database: FreshDatabase;
let dir: string;
beforeAll(async () => {
	database = await freshDatabase();
	dir = await mkdtemp(path.join(os.tmpdir(), 'withus-answers-'));
});
afterAll(async () => {
	await database.drop();
	await rm(dir, { recursive: true });
});

test('the page is escaped, holds no draft, and follows what is taken back, removed and withdrawn', async () => {
	const { sql } = database;
	const plan = await aSorting(sql);
	const by = await plan.sorter('lead');
	const parent = await plan.somebody('contributor', { group: 'parent_carer' });
	const thread = await plan.begin(parent, 'Ring <i>us</i>.');
	await plan.letQuote(parent.personId);
	const theme = await plan.theme(by, 'Calls & letters', [thread]);
	const draft = await plan.theme(by, 'cnDraft theme');
	const decision = { ...changed, reason: '<script>alert(1)</script> We ring.' };
	await decide(sql, by, { theme, revision: 1, decision });
	await decide(sql, by, { theme: draft, revision: 1, decision: { ...changed, reason: 'cnDraft reason' } });
	await plan.publish(by, [theme]);
	const place = { dir, origin: 'https://plans.example.org' };
	await writePlanFiles(sql, place, plan.planId);
	const folder = path.join(dir, 'p', plan.planId);
	const pageAt = (...parts: string[]) => readFile(path.join(folder, ...parts, 'index.html'), 'utf8');
	const now = () => pageAt('v1', 'answers');

	const first = await now();
	expect(first).toBe(await pageAt('answers'));
	expect(first).toContain('Calls &amp; letters');
	expect(first).toContain('&lt;script&gt;alert(1)&lt;/script&gt; We ring.');
	expect(first).toContain('“Ring &lt;i&gt;us&lt;/i&gt;.”');
	expect(first).toContain('fewer than five parent carers');
	expect(first).not.toMatch(/cnDraft|<script|<i>/);
	expect(await pageAt('v1')).toContain('/v1/answers/');

	await withdrawComment(sql, parent, await plan.firstOf(thread));
	await writeMissedFiles(sql, place);
	expect(await now()).toContain('Words stood here. They were removed on');
	expect(await now()).not.toMatch(/Ring &lt;|fewer than five parent/);

	await redactAnswer(sql, { planId: plan.planId, n: 1, theme, by });
	await writeMissedFiles(sql, place);
	expect(await now()).toContain('It was removed for privacy on');
	expect(await now()).not.toContain('We ring.');

	await withdraw(sql, { planId: plan.planId, n: 1, reason: 'Wrong.', by });
	await writeMissedFiles(sql, place);
	await expect(now()).rejects.toMatchObject({ code: 'ENOENT' });
	await expect(pageAt('answers')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('their addresses are read like those of versions', () => {
	expect(publicRequest('/p/plan/slug/v2/answers/')).toEqual({
		to: 'answers',
		plan: 'plan',
		n: 2,
		slash: true
	});
	expect(publicRequest('/p/plan/slug/answers')).toEqual({
		to: 'answers',
		plan: 'plan',
		n: null,
		slash: false
	});
	expect(publicRequest('/p/plan/answers/')).toEqual({ to: 'page', plan: 'plan', n: null });
});
