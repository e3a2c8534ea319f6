// How things of a plan are named in sentences about what changed.
import type { PlanArea } from '#domain/plan.ts';
import type { RowName } from '#domain/diff/plan-change.ts';
import type { Section } from '#domain/diff/sections.ts';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** A name by its first words is cut here. */
const mostLetters = 50;

export const listed = {
	/** "two new actions" */
	count: (n: number, one: string, many: string) => `${numbers[n] ?? n} ${n === 1 ? one : many}`,
	/** "A1, A2 and A3" */
	and: (parts: readonly string[]) =>
		parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`,
	/** "rename, copy or archive" */
	or: (parts: readonly string[]) =>
		parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`
} as const;

export function startingBig(sentence: string): string {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** “2.1 Waiting times”, in short where it is only a place. */
export function sectionName({ ref, title }: Section): string {
	return ref === '' && title === '' ? 'without a name' : `“${[ref, title].filter(Boolean).join(' ')}”`;
}

export function placeName(section: Section | null): string {
	if (!section) return 'the start of the plan';
	return section.ref === ''
		? section.title === ''
			? 'a section without a name'
			: `“${section.title}”`
		: section.ref;
}

/** "under 2.1", "under “Waiting times”" */
export function under(section: Section | null): string {
	return section ? `under ${placeName(section)}` : 'at the start of the plan';
}

/** "A5", or its first words. */
export function rowName({ ref, words }: RowName): string {
	if (ref !== '') return ref;
	return words === '' ? 'an action without words' : `“${beginning(words)}”`;
}

export function beginning(words: string): string {
	if (words.length <= mostLetters) return words.replace(/\.$/, '');
	const cut = words.slice(0, mostLetters).toWellFormed();
	return `${cut.replace(/\s+\S*$/, '') || cut}…`;
}

export function areaNames(areas: readonly PlanArea[]): string {
	return listed.and(
		areas.map(({ ref, title, plainTitle }) => ref.trim() || `“${(plainTitle || title).trim()}”`)
	);
}
