// Who guesses codes is kept out; thirty people behind one school's address come in within a minute.
//
// Only wrong codes count. An address may send 40 of them in 15 minutes (thirty people, and every one slips once). When the
// installation has heard 300 in an hour, somebody guesses: from then on an address from which nobody has come in today may
// send 10 in 15 minutes, and one from which somebody has keeps its 40, so a guesser closes the door for nobody else.
// A guess hits one of 21^6 = 85,766,121 codes: with ten workshops open at once, one address that guesses all day hits one of
// them in an hour with a chance of 10 × 40 × 10 / 85,766,121 at most, about 1 in 21,000; a hundred addresses, 1 in 210. A hit is
// one more guest, whom the lead sees, by group, and can remove.
// A link is 160 random bits: it is never counted, and opens while codes are refused, so that a guesser cannot keep a room out.
import { refuse } from '#domain/refusals.ts';
import { countedAddress } from '#server/accounts/attempts.ts';
import { hashOfToken } from '#server/accounts/token.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { codeFrom } from './code.ts';
import { workshopBehind } from './joining.ts';
import type { Workshop } from './workshops.ts';

interface Limit {
	readonly bucket: string;
	readonly most: number;
	readonly minutes: number;
}

/** Wrong codes from one address. */
export const wrongFromAddress = { most: 40, minutes: 15 } as const;
/** Wrong codes from everywhere, until addresses that nobody knows may send fewer. */
export const wrongFromAll = { most: 300, minutes: 60 } as const;
/** Wrong codes from an address nobody has come in from, while somebody guesses. */
export const wrongFromStranger = { most: 10, minutes: 15 } as const;
/** Somebody came in from an address within so many minutes: it is a hall. */
const knownFor = 12 * 60;
/** People who come in from one address: a full hall behind one address fits, a script that makes up guests does not. */
export const guestsFromAddress = { most: 150, minutes: 10 } as const;

/** The open workshop behind a code or a link that somebody sent from an address; null for a wrong one, which is counted. */
export async function openTo(
	sql: Sql,
	codeOrLink: string,
	address: string,
	now = new Date()
): Promise<Workshop | null> {
	if (codeFrom(codeOrLink) === null) return workshopBehind(sql, codeOrLink, now);
	return guardedCode(sql, address, (tx) => workshopBehind(tx, codeOrLink, now), now);
}

/** What is behind a code that somebody sent from an address: a workshop, or a consultation. A wrong one is counted. */
export async function guardedCode<Found>(
	sql: Sql,
	address: string,
	find: (tx: Tx) => Promise<Found | null>,
	now = new Date()
): Promise<Found | null> {
	const own = bucketOf('wrong-code', countedAddress(address));
	const everybody = bucketOf('wrong-code', 'all');
	const asked: { found: Found | null } = { found: null };
	await sql.begin(async (tx) => {
		// waits its turn, else a hundred guesses at once would all see "none yet"
		await tx`select pg_advisory_xact_lock(hashtextextended(${own}, 0))`;
		const guessed = await isUsedUp(tx, { bucket: everybody, ...wrongFromAll }, now);
		const known = !guessed || (await hasComeIn(tx, address, now));
		const limit = known ? wrongFromAddress : wrongFromStranger;
		if (await isUsedUp(tx, { bucket: own, ...limit }, now)) refuse('codes-too-often');
		asked.found = await find(tx);
		if (!asked.found) for (const bucket of [own, everybody]) await count(tx, bucket, now);
	});
	return asked.found;
}

async function hasComeIn(tx: Tx, address: string, now: Date): Promise<boolean> {
	const bucket = bucketOf('guest', countedAddress(address));
	return isUsedUp(tx, { bucket, most: 1, minutes: knownFor }, now);
}

/** Counts somebody who comes in, or refuses when an address brings more people than a hall holds. */
export async function countGuest(sql: Sql, address: string, now = new Date()): Promise<void> {
	const limit = { bucket: bucketOf('guest', countedAddress(address)), ...guestsFromAddress };
	await sql.begin(async (tx) => {
		await tx`select pg_advisory_xact_lock(hashtextextended(${limit.bucket}, 0))`;
		if (await isUsedUp(tx, limit, now)) refuse('too-many-tries');
		await count(tx, limit.bucket, now);
	});
}

async function isUsedUp(tx: Tx, { bucket, most, minutes }: Limit, now: Date): Promise<boolean> {
	const since = new Date(now.getTime() - minutes * 60_000);
	const [tries] = await tx<{ count: number }[]>`
		select count(*)::int as count from attempt where bucket = ${bucket} and at > ${since}`;
	return (tries?.count ?? 0) >= most;
}

async function count(tx: Tx, bucket: string, now: Date): Promise<void> {
	await tx`insert into attempt (bucket, at) values (${bucket}, ${now})`;
}

/** Hashed, like every bucket: the table shall not be a list of who came from where. */
function bucketOf(...of: string[]): string {
	return hashOfToken(['workshop', ...of].join('\n'));
}
