// The set of drawings that stand for concepts: a folder of static/symbols with one file for each concept. Another set with the same
// file names takes its place by changing these lines; no words of anybody change with it.
import { conceptOf } from './find-concept.ts';
import type { OwnPicture } from './frozen-twin.ts';

export const symbolSet = {
	folder: 'openmoji',
	name: 'OpenMoji',
	version: '17.0.0',
	by: 'OpenMoji, the open-source emoji and icon project',
	address: 'https://openmoji.org/',
	licence: 'CC BY-SA 4.0',
	licenceAddress: 'https://creativecommons.org/licenses/by-sa/4.0/'
} as const;

/** What is shown for a concept: a picture of the plan's own where there is one, else the drawing of the set; null for no picture. */
export function pictureOf(concept: string, own: readonly OwnPicture[]): { src: string; name: string } | null {
	const ours = own.find((picture) => picture.concept === concept);
	if (ours) return { src: ours.src, name: ours.name };
	const known = conceptOf(concept);
	return known ? { src: `/symbols/${symbolSet.folder}/${known.id}.svg`, name: known.name } : null;
}
