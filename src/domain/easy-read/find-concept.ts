// Finding the picture that goes with words: those of a sentence, or those somebody looks for.
import { concepts, type Concept } from './concepts.ts';

const byId = new Map(concepts.map((concept) => [concept.id, concept] as const));

/** The concept of this id; null when there is none. */
export function conceptOf(id: string): Concept | null {
	return byId.get(id) ?? null;
}

/** Concepts that fit a sentence, best first. Words are told by their beginning, so that "schools" finds "school". */
export function conceptsFor(sentence: string, most = 6): Concept[] {
	const said = wordsOf(sentence);
	return concepts
		.map((concept) => ({ concept, fit: fitOf(concept, said, sentence.toLowerCase()) }))
		.filter(({ fit }) => fit > 0)
		.sort((a, b) => b.fit - a.fit)
		.slice(0, most)
		.map(({ concept }) => concept);
}

/** Concepts whose name or words begin with what was typed; all of them when nothing was. */
export function searchConcepts<One extends Concept>(typed: string, among: readonly One[]): One[] {
	const wanted = wordsOf(typed);
	if (wanted.length === 0) return [...among];
	const namesOf = ({ name, words }: Concept) => [...wordsOf(name), ...words.flatMap((word) => wordsOf(word))];
	return among.filter((concept) => {
		const names = namesOf(concept);
		return wanted.every((word) => names.some((name) => name.startsWith(word)));
	});
}

function fitOf({ name, words }: Concept, said: readonly string[], sentence: string): number {
	const named = wordsOf(name).some((word) => said.some((each) => alike(each, word))) ? 3 : 0;
	const fits = words.filter((word) =>
		word.includes(' ') ? sentence.includes(word) : said.some((each) => alike(each, word))
	);
	return named + fits.reduce((sum, word) => sum + (word.includes(' ') ? 2 : 1), 0);
}

/** The same word, or one form of it. */
function alike(a: string, b: string): boolean {
	if (a === b) return true;
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 3;
}

/** Lower case, without marks and without little words. */
function wordsOf(text: string): string[] {
	const little = new Set([
		'a',
		'an',
		'the',
		'to',
		'of',
		'in',
		'on',
		'at',
		'is',
		'are',
		'and',
		'or',
		'for',
		'it'
	]);
	return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !little.has(word));
}
