// The parts somebody holds, as words.
import { rolesToGive, roleWords, type Role } from '#domain/roles.ts';
import { peopleWords } from '#lib/words/people.ts';

/** "Owner, Lead", or that they have none. */
export function partWords(roles: readonly Role[]): string {
	const held = rolesToGive.filter((role) => roles.includes(role)).map((role) => roleWords[role].name);
	return held.length > 0 ? held.join(', ') : peopleWords.noRole;
}
