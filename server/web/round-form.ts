// The boxes of the form that opens a consultation, read at the door.
import { isDay, momentOf } from '#domain/rounds/local-time.ts';
import { audiences, longestPurpose, longestTitle, moderations, rungs } from '#domain/rounds/round.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { RoundOpening } from '#server/rounds/rounds.ts';
import { refuseAt, words } from './answers.ts';
import { needed, oneOf } from './forms.ts';

/** Where a refusal about times stands. */
export const roundFields: Readonly<Partial<Record<RefusalCode, string>>> = {
	'round-dates': 'closesAt',
	'round-past': 'closesAt',
	'round-too-long': 'closesAt',
	'round-promise': 'promiseAt'
};

export function roundFrom(form: FormData): RoundOpening {
	return {
		title: needed(form, 'title', longestTitle),
		purpose: needed(form, 'purpose', longestPurpose),
		settled: words(form, 'settled', longestPurpose),
		rung: oneOf(form, 'rung', rungs),
		forWhom: oneOf(form, 'forWhom', audiences),
		moderation: oneOf(form, 'moderation', moderations),
		opensAt: momentIn(form, 'opensAt'),
		closesAt: momentIn(form, 'closesAt'),
		promiseAt: dayIn(form, 'promiseAt')
	};
}

export function momentIn(form: FormData, name: string): Date {
	return momentOf(needed(form, name)) ?? refuseAt(name, 'field-missing');
}

export function dayIn(form: FormData, name: string): string {
	const day = needed(form, name);
	return isDay(day) ? day : refuseAt(name, 'field-missing');
}
