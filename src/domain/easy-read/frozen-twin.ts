// The twin as it goes out with a version: everything a page needs, so that nothing that changes later changes it.
import type { HardWord } from './hard-words.ts';
import type { OwnPicture, SymbolSetId } from './symbol-set.ts';
import type { EasyReadLine } from './twin.ts';

export interface FrozenPart {
	readonly id: string;
	readonly ref: string;
	readonly title: string;
	readonly lines: readonly EasyReadLine[];
}

export interface FrozenTwin {
	readonly title: string;
	readonly parts: readonly FrozenPart[];
	/** Only those that a line shows. */
	readonly pictures: readonly OwnPicture[];
	/** Whose drawings it shows; absent: the usual ones. */
	readonly set?: SymbolSetId;
	/** Hard words of the lines, in easy words. */
	readonly meanings: readonly Pick<HardWord, 'word' | 'says'>[];
}

/** Every word somebody wrote in it. */
export function wordsOfTwin({ parts }: Pick<FrozenTwin, 'parts'>): string {
	return parts.flatMap(({ lines }) => lines.map(({ words }) => words)).join('\n');
}
