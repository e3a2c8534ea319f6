// One mail about what is new: composed when it is due, from what its reader may see at that moment. It says what happened, in
// sentences; nothing a young person wrote, and nobody's words but the reason an adult gave.
import type { DigestEvery } from '#domain/telling/due.ts';
import type { Sql, Tx } from '#server/sql.ts';
import { digestMailWords as words, mailSentenceOf, reasonsOf, tellingWords } from '#lib/words/telling.ts';
import { writeMail } from '#server/mail/outbox.ts';
import { newUnsubscribeToken, noteMailed } from './digest.ts';
import { digestHtml, digestText, type DigestLetter, type LetterLine } from './digest-letter.ts';
import { changedPlans, type ChangedPlan } from './following.ts';
import { hrefOf } from './href-of.ts';
import { newsOf, type NewsItem } from './news-of.ts';
import { sentencesSince } from './plan-news.ts';

/** More is a list to look at in Withus. */
const mostLines = 20;
const mostComparisons = 5;

export interface Due {
	readonly accountId: string;
	readonly email: string;
	readonly every: DigestEvery;
}

/** Puts the mail into the outbox, if there is anything to tell; answers whether. `sql` reads beside the transaction. */
export async function writeDigest(
	sql: Sql,
	tx: Tx,
	{ accountId, email, every }: Due,
	{ origin, now }: { readonly origin: string; readonly now: Date }
): Promise<boolean> {
	const [news, changed, young] = [
		await newsOf(tx, accountId, { unread: true, unmailed: true }),
		await changedPlans(tx, accountId, { mailed: true }),
		await isYoung(tx, accountId)
	];
	const things = news.length + changed.length;
	if (things === 0) return false;
	const lines = [
		...(await linesOfPlans(sql, changed, { origin, now })),
		...news.map((item) => lineOf(item, { origin, young }))
	];
	const token = await newUnsubscribeToken(tx, accountId);
	const letter: DigestLetter = {
		since: sinceWhen(news, changed, now),
		plans: byPlan(lines.slice(0, mostLines)),
		more: Math.max(0, lines.length - mostLines),
		every,
		all: `${origin}/news`,
		account: `${origin}/account#news`,
		end: `${origin}/unsubscribe/${token}`
	};
	await writeMail(tx, {
		to: email,
		subject: words.subject(things),
		body: digestText(letter),
		html: digestHtml(letter),
		accountId,
		unsubscribe: `${origin}/unsubscribe/one-click/${token}`,
		// a day later the next one tells the same
		usefulUntil: new Date(now.getTime() + 24 * 60 * 60_000)
	});
	await noteMailed(
		tx,
		accountId,
		news.map(({ id }) => id)
	);
	return true;
}

async function linesOfPlans(
	sql: Sql,
	changed: readonly ChangedPlan[],
	{ origin, now }: { readonly origin: string; readonly now: Date }
): Promise<LetterLine[]> {
	const lines: LetterLine[] = [];
	for (const [at, plan] of changed.entries()) {
		const sentences = at < mostComparisons ? await sentencesSince(sql, plan, 'mail') : [];
		lines.push({
			plan: plan.title,
			planId: plan.planId,
			sentence: tellingWords.changed(plan.people, plan.at, now),
			more: sentences,
			href: `${origin}/plans/${plan.planId}`
		});
	}
	return lines;
}

function lineOf(item: NewsItem, { origin, young }: { origin: string; young: boolean }): LetterLine {
	return {
		plan: item.planTitle,
		planId: item.planId,
		sentence: mailSentenceOf(item),
		more: reasonsOf(item, 'mail', young).map(words.reason),
		href: origin + hrefOf(item)
	};
}

function byPlan(lines: readonly LetterLine[]): DigestLetter['plans'] {
	const found = new Map<string, { title: string; lines: LetterLine[] }>();
	for (const line of lines) {
		const plan = found.get(line.planId) ?? { title: line.plan, lines: [] };
		plan.lines.push(line);
		found.set(line.planId, plan);
	}
	return [...found.values()];
}

function sinceWhen(news: readonly NewsItem[], changed: readonly ChangedPlan[], now: Date): Date {
	return new Date(Math.min(now.getTime(), ...[...news, ...changed].map(({ at }) => at.getTime())));
}

async function isYoung(tx: Tx, accountId: string): Promise<boolean> {
	const found = await tx`
		select from person where account_id = ${accountId} and voice_group = 'young_person' limit 1`;
	return found.length > 0;
}
