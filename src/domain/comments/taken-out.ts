// What stands in a comment instead of words that somebody took out. It is written into the words, so that it stays where they were,
// in exports too; pages draw it as a sentence with the day.
const mark = /\[\[taken-out (\d{4}-\d{2}-\d{2})\]\]/g;

/** @param day YYYY-MM-DD */
export const takenOutMark = (day: string): string => `[[taken-out ${day}]]`;

/** Nothing was taken out of these words. */
export const isWhole = (words: string): boolean => words.search(mark) === -1;

/** The words with every mark said as a sentence. */
export function withMarksSaid(words: string, say: (day: string) => string): string {
	return words.replace(mark, (_all, day: string) => say(day));
}
