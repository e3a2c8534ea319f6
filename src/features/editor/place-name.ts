// How a place in a plan is called in a sentence: a row by its number, a section by its title.
import * as Y from 'yjs';
import { rootsOf } from '#document/roots.ts';
import type { PlanPlace } from '#lib/collab/places.ts';
import { liveWords as words } from '#lib/words/live.ts';
import type { Section } from './contents.ts';

export function placeName(
	doc: Y.Doc | undefined,
	sections: readonly Section[],
	{ section, row }: PlanPlace
): string {
	const found = doc && row !== null ? rootsOf(doc).actions.get(row) : undefined;
	if (found instanceof Y.Map) return words.action(`${found.get('ref') ?? ''}`);
	if (section === null) return words.start;
	const title = sections.find(({ id }) => id === section)?.title ?? '';
	return title === '' ? words.aSection : words.section(title);
}
