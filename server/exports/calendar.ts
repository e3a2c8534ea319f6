// The days on which actions are due, as RFC 5545 writes them. A day is a day of the calendar: it has no hour, so it stays the same
// day wherever it is read. (Libraries for calendars make an instant of it first, and another day of that in another time zone.)
import { exportedPlan } from '#domain/exports/exported-plan.ts';
import { plainText } from '#domain/rich-text.ts';
import { fileWords } from '#lib/words/exporting.ts';
import type { Material } from './file-to-make.ts';
import { titleOf } from './title.ts';
import { wordsOfCell } from './words-of-cell.ts';

/** A calendar shows one line of it. */
const longestSummary = 200;
/** Bytes of a line, without its end; longer ones go on after a blank. */
const longestLine = 75;

export function calendarOf({ content, facts }: Material): Uint8Array {
	const title = titleOf(content.meta);
	const stamp = facts.madeAt.replace(/[-:]|\.\d+/g, '');
	const rows = exportedPlan(content).parts.flatMap((part) => (part.kind === 'table' ? part.rows : []));
	const events = rows.flatMap(({ parts, name, cells }) =>
		parts.flatMap(({ id, row }) => {
			if (row.due === null) return [];
			const what = plainText(cells.what).replace(/\s+/g, ' ').trim().slice(0, longestSummary).toWellFormed();
			return [
				'BEGIN:VEVENT',
				// the same in every file of this plan, so that a calendar that reads the next one moves the day instead of adding one
				`UID:${id}.${facts.planId}@withus`,
				`DTSTAMP:${stamp}`,
				`DTSTART;VALUE=DATE:${row.due.replaceAll('-', '')}`,
				`DTEND;VALUE=DATE:${dayAfter(row.due)}`,
				`SUMMARY:${escaped(`${name}: ${what}`)}`,
				`DESCRIPTION:${escaped([fileWords.calendarSays(title), wordsOfCell(cells.accountable)].filter((line) => line !== '').join('\n'))}`,
				'TRANSP:TRANSPARENT',
				'END:VEVENT'
			];
		})
	);
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Withus//Plan//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escaped(title)}`,
		'X-WR-TIMEZONE:Europe/London',
		...events,
		'END:VCALENDAR'
	];
	return new TextEncoder().encode(lines.map((line) => `${folded(line)}\r\n`).join(''));
}

function dayAfter(day: string): string {
	return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
}

function escaped(text: string): string {
	return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');
}

/** Cut between letters, never inside one. */
function folded(line: string): string {
	const encoder = new TextEncoder();
	const lines = [''];
	let bytes = 0;
	for (const letter of line) {
		const size = encoder.encode(letter).length;
		if (bytes + size > longestLine) {
			lines.push(' ');
			bytes = 1;
		}
		lines[lines.length - 1] += letter;
		bytes += size;
	}
	return lines.join('\r\n');
}
