// How mail to the people of one area fares, for its owner: mail of the area, and mail about the accounts of its people.
import type { MailFault } from '#domain/mail-faults.ts';
import { refuse } from '#domain/refusals.ts';
import type { Db } from '#server/sql.ts';

export interface StuckMail {
	readonly id: string;
	readonly to: string;
	readonly subject: string;
	readonly at: Date;
	readonly tries: number;
	readonly fault: MailFault | null;
	/** We have stopped trying. */
	readonly failed: boolean;
	readonly nextTryAt: Date;
	/** Its link still works, so that sending it is of use. */
	readonly useful: boolean;
}

export interface Delivery {
	readonly lastSent: Date | null;
	readonly lastWritten: Date | null;
	readonly waiting: number;
	readonly failed: number;
	/** What was tried and has not arrived, newest first; no words of a mail, only its subject. */
	readonly stuck: readonly StuckMail[];
}

/** Whether a row of `outbox_mail` is this area's: letters to strangers and to people of other areas are not its owner's. */
function ofArea(db: Db, areaId: string) {
	return db`(outbox_mail.area_id = ${areaId} or (outbox_mail.area_id is null and exists (
		select from person join account on account.id = person.account_id
		where person.area_id = ${areaId} and person.status <> 'removed'
			and lower(account.email) = lower(outbox_mail.to_address))))`;
}

/** How the area's mail stands now. */
export async function deliveryOf(db: Db, areaId: string, now = new Date()): Promise<Delivery> {
	const [counts] = await db<Omit<Delivery, 'stuck'>[]>`
		select max(sent_at) as "lastSent", max(created_at) as "lastWritten",
			count(*) filter (where sent_at is null and failed_at is null)::int as waiting,
			count(*) filter (where failed_at is not null)::int as failed
		from outbox_mail where ${ofArea(db, areaId)}`;
	const stuck = await db<StuckMail[]>`
		select id, to_address as "to", subject, created_at as at, tries, fault, failed_at is not null as failed,
			next_try_at as "nextTryAt", body <> '' and coalesce(useful_until > ${now}, true) as useful
		from outbox_mail
		where sent_at is null and (tries > 0 or failed_at is not null) and ${ofArea(db, areaId)}
		order by created_at desc, id limit 50`;
	return { lastSent: null, lastWritten: null, waiting: 0, failed: 0, ...counts, stuck };
}

/** Tries a mail again now, with all its tries before it. */
export async function tryAgain(db: Db, areaId: string, id: string, now = new Date()): Promise<void> {
	const set = await db`
		update outbox_mail set next_try_at = ${now}, failed_at = null, tries = 0
		where id = ${id} and sent_at is null and body <> '' and coalesce(useful_until > ${now}, true)
			and ${ofArea(db, areaId)}`;
	if (set.count === 0) await refuseMissing(db, areaId, id);
}

/** Gives a mail up: it is not sent, and not shown any more. */
export async function giveUp(db: Db, areaId: string, id: string): Promise<void> {
	const gone = await db`
		delete from outbox_mail where id = ${id} and sent_at is null and ${ofArea(db, areaId)}`;
	if (gone.count === 0) await refuseMissing(db, areaId, id);
}

async function refuseMissing(db: Db, areaId: string, id: string): Promise<never> {
	const there = await db`select from outbox_mail where id = ${id} and ${ofArea(db, areaId)}`;
	refuse(there.count > 0 ? 'mail-gone' : 'not-found');
}
