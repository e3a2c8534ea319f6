// Counting words, to prove that none was lost: every word of a source stands in the plan, its title or status, a note or the tray.
import { actionColumnIds } from '#domain/action-row.ts';
import { calloutTitles, type Callout, type PlanContent } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import type { Reading } from './reading.ts';
import { wordsOfBlocks, type SourceDocument } from '#document/foreign/source.ts';
import { calloutNamed } from '#document/foreign/vocabulary.ts';

export type WordCount = Map<string, number>;

/** How often each word stands in texts; capitals and punctuation do not count, nor does a lone "o": people type it as a bullet. */
export function countWords(texts: Iterable<string>): WordCount {
	const count: WordCount = new Map();
	for (const text of texts) {
		for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
			if (word !== 'o') count.set(word, (count.get(word) ?? 0) + 1);
	}
	return count;
}

/** The words of `source` that are missing in `kept`, as often as they are missing. */
export function missingWords(source: WordCount, kept: WordCount): string[] {
	return [...source].flatMap(([word, times]) =>
		Array.from({ length: Math.max(0, times - (kept.get(word) ?? 0)) }, () => word)
	);
}

export function wordsOfSource(source: SourceDocument): WordCount {
	return countWords([
		wordsOfBlocks(source.blocks),
		...source.pageLines,
		...source.pieces.map((piece) => piece.words)
	]);
}

export function wordsOfReading(reading: Pick<Reading, 'content' | 'unplaced' | 'notes'>): WordCount {
	return countWords([
		...wordsOfContent(reading.content),
		...reading.unplaced.map((piece) => piece.words),
		...reading.notes.flatMap((note) => Array.from({ length: note.holds ?? 0 }, () => note.quote))
	]);
}

function wordsOfContent({ meta, doc, actions }: PlanContent): string[] {
	const body = doc.map((block) => {
		switch (block.type) {
			case 'heading':
				return `${block.attrs.ref} ${plainText(block.content ?? [])}`;
			case 'callout':
				return calloutWords(block);
			case 'actionTable':
				return block.attrs.title;
			case 'image':
				return block.attrs.alt;
			default:
				return plainText(block.content ?? []);
		}
	});
	const rows = Object.values(actions).flatMap((row) => [
		row.ref,
		...actionColumnIds.map((column) => plainText(row[column]))
	]);
	return [meta.title, meta.plainTitle, meta.period, meta.coProductionStatus, ...body, ...rows];
}

/** The title of a box counts only where it took the place of a printed one. */
function calloutWords({ attrs, content = [] }: Callout): string {
	const words = plainText(content);
	return calloutNamed(words.split('\n')[0] ?? '') === attrs.kind
		? words
		: `${calloutTitles[attrs.kind]} ${words}`;
}
