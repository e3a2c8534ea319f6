// The rows of the published plan as a person wrote them down, and a reading's rows in the same shape.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rowsOfTable, type ActionColumn } from '#domain/action-row.ts';
import { plainText, type RichText } from '#domain/rich-text.ts';
import type { Reading } from '#server/imports/reading.ts';
import { sharedFolder } from '#tests/shared.ts';

const fields: Readonly<Record<string, ActionColumn>> = {
	what: 'what',
	involved: 'who',
	responsible: 'accountable',
	impact: 'impact',
	timescales: 'timescale',
	m3: 'm3',
	m6: 'm6',
	m12: 'm12'
};

/** Every row of the oracle in every field but line and pages. */
export function oracleRows(): Record<string, unknown>[] {
	const file = path.join(sharedFolder, 'fixtures/worcestershire_actions.json');
	const rows = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
	return rows.map((row) =>
		Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'line' && key !== 'pages'))
	);
}

/** The rows of a reading in the fields of the oracle; the first table belongs to area 1, and so on. */
export function rowsAsOracle({ content }: Reading): Record<string, unknown>[] {
	const refOf = (id: string) => content.areas[id]?.ref ?? '';
	const tables = content.doc.flatMap((block) =>
		block.type === 'actionTable' ? [rowsOfTable(content.actions, block.attrs.id)] : []
	);
	let n = 0;
	return tables.flatMap((rows, area) =>
		rows.map(({ row }) => ({
			n: (n += 1),
			area: String(area + 1),
			linked: (plainText(row.linked).match(/\d+(\.\d+)?/g) ?? []).filter((ref) =>
				row.areas.map(refOf).includes(ref)
			),
			...Object.fromEntries(Object.entries(fields).map(([field, column]) => [field, listed(row[column])]))
		}))
	);
}

/** Rich text as the oracle writes it: paragraphs and bullets in one list. */
function listed(blocks: RichText): { t: 'p' | 'li'; text: string }[] {
	return blocks.flatMap((block): { t: 'p' | 'li'; text: string }[] =>
		block.type === 'paragraph'
			? [{ t: 'p', text: plainText([block]) }]
			: (block.content ?? []).map((item) => ({ t: 'li', text: plainText(item.content ?? []) }))
	);
}
