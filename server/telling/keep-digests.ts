// Sends the mails that are due: looks once a minute. What is due stands in a table, so a restart forgets nothing, and a row is
// locked while its mail is written, so that of several processes one does it.
import { nextDue, type DigestEvery } from '#domain/telling/due.ts';
import type { Sql } from '#server/sql.ts';
import { writeDigest } from './write-digest.ts';

/** ms between looks. */
const calm = 60_000;
/** What could not be written is tried again after this, ms. */
const later = 60 * 60_000;

interface Options {
	/** The address of this installation, for the links in a mail. */
	readonly origin: string;
	readonly onTrouble: (cause: unknown) => void;
	readonly every?: number;
	readonly now?: () => Date;
}

/** Starts looking; `close` waits for the mail being written. */
export function keepDigests(sql: Sql, options: Options): { close(): Promise<void> } {
	let closed = false;
	let running: Promise<void> = Promise.resolve();
	const look = async (): Promise<void> => {
		try {
			while (!closed && (await writeNextDigest(sql, options))) continue;
		} catch (cause) {
			// the database is away: what is due stays due
			options.onTrouble(cause);
		}
	};
	const inTurn = (): void => {
		running = running.then(look);
	};
	inTurn();
	const timer = setInterval(inTurn, options.every ?? calm);
	timer.unref();
	return {
		async close() {
			closed = true;
			clearInterval(timer);
			await running;
		}
	};
}

/** Writes the mail that has been due the longest, if there is one; answers whether there may be more. */
export async function writeNextDigest(
	sql: Sql,
	{ origin, onTrouble, now = () => new Date() }: Options
): Promise<boolean> {
	let looked: string | null = null;
	try {
		return await sql.begin(async (tx) => {
			const at = now();
			const [due] = await tx<{ accountId: string; email: string; every: DigestEvery }[]>`
				select digest.account_id as "accountId", account.email, every from digest
				join account on account.id = digest.account_id
				where due_at <= ${at} order by due_at limit 1 for update of digest skip locked`;
			if (!due) return false;
			looked = due.accountId;
			await writeDigest(sql, tx, due, { origin, now: at });
			await tx`update digest set due_at = ${nextDue(due.every, at)} where account_id = ${due.accountId}`;
			return true;
		});
	} catch (cause) {
		if (looked === null) throw cause;
		onTrouble(cause);
		// one that cannot be written must not hold up the others
		await sql`update digest set due_at = ${new Date(now().getTime() + later)} where account_id = ${looked}`;
		return true;
	}
}
