// A line longer than a paragraph may be, in parts that are not: cut where a sentence ends, else between words.
import { longestBlock } from '#document/schema.ts';

const most = Math.floor(longestBlock / 2);
const part = new RegExp(
	`[^]{1,${most}}$|[^]{1,${most}}[.!?…]["’”)]?\\s|[^]{1,${most}}\\s|[^]{1,${most}}`,
	'gu'
);

/** The parts of a line, itself when it is short enough. Together they are the line, letter for letter. */
export function partsOfLine(line: string): string[] {
	return line.length <= longestBlock ? [line] : (line.match(part) ?? []);
}
