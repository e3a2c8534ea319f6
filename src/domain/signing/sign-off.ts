// Partners agreeing to one exact version of a plan.

/** Kinds of partner bodies, as they are listed. */
export const bodyKinds = ['council', 'nhs', 'forum', 'young_people', 'schools', 'chair'] as const;
export type BodyKind = (typeof bodyKinds)[number];

export const signOffStates = ['open', 'agreed', 'sent-back', 'called-off', 'published'] as const;
export type SignOffState = (typeof signOffStates)[number];

/** What a body answers; with a reservation it agrees all the same. */
export const bodyAnswers = ['agree', 'reservation', 'not-yet'] as const;
export type BodyAnswer = (typeof bodyAnswers)[number];

/** Characters of a body's own words, of what a lead says to the partners, and of why a sign-off was called off. */
export const longestAnswer = 3_000;
export const longestNote = 1_000;
export const longestBodyName = 120;

/** Whether a sentence belongs to this answer: everybody who reads it must see what is reserved, or what is missing. */
export function needsWords(answer: BodyAnswer): boolean {
	return answer !== 'agree';
}

/** All asked bodies agree, some perhaps with a reservation. `newest` has the newest answer of each body, or none. */
export function allAgree(newest: readonly (BodyAnswer | null)[]): boolean {
	return newest.length > 0 && newest.every((answer) => answer === 'agree' || answer === 'reservation');
}

/** The last day on which a partner may be asked to answer, a year from now; as YYYY-MM-DD. */
export function lastDay(now: Date): string {
	return new Date(now.getTime() + 365 * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a day of the calendar exists: "2026-02-30" does not. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}
