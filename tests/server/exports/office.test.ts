// The files open in LibreOffice as what they are, and LibreOffice's own copy of the Word file still comes back the same.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { largerPlan } from '#server/demo/larger-plan.ts';
import { fileOf } from '#server/exports/file-of.ts';
import { readFile } from '#server/imports/read-file.ts';
import { office, officeMissing } from '#tests/office.ts';
import { sharedFolder } from '#tests/shared.ts';
import { materialOf } from './material.ts';
import { oddPlan } from './odd-plan.ts';
import { saidBy } from './same-plan.ts';

/** The plan we were given; where it is not beside this clone, the demo's stands in for it. */
const realFile = path.join(sharedFolder, 'fixtures/worcestershire-improvement-plan.docx');
const folder = mkdtempSync(path.join(tmpdir(), 'withus-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What LibreOffice makes of files: it says so and makes nothing where one would need repair. */
function converted(names: readonly string[], to: string): Buffer[] {
	const out = path.join(folder, to.replace(/\W/g, ''));
	const run = spawnSync(
		office ?? 'soffice',
		[
			'--headless',
			`-env:UserInstallation=file://${folder}/profile`,
			'--convert-to',
			to,
			'--outdir',
			out,
			...names.map((name) => path.join(folder, name))
		],
		{ encoding: 'utf8', timeout: 100_000 }
	);
	expect(run.stderr + run.stdout).not.toMatch(/could not be loaded|repair|corrupt/i);
	return names.map((name) => readFileSync(path.join(out, name.replace(/\.\w+$/, `.${to}`))));
}

describe.skipIf(officeMissing)('LibreOffice', () => {
	test('opens Word, OpenDocument and Excel, also with odd words; its copy of the Word file comes back the same', async () => {
		const plan = largerPlan();
		const real = existsSync(realFile)
			? (await readFile({ name: 'real.docx', bytes: readFileSync(realFile) })).content
			: plan;
		for (const [name, format, content] of [
			['plan.docx', 'word', plan],
			['real.docx', 'word', real],
			['real.odt', 'odt', real],
			['real.xlsx', 'xlsx', real],
			['odd.docx', 'word', oddPlan()],
			['text.odt', 'odt', plan],
			['odd-text.odt', 'odt', oddPlan()],
			['rows.xlsx', 'xlsx', oddPlan()]
		] as const)
			writeFileSync(path.join(folder, name), await fileOf(format, materialOf(content)));
		const opened = ['plan.docx', 'odd.docx', 'text.odt', 'odd-text.odt', 'rows.xlsx'];
		for (const made of converted([...opened, 'real.docx', 'real.odt', 'real.xlsx'], 'pdf'))
			expect(made.subarray(0, 5).toString()).toBe('%PDF-');
		// as a partner would save it there
		const [again, , realAgain] = converted(['plan.docx', 'odd.docx', 'real.docx'], 'docx');
		const { content } = await readFile({ name: 'plan.docx', bytes: again ?? Buffer.alloc(0) });
		expect(saidBy(content)).toEqual(saidBy(plan, 'word'));
		const { content: sameReal } = await readFile({
			name: 'real.docx',
			bytes: realAgain ?? Buffer.alloc(0)
		});
		expect(saidBy(sameReal)).toEqual(saidBy(real, 'word'));
	}, 240_000);
});
