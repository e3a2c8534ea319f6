// Where somebody stands in a consultation, and why they may not speak in it: one answer for pages, forms and lists.
import type { Group } from '../groups.ts';
import { may, type Standing } from '../permissions.ts';
import type { RefusalCode } from '../refusals.ts';
import { stateOfRound, type Round } from './round.ts';

type Times = Pick<Round, 'opensAt' | 'closesAt' | 'closedAt'>;

/** Somebody's standing with the consultation in it. Nobody under 18 is asked yet: that needs a named safe person. */
export function standingIn(standing: Standing, round: Times, group: Group, now: Date): Standing {
	return {
		...standing,
		round: { open: stateOfRound(round, now) === 'open', forThem: group !== 'young_person' }
	};
}

/** Why somebody may not say anything in it at this moment; null when they may. */
export function whyNotSpeak(
	standing: Standing,
	round: Times,
	group: Group,
	now: Date
): Extract<RefusalCode, 'round-closed' | 'round-not-open' | 'round-adults' | 'not-allowed'> | null {
	const there = standingIn(standing, round, group, now);
	if (may(there, 'say-in-round')) return null;
	const state = stateOfRound(round, now);
	if (state !== 'open') return state === 'closed' ? 'round-closed' : 'round-not-open';
	return there.round?.forThem ? 'not-allowed' : 'round-adults';
}
