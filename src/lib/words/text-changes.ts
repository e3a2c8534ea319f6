// Sentences about paragraphs, lists, boxes and pictures that came, went, moved or changed.
import type { AboutText, TextKind } from '#domain/diff/plan-change.ts';
import type { Section } from '#domain/diff/sections.ts';
import { listed, placeName, under } from './change-names.ts';

const nouns: Readonly<Record<TextKind, readonly [one: string, many: string]>> = {
	paragraph: ['paragraph', 'paragraphs'],
	list: ['list', 'lists'],
	callout: ['box', 'boxes'],
	image: ['picture', 'pictures'],
	heading: ['heading', 'headings']
};

/** One sentence for what is alike under one heading. */
export function sentenceOfTexts(changes: readonly AboutText[], section: Section | null): string {
	const [change] = changes as [AboutText];
	const what = changes.flatMap((each) => each.what);
	const counted = countsOf(what);
	const [has, was] = what.length === 1 ? ['has', 'was'] : ['have', 'were'];
	const noun = nouns[what[0] ?? 'paragraph'][0];
	switch (change.op) {
		case 'added':
			return `there ${isFirst(what)} ${countsOf(what, 'new ')} ${under(section)}.`;
		case 'removed':
			return `${counted} ${under(section)} ${was} removed.`;
		case 'changed':
			return `${counted} ${under(section)} ${has} changed.`;
		case 'restyled':
			return `some words ${under(section)} look different: bold, slanted or a link.`;
		case 'moved':
			return change.from?.id === section?.id
				? `${counted} moved to another place ${under(section)}.`
				: `${counted} moved from ${placeName(change.from)} to ${placeName(section)}.`;
		case 'turned':
			return `one ${nouns[change.before ?? 'paragraph'][0]} ${under(section)} became a ${noun}.`;
		case 'split':
			return `one ${noun} ${under(section)} was split in two.`;
		case 'joined':
			return `two ${nouns[what[0] ?? 'paragraph'][1]} ${under(section)} became one.`;
	}
}

/** "two paragraphs and one list" */
function countsOf(what: readonly TextKind[], extra = ''): string {
	const kinds = [...new Set(what)];
	return listed.and(
		kinds.map((kind) => {
			const [one, many] = nouns[kind];
			return listed.count(what.filter((each) => each === kind).length, `${extra}${one}`, `${extra}${many}`);
		})
	);
}

/** "there is one new paragraph and two new lists": what is said first decides. */
function isFirst(what: readonly TextKind[]): string {
	return what.filter((each) => each === what[0]).length === 1 ? 'is' : 'are';
}
