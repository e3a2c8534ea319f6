// Sentences about the easy-read twin of a plan.
import type { Hint } from '#domain/easy-read/check-line.ts';
import type { PartState } from '#domain/easy-read/twin.ts';
import { formatDate, formatDateTime, formatDayOfWeek } from './dates.ts';

/** A hint under a line: what may be hard, and what helps. */
export function hintWords(hint: Hint): string {
	switch (hint.kind) {
		case 'long':
			return `This line has ${hint.words} words. Up to 15 are easier to read.`;
		case 'sentences':
			return 'There is more than one sentence here. Give each one a line of its own.';
		case 'ideas':
			return 'There may be two ideas in this line. Try two lines.';
		case 'hard-word':
			return `“${hint.word}” is a hard word. It is explained at the end, or use an easier one.`;
		case 'letters':
			return `Not everybody knows what ${hint.word} stands for. Write it out.`;
		case 'percent':
			return 'Percentages are hard to picture. Say “half” or “1 in 4”.';
		case 'number':
			return `${hint.number} is hard to picture. Is “many” or “about half” enough?`;
		case 'passive':
			return `Who does it? “${hint.words}” does not say. Begin with who it is.`;
		case 'no-picture':
			return 'A picture helps people to find this line. Choose one.';
	}
}

/** Where a part stands: a word, a shape, a colour. */
export const partStates: Readonly<
	Record<PartState, { word: string; shape: string; tone: 'good' | 'info' | 'warn' | 'quiet' }>
> = {
	fits: { word: 'Fits the plan', shape: '✓', tone: 'good' },
	stale: { word: 'Out of date', shape: '!', tone: 'warn' },
	unchecked: { word: 'A lead has to look', shape: '◐', tone: 'info' },
	missing: { word: 'Not written yet', shape: '○', tone: 'warn' },
	'not-needed': { word: 'Only a heading', shape: '–', tone: 'quiet' }
};

export const easyReadWords = {
	title: 'Easy read',
	menu: 'Easy read',
	untitled: 'A plan without a title yet',
	says: 'The same plan in short lines, each with a picture. People write it, part by part, and test it with people who read it.',
	intro: 'The title and what comes first',
	confirmedBy: (who: string, at: Date) => `${who} checked it on ${formatDateTime(at)}.`,
	promised: (day: string) => formatDayOfWeek(day),
	published: (at: Date) => formatDate(at)
} as const;
