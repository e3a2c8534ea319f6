// Twelve caret colours: white words on each of them, and each of them on white paper, reach 4.5:1 (WCAG 1.4.3; tested).
export const colours = [
	'#0b5a57',
	'#8a3367',
	'#8a5200',
	'#1f5a99',
	'#5b3fa3',
	'#a3322b',
	'#3f6212',
	'#155e75',
	'#9d174d',
	'#6b4a1f',
	'#3730a3',
	'#4a5560'
] as const;

export type Colour = (typeof colours)[number];

/** A colour for somebody who comes in: one that nobody here has while there are any, the least used one after that. */
export function colourFor(taken: readonly Colour[]): Colour {
	const uses = new Map<Colour, number>(colours.map((colour) => [colour, 0]));
	for (const colour of taken) uses.set(colour, uses.get(colour)! + 1);
	return colours.reduce((best, colour) => (uses.get(colour)! < uses.get(best)! ? colour : best));
}
