// Guessing is slow. A try is counted for the address and the account together, for the account, and for the address alone;
// the last is wide, because thirty people in one workshop come from one address.
import { refuse } from '#domain/refusals.ts';
import type { Sql } from '#server/sql.ts';
import { hashOfToken } from './token.ts';

interface Limit {
	readonly bucket: string;
	readonly most: number;
	readonly minutes: number;
}

export interface Try {
	readonly what: 'password' | 'mailed-link' | 'join' | 'feedback';
	/** The other end's internet address. */
	readonly address: string;
	/** Of feedback, the plan. */
	readonly email: string;
}

/** Counts a try before it is made, or refuses it when there were too many. */
export async function countTry(sql: Sql, attempt: Try, now = new Date()): Promise<void> {
	await sql.begin(async (tx) => {
		for (const { bucket, most, minutes } of limitsOf(attempt)) {
			// one at a time per bucket, else a hundred parallel guesses would all see "none yet"
			await tx`select pg_advisory_xact_lock(hashtextextended(${bucket}, 0))`;
			const since = new Date(now.getTime() - minutes * 60_000);
			const [tries] = await tx<{ count: number }[]>`
				select count(*)::int as count from attempt where bucket = ${bucket} and at > ${since}`;
			if (tries && tries.count >= most) refuse('too-many-tries');
			await tx`insert into attempt (bucket, at) values (${bucket}, ${now})`;
		}
	});
}

/** It was them: their earlier slips no longer count against them, nor against those beside them. */
export async function forgiveTries(sql: Sql, attempt: Try): Promise<void> {
	const [own] = limitsOf(attempt);
	if (own) await sql`delete from attempt where bucket = ${own.bucket}`;
}

/** Forgets tries that no longer count; addresses are not kept longer than that. */
export async function sweepAttempts(sql: Sql, now = new Date()): Promise<void> {
	await sql`delete from attempt where at < ${new Date(now.getTime() - 24 * 60 * 60_000)}`;
}

/**
 * The address tries are counted for: of IPv6 the first half, because everybody there has 2^64 addresses of their own to
 * guess from; of IPv4 all of it, also when it is written as IPv6.
 */
export function countedAddress(address: string): string {
	const four = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
	if (four || !address.includes(':')) return four ?? address;
	const [head = '', tail] = address.toLowerCase().split('%', 1)[0]!.split('::', 2);
	const parts = (text: string) => (text === '' ? [] : text.split(':'));
	const missing = tail === undefined ? 0 : 8 - parts(head).length - parts(tail).length;
	const whole = [...parts(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...parts(tail ?? '')];
	return `${whole
		.slice(0, 4)
		.map((part) => part.replace(/^0+(?=.)/, ''))
		.join(':')}::/64`;
}

const guesses = { own: 6, account: 20, address: 120 };
const mostOf = {
	password: guesses,
	join: guesses,
	'mailed-link': { own: 3, account: 5, address: 60 },
	// a class, or a library, writes from one address
	feedback: { own: 20, account: 200, address: 60 }
} as const satisfies Record<Try['what'], object>;

/** The narrowest first. Buckets are hashed: the table shall not be a list of who tried to sign in from where. */
function limitsOf({ what, address: from, email }: Try): [Limit, ...Limit[]] {
	const address = countedAddress(from);
	const account = email.toLowerCase();
	const bucket = (...of: string[]): string => hashOfToken([what, ...of].join('\n'));
	const most = mostOf[what];
	return [
		{ bucket: bucket('own', address, account), most: most.own, minutes: 15 },
		{ bucket: bucket('account', account), most: most.account, minutes: 60 },
		{ bucket: bucket('address', address), most: most.address, minutes: 15 }
	];
}
