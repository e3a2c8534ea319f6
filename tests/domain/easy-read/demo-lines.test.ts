// What the demo says in easy read has to pass its own checker.
import { expect, test } from 'vitest';
import { hintsFor } from '#domain/easy-read/check-line.ts';
import { conceptOf } from '#domain/easy-read/find-concept.ts';
import { easyReadOfLarger, easyReadOfSmaller } from '#server/demo/easy-read-lines.ts';

test('the demo is easy to read: nothing but explained words to say about any line, and every picture is there', () => {
	for (const lines of [...Object.values(easyReadOfLarger), ...Object.values(easyReadOfSmaller)])
		for (const [words, concept] of lines) {
			expect(
				hintsFor({ words, concept }).filter(({ kind }) => kind !== 'hard-word'),
				words
			).toEqual([]);
			expect(conceptOf(concept)?.id, words).toBe(concept);
		}
});
