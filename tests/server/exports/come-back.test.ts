// What goes out as a file comes back the same through our own import.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionColumnIds } from '#domain/action-row.ts';
import { plainText } from '#domain/rich-text.ts';
import { pastedRows, pastedText } from '#document/foreign/pasted-rows.ts';
import { largerPlan } from '#server/demo/larger-plan.ts';
import { fileOf } from '#server/exports/file-of.ts';
import { rowsAsTable } from '#server/exports/rows-as-table.ts';
import { readFile } from '#server/imports/read-file.ts';
import { demoPlan } from '#server/seed-plan.ts';
import { sharedFolder } from '#tests/shared.ts';
import { materialOf } from './material.ts';
import { saidBy } from './same-plan.ts';

const realFile = path.join(sharedFolder, 'fixtures/worcestershire-improvement-plan.docx');
const plans = [
	{ name: 'the demo plan', plan: async () => demoPlan(), rows: 5 },
	{ name: 'the larger demo plan', plan: async () => largerPlan(), rows: 20 },
	...(existsSync(realFile)
		? [
				{
					name: 'the imported real plan',
					plan: async () => (await readFile({ name: 'real.docx', bytes: readFileSync(realFile) })).content,
					rows: 23
				}
			]
		: [])
];

describe.each(plans)('$name', ({ plan, rows }) => {
	test('comes back the same from Word and from Markdown', async () => {
		const content = await plan();
		for (const [format, ending] of [
			['word', 'docx'],
			['markdown', 'md']
		] as const) {
			const bytes = await fileOf(format, materialOf(content));
			const { content: back, unplaced } = await readFile({ name: `plan.${ending}`, bytes });
			expect(saidBy(back), format).toEqual(saidBy(content, format));
			expect(
				unplaced.map(({ words }) => words),
				format
			).toEqual([]);
		}
	}, 30_000);

	test('comes back the same when its table is pasted', async () => {
		const content = await plan();
		const table = rowsAsTable(content);
		expect(table.rows).toHaveLength(rows);
		const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
		const pasted = [table.headings, ...table.rows].map((row) => row.map(quoted).join('\t')).join('\n');
		const read = pastedRows(pastedText(pasted), content.areas);
		const words = (text: string) => text.replace(/[•\s]+/g, ' ').trim();
		expect(
			read?.rows.map(({ ref, cells }) => [ref, ...actionColumnIds.map((id) => words(plainText(cells[id])))])
		).toEqual(table.rows.map((row) => row.slice(0, 10).map(words)));
	});
});
