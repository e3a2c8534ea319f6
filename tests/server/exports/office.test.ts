// The files open in LibreOffice as what they are, and LibreOffice's own copy of the Word file still comes back the same.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { largerPlan } from '#server/demo/larger-plan.ts';
import { fileOf } from '#server/exports/file-of.ts';
import { readFile } from '#server/imports/read-file.ts';
import { office, officeMissing } from '#tests/office.ts';
import { materialOf } from './material.ts';
import { oddPlan } from './odd-plan.ts';
import { saidBy } from './same-plan.ts';

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
		for (const [name, format, content] of [
			['plan.docx', 'word', plan],
			['odd.docx', 'word', oddPlan()],
			['text.odt', 'odt', plan],
			['odd-text.odt', 'odt', oddPlan()],
			['rows.xlsx', 'xlsx', oddPlan()]
		] as const)
			writeFileSync(path.join(folder, name), await fileOf(format, materialOf(content)));
		for (const made of converted(['plan.docx', 'odd.docx', 'text.odt', 'odd-text.odt', 'rows.xlsx'], 'pdf'))
			expect(made.subarray(0, 5).toString()).toBe('%PDF-');
		// as a partner would save it there
		const [again] = converted(['plan.docx', 'odd.docx'], 'docx');
		const { content } = await readFile({ name: 'plan.docx', bytes: again ?? Buffer.alloc(0) });
		expect(saidBy(content)).toEqual(saidBy(plan, 'word'));
	}, 240_000);
});
