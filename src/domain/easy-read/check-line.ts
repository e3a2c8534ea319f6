// What may be hard about a line of easy read. Advice for who writes, never a reason to refuse words.
import { hardWordsIn } from './hard-words.ts';
import type { EasyReadLine } from './twin.ts';

/** More words than this are hard to hold in mind. */
export const mostWords = 15;

export type Hint =
	| { readonly kind: 'long'; readonly words: number }
	| { readonly kind: 'sentences'; readonly sentences: number }
	| { readonly kind: 'ideas' }
	| { readonly kind: 'hard-word'; readonly word: string }
	| { readonly kind: 'letters'; readonly word: string }
	| { readonly kind: 'percent' }
	| { readonly kind: 'number'; readonly number: string }
	| { readonly kind: 'passive'; readonly words: string }
	| { readonly kind: 'no-picture' };

/** In the order in which they are worth mending; empty when there is nothing to say, or no words yet. */
export function hintsFor({ words, concept }: EasyReadLine): Hint[] {
	const text = words.trim();
	if (text === '') return [];
	const count = countWords(text);
	const sentences = countSentences(text);
	return [
		...(count > mostWords ? [{ kind: 'long', words: count } as const] : []),
		...(sentences > 1 ? [{ kind: 'sentences', sentences } as const] : []),
		...(hasTwoIdeas(text) ? [{ kind: 'ideas' } as const] : []),
		...hardWordsIn(text).map(({ word }) => ({ kind: 'hard-word', word }) as const),
		...unknownLetters(text).map((word) => ({ kind: 'letters', word }) as const),
		...(/%|\bper ?cent\b|\bpercentage/i.test(text) ? [{ kind: 'percent' } as const] : []),
		...hardNumbers(text).map((number) => ({ kind: 'number', number }) as const),
		...passives(text).map((passive) => ({ kind: 'passive', words: passive }) as const),
		...(concept === '' ? [{ kind: 'no-picture' } as const] : [])
	];
}

export function countWords(text: string): number {
	return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function countSentences(text: string): number {
	const plain = text.replace(/\b(e\.g|i\.e|etc|Dr|Mr|Mrs|Ms|St)\.(?=\s)/g, '$1');
	return plain.split(/[.!?…]+["”’)]*\s+(?=\S)/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}

/** "… and … and …", or a second sentence hung on the first. "You and your family" is one idea. */
function hasTwoIdeas(text: string): boolean {
	const joined =
		text.match(/\b(and|or|but|because|so that|while|although|which|as well as)\b/gi)?.length ?? 0;
	return joined > 1 || text.includes(';') || /\b(although|whereas|however|as well as)\b/i.test(text);
}

/** Capitals that stand for words and are not in the list of words we explain. */
function unknownLetters(text: string): string[] {
	const capitals = text.match(/\b[A-Z][A-Za-z]*[A-Z]\b/g) ?? [];
	return [...new Set(capitals)].filter(
		(word) => hardWordsIn(word).length === 0 && word !== 'TV' && word !== 'OK'
	);
}

/** Numbers that are hard to picture; years, dates and times are not. */
function hardNumbers(text: string): string[] {
	const numbers = text.match(/(?<![\d:.,])\d[\d,.]*\d|(?<![\d:.,])\d/g) ?? [];
	return numbers.filter((number) => {
		const value = Number(number.replaceAll(',', ''));
		return number.includes('.')
			? !/^\d{1,2}\.\d{2}$/.test(number)
			: value > 100 && !(value >= 1900 && value <= 2100);
	});
}

/** "is written", "will be done": somebody does it, and it is easier to read who. */
function passives(text: string): string[] {
	const irregular =
		'made|done|given|told|seen|known|taken|written|shown|heard|held|kept|sent|found|chosen|brought|put|paid|built|led|met|run|said|taught';
	const known =
		'tired|worried|interested|excited|scared|pleased|disabled|supposed|used|needed|allowed|married';
	const found = text.matchAll(
		new RegExp(
			`\\b(?:is|are|was|were|be|been|being|get|gets|got)\\s+(?:\\w+ly\\s+)?(?!(?:${known})\\b)(?:\\w{3,}ed|${irregular})\\b`,
			'gi'
		)
	);
	return [...found].map(([words]) => words).slice(0, 1);
}
