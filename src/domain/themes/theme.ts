// What people said, sorted into themes, and what was decided about each.
import type { Group } from '../groups.ts';
import { isId } from '../ids.ts';

/** A comment or a suggestion: somebody's words that wait for an answer. */
export const voiceKinds = ['comment', 'proposal'] as const;
export type VoiceKind = (typeof voiceKinds)[number];
export interface VoiceRef {
	readonly kind: VoiceKind;
	readonly id: string;
}

export const decisionKinds = ['changed', 'partly', 'not-now', 'cannot'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export const longestTitle = 200;
/** A page and a half; who needs more writes it into the plan. */
export const longestAnswer = 4_000;
export const longestDecider = 200;
/** Themes of a plan, and voices put into a theme at once: more is no sorting, but a machine. */
export const mostThemes = 300;
export const mostVoicesAtOnce = 500;

/** A decision as somebody drafted it. */
export interface Decision {
	readonly kind: DecisionKind;
	readonly reason: string;
	/** The name or the body that decided, as it is printed. */
	readonly decider: string;
	/** Who has to live with a "cannot". */
	readonly owner: string;
	/** YYYY-MM-DD. */
	readonly decidedOn: string;
	/** What of the plan it changed, as `partName` gives it; null for nothing. */
	readonly part: string | null;
	/** Between which states: a kept version, and null for the plan as it goes out. */
	readonly from: string | null;
	readonly to: string | null;
}

/** What is still missing in a decision, by its box; empty when it can stand. */
export type DecisionFault = 'reason' | 'decider' | 'owner' | 'decidedOn';

/**
 * "Not now" and "cannot" are said to people who hoped for something: a word is no answer to them. A sentence has three words at
 * least, and ends as sentences do.
 */
export function decisionFaults(decision: Decision, today: string): DecisionFault[] {
	const needsSentence = decision.kind === 'not-now' || decision.kind === 'cannot';
	return [
		...(needsSentence && !isSentence(decision.reason) ? (['reason'] as const) : []),
		...(decision.kind === 'partly' && decision.reason.trim() === '' ? (['reason'] as const) : []),
		...(decision.decider.trim() === '' ? (['decider'] as const) : []),
		...(decision.kind === 'cannot' && decision.owner.trim() === '' ? (['owner'] as const) : []),
		...(isDay(decision.decidedOn) && decision.decidedOn <= today ? [] : (['decidedOn'] as const))
	];
}

export function isSentence(text: string): boolean {
	const words = text
		.trim()
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word));
	return words.length >= 3 && /[.!?…][”’"')\]]?$/.test(text.trim());
}

function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** As forms and addresses name a voice. */
export function voiceName({ kind, id }: VoiceRef): string {
	return `${kind}.${id}`;
}

/** Reads such a name; null when it is none. */
export function readVoice(name: string): VoiceRef | null {
	const [kind, id, ...rest] = name.split('.');
	const known = voiceKinds.find((each) => each === kind);
	return known && id !== undefined && rest.length === 0 && isId(id) ? { kind: known, id } : null;
}

/** A voice as those who sort see it. */
export interface Voice extends VoiceRef {
	readonly group: Group;
	/** As others may see them. */
	readonly name: string;
	/** '' where the words are not to be seen any more. */
	readonly words: string;
	/** Taken back, hidden or redacted: a stub that counts nothing. */
	readonly gone: boolean;
	/** People it speaks for. */
	readonly people: number;
	/** Says whether two voices are one person's; never shown. */
	readonly person: string;
	readonly section: string | null;
	readonly round: string | null;
	/** The first words of a thread, or a suggestion; an answer is neither. */
	readonly first: boolean;
	/** Where it can be read in full. */
	readonly thread: string | null;
	readonly at: string;
	/** Themes it stands in. */
	readonly themes: readonly string[];
}
