// Sends what waits in the outbox. Several processes may run it: a row is locked while it is being sent. A crash between
// sending and writing that down sends a mail twice, never not at all.
import type { Sql, Tx } from '#server/sql.ts';
import { failureOf, type Failure } from './faults.ts';
import { openTransport, withoutSecrets } from './transport.ts';

export interface SenderNeeds {
	readonly sql: Sql;
	readonly smtpUrl: string;
	readonly from: string;
	/** Told when a mail could not be sent; never with its words or address. */
	readonly onTrouble: (trouble: { readonly mail: string; readonly cause: unknown }) => void;
	/** Milliseconds between looks. */
	readonly every?: number;
	readonly now?: () => Date;
}

/** Minutes between one try and the next; after the last, a day in all, we stop trying. Greylisting wants about ten. */
export const pauses: readonly number[] = [0.5, 1, 2, 5, 10, 20, 40, 80, 160, 320, 640];
/** When the server itself is at fault, looks become rarer, up to this many milliseconds apart. */
const longestRest = 60_000;

interface Waiting {
	readonly id: string;
	readonly to: string;
	readonly subject: string;
	readonly body: string;
	readonly tries: number;
	readonly usefulUntil: Date | null;
	readonly html: string;
	readonly unsubscribe: string | null;
}

/** Starts looking for mail; `close` waits for the one being sent. */
export function startMailSender(needs: SenderNeeds): { close(): Promise<void> } {
	const { sql, from, smtpUrl, onTrouble, every = 2_000, now = () => new Date() } = needs;
	const transport = openTransport(smtpUrl);
	let closed = false;
	let rest = every;
	let wake: () => void = () => undefined;

	/** Whether there may be more to send at once. */
	async function sendOne(): Promise<boolean> {
		return sql.begin(async (tx) => {
			const at = now();
			const mail = await nextMail(tx, at);
			if (!mail) return false;
			if (mail.usefulUntil && mail.usefulUntil <= at) {
				await writeTooLate(tx, mail, at);
				return true;
			}
			try {
				await transport.sendMail({ from, to: mail.to, subject: mail.subject, ...contentOf(mail) });
				// what has been read by its receiver need not stay here
				await tx`
					update outbox_mail set sent_at = ${at}, tries = tries + 1, body = '', html = '', unsubscribe = null, last_error = null, fault = null
					where id = ${mail.id}`;
				rest = every;
				return true;
			} catch (cause) {
				const why = withoutSecrets(cause instanceof Error ? cause.message : String(cause), smtpUrl);
				const failure = failureOf(cause);
				await writeFailure(tx, mail, failure, why.slice(0, 500), at);
				onTrouble({ mail: mail.id, cause: new Error(why) });
				rest = failure.everyMail ? Math.min(rest * 2, longestRest) : every;
				return !failure.everyMail;
			}
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
			const timer = setTimeout(resolve, rest);
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

/** Its words, and how a mail program may offer to end such mails (RFC 2369, RFC 8058). */
function contentOf({ body, html, unsubscribe }: Waiting) {
	return {
		text: body,
		...(html === '' ? {} : { html }),
		...(unsubscribe === null
			? {}
			: {
					headers: {
						'List-Unsubscribe': `<${unsubscribe}>`,
						'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
					}
				})
	};
}

async function nextMail(tx: Tx, at: Date): Promise<Waiting | undefined> {
	const [mail] = await tx<Waiting[]>`
		select id, to_address as "to", subject, body, tries, useful_until as "usefulUntil", html, unsubscribe from outbox_mail
		where sent_at is null and failed_at is null and next_try_at <= ${at}
		order by next_try_at, created_at limit 1 for update skip locked`;
	return mail;
}

async function writeFailure(
	tx: Tx,
	mail: Waiting,
	{ fault, lasting }: Failure,
	why: string,
	at: Date
): Promise<void> {
	const minutes = pauses[mail.tries];
	const failed = lasting || minutes === undefined;
	const next = new Date(at.getTime() + (minutes ?? 0) * 60_000);
	await tx`
		update outbox_mail
		set tries = tries + 1, last_error = ${why}, fault = ${fault}, next_try_at = ${next}, failed_at = ${failed ? at : null}
		where id = ${mail.id}`;
}

async function writeTooLate(tx: Tx, mail: Waiting, at: Date): Promise<void> {
	await tx`
		update outbox_mail set failed_at = ${at}, fault = 'too-late', body = '', html = '', unsubscribe = null where id = ${mail.id}`;
}
