// The easy-read twin of a plan: for each part a few lines, each one idea, with a picture at the left and a short sentence at the right.

export interface EasyReadLine {
	readonly words: string;
	/** Id of a concept, or of a picture of the plan's own; '' while nobody has chosen one. */
	readonly concept: string;
}

/** The plan's title and what stands before its first heading. */
export const introPart = 'plan';

/** A text that is no easy read any more. */
export const mostLines = 40;
/** Letters; three times what 15 words need, so that nobody is cut off while they look for easier ones. */
export const longestLine = 400;

/** Lines as they are kept: without those that are empty, without spaces around. */
export function tidyLines(lines: readonly EasyReadLine[]): EasyReadLine[] {
	return lines
		.map(({ words, concept }) => ({ words: words.replace(/\s+/g, ' ').trim(), concept: concept.trim() }))
		.filter(({ words }) => words !== '');
}

export type PartState =
	/** It says something in the plan, and nothing in easy read. */
	| 'missing'
	/** There are lines, and no lead has looked at them since they were written. */
	| 'unchecked'
	/** The plan says something else here than when a lead looked. */
	| 'stale'
	| 'fits'
	/** There is only a heading: lines are welcome, and not asked for. */
	| 'not-needed';

/** What is known about a part: whether there are lines, the fingerprint of the words they were confirmed with, and of the words of now. */
export function stateOfPart(part: {
	readonly lines: number;
	readonly needed: boolean;
	readonly confirmed: string | null;
	readonly source: string;
}): PartState {
	if (part.lines === 0) return part.needed ? 'missing' : 'not-needed';
	if (part.confirmed === null) return 'unchecked';
	return part.confirmed === part.source ? 'fits' : 'stale';
}

/** Whether it may go out: a whole twin that fits its plan. */
export function isReady(states: readonly PartState[]): boolean {
	return states.every((state) => state === 'fits' || state === 'not-needed') && states.includes('fits');
}

/** One step with the lines of a form. Numbers start at 0. */
export type LineStep =
	{ readonly do: 'add' } | { readonly do: 'up' | 'down' | 'remove'; readonly at: number };

/** "up-2" as a button says it; null when it is no such step. */
export function readStep(said: string): LineStep | null {
	if (said === 'add') return { do: 'add' };
	const [, verb, at] = /^(up|down|remove)-(\d{1,3})$/.exec(said) ?? [];
	return verb ? { do: verb as 'up' | 'down' | 'remove', at: Number(at) } : null;
}

/** The lines after that step. What cannot be done changes nothing. */
export function afterStep<Line>(lines: readonly Line[], step: LineStep, empty: Line): Line[] {
	if (step.do === 'add') return lines.length < mostLines ? [...lines, empty] : [...lines];
	const { at } = step;
	const line = lines[at];
	if (line === undefined) return [...lines];
	if (step.do === 'remove') return lines.filter((_, place) => place !== at);
	const to = step.do === 'up' ? at - 1 : at + 1;
	const other = lines[to];
	if (other === undefined) return [...lines];
	return lines.map((each, place) => (place === at ? other : place === to ? line : each));
}
