// Everywhere words stand that are kept of a plan beside its text and its versions: what was said, suggested, held, decided, asked and
// answered about it. One list, so that looking for words and removing them cannot differ.
import { takenOutMark } from '#domain/comments/taken-out.ts';
import type { PlanId } from '#domain/ids.ts';
import { localDay } from '#domain/rounds/local-time.ts';
import { valueWithout, withoutWords } from '#domain/publishing/without-words.ts';
import { escapeHtml } from '#lib/plan-html/escape.ts';
import { tellThread } from '#server/comments/tell-thread.ts';
import type { Db, Tx } from '#server/sql.ts';

/** What those are called who wrote there, for whoever removes words. */
export const kindsBeside = ['comments', 'suggestions', 'held', 'partners', 'others'] as const;
export type KindBeside = (typeof kindsBeside)[number];
/** In how many places of each kind they stand. */
export type CountsBeside = Readonly<Record<KindBeside, number>>;

interface Place {
	readonly table: string;
	readonly columns: readonly string[];
	readonly kind: KindBeside;
	/** Kept as a value, not as a line. */
	readonly json?: 'json' | 'jsonb';
	/** Letters that fit. */
	readonly most?: number;
	/** Rows are found through this table: they do not name their plan. */
	readonly through?: { readonly table: string; readonly by: string };
}

const places: readonly Place[] = [
	{ table: 'comment', columns: ['words'], kind: 'comments' },
	{ table: 'feedback', columns: ['words', 'title'], kind: 'comments' },
	{ table: 'thread', columns: ['anchor'], kind: 'comments', json: 'jsonb' },
	{ table: 'proposal', columns: ['why'], kind: 'suggestions' },
	{ table: 'proposal_hunk', columns: ['reason'], kind: 'suggestions' },
	{ table: 'proposal_hunk', columns: ['hunks'], kind: 'suggestions', json: 'json' },
	{ table: 'held_change', columns: ['hunks'], kind: 'held', json: 'jsonb' },
	{
		...{ table: 'sign_off_answer', columns: ['words'], kind: 'partners' },
		through: { table: 'sign_off', by: 'sign_off_id' }
	},
	{ table: 'sign_off', columns: ['note', 'reason'], kind: 'others' },
	{ table: 'answer', columns: ['title', 'reason', 'decider', 'owner', 'section_title'], kind: 'others' },
	{ table: 'answer', columns: ['change'], kind: 'others', json: 'jsonb' },
	{ table: 'theme', columns: ['title'], kind: 'others', most: 200 },
	{ table: 'theme_decision', columns: ['reason', 'decider', 'owner'], kind: 'others' },
	{ table: 'round', columns: ['title', 'purpose', 'settled'], kind: 'others' },
	{ table: 'version', columns: ['name'], kind: 'others' },
	{ table: 'publication', columns: ['withdrawn_reason'], kind: 'others' },
	{ table: 'easy_read_picture', columns: ['name'], kind: 'others', most: 60 },
	{ table: 'easy_read_picture', columns: ['credit'], kind: 'others', most: 300 },
	{ table: 'unplaced', columns: ['words'], kind: 'others' },
	{ table: 'import_job', columns: ['reading'], kind: 'others', json: 'jsonb' },
	{ table: 'quotation', columns: ['reads'], kind: 'others', json: 'json' }
];

interface Found {
	readonly place: Place;
	readonly column: string;
	/** Where the row lies, while the transaction lasts. */
	readonly at: string;
	readonly now: string;
	readonly thread: string | null;
}

interface Removing {
	readonly planId: PlanId;
	readonly words: string;
	readonly stub: string;
}

/** Where they stand; nothing is changed. */
export async function countBeside(db: Db, planId: PlanId, words: string): Promise<CountsBeside> {
	const counts: Record<KindBeside, number> = { comments: 0, suggestions: 0, held: 0, partners: 0, others: 0 };
	for await (const { place } of foundIn(db, { planId, words, stub: '' })) counts[place.kind] += 1;
	return counts;
}

/** Removes them, as part of the transaction that removes them from the text. The erasure must be in the book already. */
export async function eraseFromBeside(tx: Tx, removing: Removing, now = new Date()): Promise<void> {
	const threads = new Set<string>();
	for await (const { place, column, at, now: reads, thread } of foundIn(tx, removing, now)) {
		const value =
			place.json === 'json'
				? tx`${reads}::text::json`
				: place.json === 'jsonb'
					? tx`${reads}::text::jsonb`
					: tx`${reads}`;
		const marked = place.table === 'comment' ? tx`, taken_out = true, judged_at = ${now}` : tx``;
		await tx`update ${tx(place.table)} set ${tx(column)} = ${value} ${marked} where ctid = ${at}::tid`;
		if (thread !== null) threads.add(thread);
	}
	for (const thread of threads) await tellThread(tx, removing.planId, thread);
}

async function* foundIn(db: Db, { planId, words, stub }: Removing, now = new Date()): AsyncGenerator<Found> {
	for (const place of places) {
		// a comment says it in its own way, which every page that shows comments knows
		const instead = place.table === 'comment' ? takenOutMark(localDay(now)) : stub;
		const without = withoutWords(words, instead, escapeHtml(words));
		for (const column of place.columns) {
			for (const { at, said, thread } of await rowsOf(db, place, column, planId)) {
				const reads = place.json
					? JSON.stringify(valueWithout(JSON.parse(said), words, instead, without))
					: cut(without(said), place.most);
				const was = place.json ? JSON.stringify(JSON.parse(said)) : said;
				if (reads !== was) yield { place, column, at, now: reads, thread };
			}
		}
	}
}

function rowsOf(
	db: Db,
	{ table, through }: Place,
	column: string,
	planId: PlanId
): PromiseLike<{ at: string; said: string; thread: string | null }[]> {
	const thread = table === 'comment' ? db`thread_id` : table === 'thread' ? db`id` : db`null`;
	const whose = through
		? db`${db(through.by)} in (select id from ${db(through.table)} where plan_id = ${planId})`
		: db`plan_id = ${planId}`;
	return db<{ at: string; said: string; thread: string | null }[]>`
		select ctid::text as at, ${db(column)}::text as said, ${thread} as thread from ${db(table)}
		where ${whose} and ${db(column)} is not null`;
}

function cut(line: string, most = Infinity): string {
	return line.length <= most ? line : line.slice(0, most).toWellFormed();
}
