// Once an hour: forget what has ended by itself. Addresses of tries, old links and letters are not kept longer than needed.
import { sweepMail } from '#server/mail/outbox.ts';
import type { Sql } from '#server/sql.ts';
import { sweepAttempts } from './attempts.ts';
import { sweepSessions } from './sessions.ts';
import { sweepLinks } from './sign-in-links.ts';

const hour = 60 * 60_000;

/** Sweeps now and every hour until closed, and what others ask for too; trouble is told, and the next hour tries again. */
export function keepSwept(
	sql: Sql,
	onTrouble: (cause: unknown) => void,
	also: readonly ((sql: Sql) => Promise<void>)[] = []
): { close(): Promise<void> } {
	const all = async () => {
		await sweep(sql);
		for (const other of also) await other(sql);
	};
	let sweeping = all().catch(onTrouble);
	const timer = setInterval(() => {
		sweeping = all().catch(onTrouble);
	}, hour);
	timer.unref();
	return {
		async close() {
			clearInterval(timer);
			await sweeping;
		}
	};
}

async function sweep(sql: Sql): Promise<void> {
	await sweepSessions(sql);
	await sweepAttempts(sql);
	await sweepLinks(sql);
	await sweepMail(sql);
}
