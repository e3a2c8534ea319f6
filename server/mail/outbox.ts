// Mail waits in a table, written in the same transaction as its reason: no mail about what was rolled back, no reason
// without its mail.
import { newId } from '#domain/ids.ts';
import type { Env } from '#server/env.ts';
import type { Db } from '#server/sql.ts';

export interface Mail {
	readonly to: string;
	readonly subject: string;
	readonly body: string;
	readonly areaId?: string;
	/** When its link ends: sending it later helps nobody. */
	readonly usefulUntil?: Date;
	/** The same as a page, for mails that are more than a few lines. */
	readonly html?: string;
	/** Of mails somebody asked to get regularly: whose they are, and the address that ends them with one POST. */
	readonly accountId?: string;
	readonly unsubscribe?: string;
}

export interface WaitingMail {
	readonly id: string;
	readonly to: string;
	readonly subject: string;
	readonly body: string;
	readonly at: Date;
}

/** Whether writing a mail makes sense: it can be sent, or, on a demo, read on the page /mail. */
export function mailWorks(env: Env): boolean {
	return env.smtpUrl !== null || env.demo;
}

/** Puts a mail into the outbox and says which it is. Line ends in addresses and subjects would forge headers. */
export async function writeMail(db: Db, mail: Mail): Promise<string> {
	const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
	const id = newId<'mail'>();
	await db`
		insert into outbox_mail (id, area_id, to_address, subject, body, useful_until, html, account_id, unsubscribe)
		values (${id}, ${mail.areaId ?? null}, ${oneLine(mail.to)}, ${oneLine(mail.subject)}, ${mail.body},
			${mail.usefulUntil ?? null}, ${mail.html ?? ''}, ${mail.accountId ?? null}, ${mail.unsubscribe ?? null})`;
	return id;
}

/** Takes a mail out of the outbox again. */
export async function dropMail(db: Db, id: string): Promise<void> {
	await db`delete from outbox_mail where id = ${id}`;
}

/** The newest mails, for the demo's mail page. */
export async function newestMails(db: Db): Promise<WaitingMail[]> {
	return db<WaitingMail[]>`
		select id, to_address as "to", subject, body, created_at as at
		from outbox_mail order by created_at desc, id limit 50`;
}

/** Forgets letters a month after they were sent, and those that could not be sent. */
export async function sweepMail(db: Db, now = new Date()): Promise<void> {
	const monthAgo = new Date(now.getTime() - 30 * 24 * 60 * 60_000);
	await db`delete from outbox_mail where coalesce(sent_at, created_at) < ${monthAgo}`;
}
