// Who guesses codes is kept out; thirty people behind one school's address come in within a minute.
//
// Only wrong codes count. An address may send 40 of them in 15 minutes (thirty people, and every one slips once), the
// installation hears 300 in an hour. A guess hits one of 21^6 = 85,766,121 codes, so with ten workshops open at once all
// guessers of the world together hit one of them in an hour with a chance of 300 × 10 / 85,766,121, about 1 in 28,600; on a
// working day of eight hours 1 in 3,600. A hit is one more guest, whom the lead sees, by group, and can remove.
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
/** Wrong codes from everywhere. */
export const wrongFromAll = { most: 300, minutes: 60 } as const;
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
	const limits = [
		{ bucket: bucketOf('wrong-code', countedAddress(address)), ...wrongFromAddress },
		{ bucket: bucketOf('wrong-code', 'all'), ...wrongFromAll }
	];
	return sql.begin(async (tx) => {
		for (const limit of limits) if (await isUsedUp(tx, limit, now)) refuse('codes-too-often');
		const found = await workshopBehind(tx, codeOrLink, now);
		if (!found) for (const { bucket } of limits) await count(tx, bucket, now);
		return found;
	});
}

/** Counts somebody who comes in, or refuses when an address brings more people than a hall holds. */
export async function countGuest(sql: Sql, address: string, now = new Date()): Promise<void> {
	const limit = { bucket: bucketOf('guest', countedAddress(address)), ...guestsFromAddress };
	await sql.begin(async (tx) => {
		if (await isUsedUp(tx, limit, now)) refuse('too-many-tries');
		await count(tx, limit.bucket, now);
	});
}

/** Waits its turn, else a hundred guesses at once would all see "none yet". */
async function isUsedUp(tx: Tx, { bucket, most, minutes }: Limit, now: Date): Promise<boolean> {
	await tx`select pg_advisory_xact_lock(hashtextextended(${bucket}, 0))`;
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
