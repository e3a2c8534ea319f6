// A part of the twin as its page shows it.
import type { EasyReadLine, PartState } from '#domain/easy-read/twin.ts';

export interface ShownPart {
	readonly id: string;
	readonly ref: string;
	readonly title: string;
	readonly state: PartState;
	readonly lines: readonly EasyReadLine[];
	readonly revision: number;
	/** Fingerprint of what the plan says here. */
	readonly source: string;
	readonly confirmed: { readonly by: string; readonly at: Date } | null;
}

/** What a form was told, and what had been typed. */
export interface RefusedForm {
	readonly code: string;
	readonly say: string;
	readonly field?: string;
	readonly kept: Readonly<Record<string, string>>;
}

/** The lines of a form as they were sent. */
export function linesIn(kept: Readonly<Record<string, string>>): EasyReadLine[] {
	const lines: EasyReadLine[] = [];
	for (let at = 0; `words-${at}` in kept; at++)
		lines.push({ words: kept[`words-${at}`] ?? '', concept: kept[`concept-${at}`] ?? '' });
	return lines;
}
