// The forms of the easy-read page, read at the door.
import {
	afterStep,
	longestLine,
	mostLines,
	readStep,
	type EasyReadLine,
	type LineStep
} from '#domain/easy-read/twin.ts';
import { words } from './answers.ts';

const empty: EasyReadLine = { words: '', concept: '' };

/** A button that arranges lines, instead of saving them. */
export function stepFrom(form: FormData): LineStep | null {
	return readStep(words(form, 'do', 16));
}

/** The lines as they were sent, after that step. One letter more than may be is kept, so that too much is told and not cut. */
export function linesFrom(form: FormData, step: LineStep | null): EasyReadLine[] {
	const lines: EasyReadLine[] = [];
	for (let at = 0; at <= mostLines && form.has(`words-${at}`); at++)
		lines.push({
			words: words(form, `words-${at}`, longestLine + 1),
			concept: words(form, `concept-${at}`, 64)
		});
	return step ? afterStep(lines, step, empty) : lines;
}

/** Which part, which state of it, and the words of the plan that stood beside it. */
export function placeFrom(form: FormData): { part: string; revision: number; source: string } {
	const revision = Number(words(form, 'revision', 12));
	return {
		part: words(form, 'part', 64),
		revision: Number.isSafeInteger(revision) ? revision : -1,
		source: words(form, 'source', 64)
	};
}
