// The published plan we were given becomes the rows that people read in it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOfTable } from '#domain/action-row.ts';
import type { Reading } from '#server/imports/reading.ts';
import { readFile } from '#server/imports/read-file.ts';
import { sharedFolder, sharedMissing } from '#tests/shared.ts';
import { oracleRows, rowsAsOracle } from './oracle.ts';

const from = (...names: string[]) => path.join(sharedFolder, 'fixtures', ...names);

describe.skipIf(sharedMissing !== null)(
	`the published plan${sharedMissing ? ` (${sharedMissing})` : ''}`,
	() => {
		let reading: Reading;
		beforeAll(async () => {
			reading = await readFile({
				name: 'plan.docx',
				bytes: readFileSync(from('worcestershire-improvement-plan.docx'))
			});
		});

		test('[R1] 3 areas, 7 sub-areas and 23 rows: 13, 8 and 2', () => {
			expect(reading.counts).toMatchObject({ areas: 3, subAreas: 7, tables: 3, rows: 23, callouts: 15 });
			expect(tables().map((rows) => rows.length)).toEqual([13, 8, 2]);
		});

		test('[R1] every row equals the oracle in every field but line and pages', () => {
			expect(rowsAsOracle(reading)).toEqual(oracleRows());
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
