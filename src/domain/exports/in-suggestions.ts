import { newId } from '../ids.ts';
import type { Part } from '../proposals/hunks-between.ts';
import { largestSuggestion, mostParts } from '../proposals/proposal.ts';

/** Room for what stands around the parts. */
const around = 2_000;

/** What a file suggests, in as many suggestions as it takes; each as it is sent. */
export function inSuggestions(parts: readonly Part[], why: string): string[] {
	const lots: Part[][] = [];
	let size = Infinity;
	for (const part of parts) {
		const length = JSON.stringify(part).length;
		if (size + length > largestSuggestion - around || (lots.at(-1)?.length ?? 0) >= mostParts) {
			lots.push([]);
			size = 0;
		}
		lots.at(-1)?.push(part);
		size += length;
	}
	return lots.map((lot) => JSON.stringify({ id: newId(), why, parts: lot }));
}
