// The published plan we were given becomes the rows that people read in it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOfTable, type ActionColumn } from '#domain/action-row.ts';
import { plainText, type RichText } from '#domain/rich-text.ts';
import type { Reading } from '#server/imports/reading.ts';
import { readWord } from '#server/imports/word/read-word.ts';
import { sharedFolder, sharedMissing } from '#tests/shared.ts';

const oracleFields: Readonly<Record<string, ActionColumn>> = {
	what: 'what',
	involved: 'who',
	responsible: 'accountable',
	impact: 'impact',
	timescales: 'timescale',
	m3: 'm3',
	m6: 'm6',
	m12: 'm12'
};

const from = (...names: string[]) => path.join(sharedFolder, 'fixtures', ...names);

describe.skipIf(sharedMissing !== null)(
	`the published plan${sharedMissing ? ` (${sharedMissing})` : ''}`,
	() => {
		let reading: Reading;
		beforeAll(async () => {
			reading = await readWord(readFileSync(from('worcestershire-improvement-plan.docx')));
		});

		test('[R1] 3 areas, 7 sub-areas and 23 rows: 13, 8 and 2', () => {
			expect(reading.counts).toMatchObject({ areas: 3, subAreas: 7, tables: 3, rows: 23, callouts: 15 });
			expect(tables().map((rows) => rows.length)).toEqual([13, 8, 2]);
		});

		test('[R1] every row equals the oracle in every field but line and pages', () => {
			const oracle = JSON.parse(readFileSync(from('worcestershire_actions.json'), 'utf8')) as Record<
				string,
				unknown
			>[];
			const refOf = (id: string) => reading.content.areas[id]?.ref ?? '';
			let n = 0;
			const read = tables().flatMap((rows, area) =>
				rows.map(({ row }) => ({
					n: (n += 1),
					area: String(area + 1),
					linked: (plainText(row.linked).match(/\d+(\.\d+)?/g) ?? []).filter((ref) =>
						row.areas.map(refOf).includes(ref)
					),
					...Object.fromEntries(
						Object.entries(oracleFields).map(([field, column]) => [field, listed(row[column])])
					)
				}))
			);
			expect(read).toEqual(
				oracle.map((row) =>
					Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'line' && key !== 'pages'))
				)
			);
		});

		test('[R2] the banner is the status of the plan and stands in no text', () => {
			expect(reading.content.meta.coProductionStatus).toMatch(/planned for Autumn 2024/);
			expect(JSON.stringify([reading.content.doc, reading.content.actions])).not.toContain(
				'is planned for Autumn 2024 and this plan'
			);
		});

		test('[R5] a link that names three areas leads to three, from two tables', () => {
			const byRef = Object.entries(reading.content.areas).find(([, area]) => area.ref === '2.2');
			const rows = Object.values(reading.content.actions).filter((row) =>
				row.areas.includes(byRef?.[0] ?? '')
			);
			expect(rows).toHaveLength(5);
			expect(new Set(rows.map((row) => row.table)).size).toBe(2);
		});

		test('[R7] the slips of the source are flagged, and stand as they stood', () => {
			const quotes = reading.notes.map((note) => note.quote).join('\n');
			for (const slip of [
				'1.4 1.4',
				'26 April 2024 6 recent',
				'complete or all settings',
				'within 6 months',
				'Implementati on',
				'mainstream This is'
			]) {
				expect(quotes).toContain(slip);
			}
			expect(JSON.stringify(reading.content)).toContain('Implementati on');
			expect(reading.unplaced).toEqual([]);
		});

		function tables() {
			return reading.content.doc.flatMap((block) =>
				block.type === 'actionTable' ? [rowsOfTable(reading.content.actions, block.attrs.id)] : []
			);
		}
	}
);

/** Rich text as the oracle writes it: paragraphs and bullets in one list. */
function listed(blocks: RichText): { t: 'p' | 'li'; text: string }[] {
	return blocks.flatMap((block): { t: 'p' | 'li'; text: string }[] =>
		block.type === 'paragraph'
			? [{ t: 'p', text: plainText([block]) }]
			: (block.content ?? []).map((item) => ({ t: 'li', text: plainText(item.content ?? []) }))
	);
}
