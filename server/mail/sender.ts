// Sends what waits in the outbox. Several processes may run it: a row is locked while it is being sent. A crash between
// sending and writing that down sends a mail twice, never not at all.
import { createTransport } from 'nodemailer';
import type { Sql } from '#server/sql.ts';

export interface SenderNeeds {
	readonly sql: Sql;
	readonly smtpUrl: string;
	readonly from: string;
	/** Told when a mail could not be sent; never with its words or address. */
	readonly onTrouble: (trouble: { readonly mail: string; readonly cause: unknown }) => void;
	/** Milliseconds between looks. */
	readonly every?: number;
}

/** After this many tries a mail stays where it is, with its last error. */
const mostTries = 8;

/** Starts looking for mail; `close` waits for the one being sent. */
export function startMailSender(needs: SenderNeeds): { close(): Promise<void> } {
	const { sql, from, onTrouble } = needs;
	const transport = createTransport(withTimeouts(needs.smtpUrl));
	let closed = false;
	let wake: () => void = () => undefined;

	async function sendOne(): Promise<boolean> {
		return sql.begin(async (tx) => {
			const [mail] = await tx<{ id: string; to: string; subject: string; body: string }[]>`
				select id, to_address as "to", subject, body from outbox_mail
				where sent_at is null and tries < ${mostTries}
					and created_at + (power(2, tries) - 1) * interval '30 seconds' <= now()
				order by created_at limit 1 for update skip locked`;
			if (!mail) return false;
			try {
				await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.body });
				// what has been read by its receiver need not stay here
				await tx`update outbox_mail set sent_at = now(), tries = tries + 1, body = '', last_error = null where id = ${mail.id}`;
			} catch (cause) {
				const why = withoutAddresses(cause instanceof Error ? cause.message : String(cause));
				await tx`update outbox_mail set tries = tries + 1, last_error = ${why.slice(0, 500)} where id = ${mail.id}`;
				onTrouble({ mail: mail.id, cause: new Error(why) });
			}
			return true;
		});
	}

	async function run(): Promise<void> {
		while (!closed) {
			try {
				while (!closed && (await sendOne())) continue;
			} catch (cause) {
				// the database is away: the mail waits there, and so do we
				onTrouble({ mail: '', cause });
			}
			if (!closed) await pause();
		}
	}
	function pause(): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(resolve, needs.every ?? 2_000);
			wake = () => (clearTimeout(timer), resolve());
		});
	}

	const running = run();
	return {
		async close() {
			closed = true;
			wake();
			await running;
			transport.close();
		}
	};
}

/** A mail server likes to repeat whom it refuses; who was written to does not belong into a log. */
function withoutAddresses(words: string): string {
	return words.replace(/[^\s<>"',;:()]+@[^\s<>"',;:()]+/g, '(address)');
}

/** A mail server that does not answer must not hold a transaction open for minutes. Settings travel in the address. */
function withTimeouts(smtpUrl: string): string {
	const address = new URL(smtpUrl);
	const seconds = { connectionTimeout: 10, greetingTimeout: 10, socketTimeout: 20 };
	for (const [name, value] of Object.entries(seconds))
		if (!address.searchParams.has(name)) address.searchParams.set(name, String(value * 1000));
	return address.href;
}
