// The actions as comma-separated values, as RFC 4180 writes them, with the mark by which Excel knows UTF-8.
import { rowsAsTable } from './rows-as-table.ts';
import type { Material } from './file-to-make.ts';

export function csvOf({ content }: Material): Uint8Array {
	const { headings, rows } = rowsAsTable(content);
	const lines = [headings, ...rows].map((row) => row.map((cell) => quoted(asText(cell))).join(','));
	return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

function quoted(cell: string): string {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A table program would count what begins like this as a formula, and run it. */
export function asText(cell: string): string {
	return /^[\s]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
