// The reader of Word files must be general: nothing of the real documents it is tried on may stand in the product.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sharedFolder, sharedMissing } from './shared.ts';
import { filesIn, textOf } from './source-files.ts';

/** So many words in a row are no accident. */
const run = 8;
/** Months, days, a time zone and a word of JavaScript that stand with a capital in the seeds, too. */
const ordinary =
	/^(January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|London|Promise)$/;
/** Bodies of the whole country that the law makes us name, such as the one a privacy notice leads to. */
const national = /Equality Advisory and Support Service|Information Commissioner’s Office/g;
const source = filesIn(['src', 'server'], ['.ts', '.svelte', '.css', '.html', '.md']);

test.skipIf(sharedMissing)(`no ${run} words in a row of a seed stand in src or server`, () => {
	const seeds = new Set(seedTexts().flatMap((text) => runsIn(text)));
	const found = source.flatMap((file) =>
		runsIn(textOf(file))
			.filter((words) => seeds.has(words))
			.map((words) => `${file}: ${words}`)
	);
	expect(found).toEqual([]);
});

test.skipIf(sharedMissing)('no place or person of a seed is named in src or server', () => {
	const texts = seedTexts().join('\n');
	const lowerCase = new Set(texts.match(/\b[a-z]{3,}\b/g));
	// in the middle of a sentence, with a capital, and never without: a name
	const names = new Set([...texts.matchAll(/[a-z,] ([A-Z][a-z]{4,})\b/g)].map((match) => match[1] ?? ''));
	// our own kinds of things have capitals, too
	const kinds = new Set(
		source.flatMap((file) =>
			[...textOf(file).matchAll(/\b(?:class|interface|type) ([A-Z]\w*)/g)].map((match) => match[1])
		)
	);
	const isName = (word: string): boolean =>
		names.has(word) && !lowerCase.has(word.toLowerCase()) && !kinds.has(word) && !ordinary.test(word);
	const found = source.flatMap((file) =>
		[
			...new Set(
				textOf(file)
					.replaceAll(national, '')
					.match(/\b[A-Z][a-z]{4,}\b/g)
			)
		]
			.filter(isName)
			.map((word) => `${file}: ${word}`)
	);
	expect(found).toEqual([]);
});

function seedTexts(): string[] {
	const folder = path.join(sharedFolder, 'seeds');
	return readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

function runsIn(text: string): string[] {
	const words = text.toLowerCase().match(/[a-z’']+/g) ?? [];
	return words.slice(run - 1).map((_, at) => words.slice(at, at + run).join(' '));
}
