// The sets of drawings that stand for concepts: each a folder of static/symbols with one file for each concept. An area chooses one, and
// no words of anybody change with it. A further set with the same file names is a line here.
import { conceptOf } from './find-concept.ts';

export const symbolSetIds = ['openmoji', 'openmoji-line'] as const;
export type SymbolSetId = (typeof symbolSetIds)[number];

/** What was shown before anybody could choose. */
export const usualSet: SymbolSetId = 'openmoji';

/** A picture somebody brought, with the line that says whose it is. */
export interface OwnPicture {
	readonly concept: string;
	readonly name: string;
	/** As a plan shows it: `/pictures/<hash>-800x600.jpg`. */
	readonly src: string;
	readonly credit: string;
}

export interface SymbolSet {
	readonly folder: string;
	readonly name: string;
	readonly version: string;
	readonly address: string;
	readonly licence: string;
	readonly licenceAddress: string;
}

const openMoji = {
	name: 'OpenMoji',
	version: '17.0.0',
	address: 'https://openmoji.org/',
	licence: 'CC BY-SA 4.0',
	licenceAddress: 'https://creativecommons.org/licenses/by-sa/4.0/'
} as const;

export const symbolSets: Readonly<Record<SymbolSetId, SymbolSet>> = {
	openmoji: { ...openMoji, folder: 'openmoji' },
	'openmoji-line': { ...openMoji, name: 'OpenMoji, lines only', folder: 'openmoji-line' }
};

/** What is shown for a concept: a picture of the plan's own where there is one, else the drawing of the set; null for no picture. */
export function pictureOf(
	concept: string,
	own: readonly OwnPicture[],
	set: SymbolSetId = usualSet
): { src: string; name: string } | null {
	const ours = own.find((picture) => picture.concept === concept);
	if (ours) return { src: ours.src, name: ours.name };
	const known = conceptOf(concept);
	return known ? { src: `/symbols/${symbolSets[set].folder}/${known.id}.svg`, name: known.name } : null;
}
