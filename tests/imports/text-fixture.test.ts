// The same published plan as plain text, with every trap that pages, tabs and stray tags set: it becomes the same rows.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rowsOfTable } from '#domain/action-row.ts';
import { plainText } from '#domain/rich-text.ts';
import { readFile } from '#server/imports/read-file.ts';
import type { Reading } from '#server/imports/reading.ts';
import { countWords, missingWords, wordsOfReading } from '#server/imports/words.ts';
import { sharedFolder, sharedMissing } from '#tests/shared.ts';
import { oracleRows, rowsAsOracle } from './oracle.ts';

const folder = path.join(sharedFolder, 'seeds');
const seed = (start: string) =>
	readFileSync(path.join(folder, readdirSync(folder).find((name) => name.startsWith(start)) ?? ''));
const read = (bytes: Uint8Array) => readFile({ name: 'plan.txt', bytes });

describe.skipIf(sharedMissing !== null)(
	`the published plan as text${sharedMissing ? ` (${sharedMissing})` : ''}`,
	() => {
		let reading: Reading;
		beforeAll(async () => {
			reading = await read(seed('004'));
		});

		test('[R1] 3 areas, 7 sub-areas and 23 rows: 13, 8 and 2', () => {
			expect(reading.counts).toMatchObject({ areas: 3, subAreas: 7, tables: 3, rows: 23, callouts: 15 });
			expect(tables(reading).map((rows) => rows.length)).toEqual([13, 8, 2]);
		});

		test('[R1, R3, R4] every row equals the oracle in every field but line and pages', () => {
			expect(rowsAsOracle(reading)).toEqual(oracleRows());
		});

		test('[R2] the banner of 27 pages is the status of the plan, once, and stands in no text', () => {
			const { meta, doc, actions } = reading.content;
			expect(meta.coProductionStatus).toMatch(/planned for Autumn 2024/);
			expect(meta).toMatchObject({ kind: 'afi', period: 'September 2024' });
			expect(JSON.stringify([doc, actions])).not.toContain('is planned for Autumn 2024 and this plan');
			expect(JSON.stringify([doc, actions])).not.toContain('Areas for Improvement Plan – September 2024');
		});

		test('[R3] a row over four pages is one row', () => {
			const row = tables(reading)[0]?.[3]?.row;
			const lines = [row?.m3, row?.m6, row?.m12].map((cell) => cell?.length);
			expect(lines).toEqual([6, 2, 2]);
			const bullets = row?.what.at(-1);
			expect(bullets?.type === 'bulletList' && bullets.content?.length).toBe(5);
		});

		test('[R5] a link that names three areas leads to three, from two tables', () => {
			const [id] = Object.entries(reading.content.areas).find(([, area]) => area.ref === '2.2') ?? [''];
			const rows = Object.values(reading.content.actions).filter((row) => row.areas.includes(id));
			expect(rows).toHaveLength(5);
			expect(new Set(rows.map((row) => row.table)).size).toBe(2);
		});

		test('[R6] what is blank in the source stays blank', () => {
			const rows = Object.values(reading.content.actions);
			const blank = (column: 'timescale' | 'm6' | 'm12') =>
				rows.filter((row) => plainText(row[column]) === '').length;
			expect([blank('timescale'), blank('m6'), blank('m12')]).toEqual([4, 4, 6]);
		});

		test('[R7] the slips of the source are flagged, and stand as they stood', () => {
			const quotes = reading.notes.map((note) => note.quote).join('\n');
			for (const slip of ['1.4 1.4', '26 April 2024 6 recent', '26 April 2024 5 have', 'complete or all settings', 'within 6 months', 'Implementati on', 'mainstream This is'])
				expect(quotes).toContain(slip); // prettier-ignore
			expect(reading.notes.map((note) => note.says)).toContain(
				'The first page names more than one kind of plan.'
			);
			expect(JSON.stringify(reading.content)).toContain('Implementati on');
		});

		test('the callouts say for which parts they speak', () => {
			const refs = reading.content.doc.flatMap((block) =>
				block.type === 'callout' && block.attrs.kind === 'families'
					? [block.attrs.covers.split(' ').map((id) => reading.content.areas[id]?.ref)]
					: []
			);
			expect(refs).toEqual([['1.1'], ['1.2'], ['1.3', '1.4'], ['2.1', '2.2', '2.3'], ['3']]);
		});

		test('only the signatures found no place', () => {
			expect(reading.unplaced.map((piece) => piece.words)).toEqual([
				expect.stringContaining('Chief Executive')
			]);
		});
	}
);

describe.skipIf(sharedMissing !== null)(`every seed${sharedMissing ? ` (${sharedMissing})` : ''}`, () => {
	test.each(['000', '001', '004'])('[R8] no word of %s is lost', async (start) => {
		const bytes = seed(start);
		// tags and the numbers of a list are signs, not words
		const text = bytes.toString('utf8').replace(/<\/?(?:p|ul|li)\b[^<>]*>|^\d\. /gm, ' ');
		const words = countWords([text]);
		const reading = await read(bytes);
		expect(missingWords(words, wordsOfReading(reading))).toEqual([]);
		expect(reading.unplaced.filter((piece) => /could not tell/.test(piece.why))).toEqual([]);
	});
});

function tables(reading: Reading) {
	return reading.content.doc.flatMap((block) =>
		block.type === 'actionTable' ? [rowsOfTable(reading.content.actions, block.attrs.id)] : []
	);
}
