// Removing words for privacy, from everything that can be read: the plan of today, its quoted words, every version, the public pages
// and the easy-read twin. One transaction, so that nothing is left half done.
import { may } from '#domain/permissions.ts';
import { fewestErased, longestErased, spotsToErase, timesIn } from '#domain/publishing/erasure.ts';
import type { RedactionReason } from '#domain/redaction.ts';
import { refuse } from '#domain/refusals.ts';
import { formatDate } from '#lib/words/dates.ts';
import { quotedWords } from '#lib/words/quoted.ts';
import type { PlanMember } from '#server/accounts/standing.ts';
import { removeFromTwin } from '#server/easy-read/remove-words.ts';
import { planContent } from '#server/plan-log/read.ts';
import { quotedIn, redactWords } from '#server/plans/quotations.ts';
import { rewordPlan } from '#server/plans/reworded.ts';
import { eraseFromVersions, whereWordsStand } from '#server/publication/erase.ts';
import { countBeside, type CountsBeside } from '#server/publication/words-beside.ts';
import { refusalsInTheBook } from '#server/plan-state.ts';
import { audit } from '#server/audit.ts';
import type { Sql, Tx } from '#server/sql.ts';

export interface FoundWords {
	/** How often they stand in the plan of today. */
	readonly inPlan: number;
	/** Numbers of the published versions that have them. */
	readonly published: readonly number[];
	/** All kept versions that have them. */
	readonly versions: number;
	/** What is kept beside its text: in how many places of each kind. */
	readonly beside: CountsBeside;
}

/** Refuses erase-short and erase-nowhere. */
export async function lookForWords(sql: Sql, { plan }: PlanMember, typed: string): Promise<FoundWords> {
	const words = cleaned(typed);
	const { content } = await planContent(sql, plan.id);
	const found = {
		inPlan: timesIn(content, words),
		...(await whereWordsStand(sql, plan.id, words)),
		beside: await countBeside(sql, plan.id, words)
	};
	const beside = Object.values(found.beside).reduce((sum, each) => sum + each, 0);
	if (found.inPlan + found.versions + beside === 0) refuse('erase-nowhere');
	return found;
}

/** Refuses not-allowed, erase-short and erase-nowhere. */
export async function eraseWords(
	sql: Sql,
	by: PlanMember,
	{ words: typed, why }: { readonly words: string; readonly why: RedactionReason },
	now = new Date()
): Promise<{ readonly versions: number }> {
	const planId = by.plan.id;
	const stub = quotedWords.stub(formatDate(now));
	const move = { areaId: by.areaId, planId, act: 'erase-words', by } as const;
	return refusalsInTheBook(sql, move, async () => {
		if (!may(by.standing, 'erase-words')) refuse('not-allowed');
		const words = cleaned(typed);
		await lookForWords(sql, by, words);
		// what was quoted has a door of its own, which also keeps the words from coming back
		for (const { box, source, words: said } of await quotedIn(sql, by))
			if (source !== '' && saysThem(said, words))
				await redactWords(sql, by, { box, words, why, note: '' }, now);
		return sql.begin(async (tx) => {
			await rewordPlan(tx, by, spotsToErase(words, stub));
			await eraseFromTwin(tx, by, { words, stub });
			return { versions: await eraseFromVersions(tx, { planId, by, words, stub, why }) };
		}) as Promise<{ versions: number }>;
	});
}

/** What the frozen twins said before is told by fingerprints. */
async function eraseFromTwin(
	tx: Tx,
	{ areaId, personId, plan }: PlanMember,
	removed: { readonly words: string; readonly stub: string }
): Promise<void> {
	const { versions } = await removeFromTwin(tx, { planId: plan.id, ...removed });
	for (const { versionId: version, before, after } of versions) {
		const detail = { version, before, after };
		await audit(tx, { areaId, personId, planId: plan.id, what: 'easy-read-erased', detail });
	}
}

function saysThem(said: string, words: string): boolean {
	return said.split('\n').some((line) => spotsToErase(words, '')(line, 'quoted').length > 0);
}

function cleaned(typed: string): string {
	const words = typed.replaceAll('\0', '').toWellFormed().replaceAll(/\s+/g, ' ').trim();
	if (words.length < fewestErased || words.length > longestErased) refuse('erase-short');
	return words;
}
