// What was said about a plan, for a file: what the asker may read, in the order of the text, without anybody's name.
import { resolveAnchor, type Anchor, type Place } from '#domain/anchor.ts';
import { planWords } from '#domain/anchors/plan-words.ts';
import { blockKey, rowKey, type PlaceKey } from '#domain/exports/exported-plan.ts';
import type { ExportedThread } from '#domain/exports/exported-thread.ts';
import type { Group } from '#domain/groups.ts';
import type { PlanContent } from '#domain/plan.ts';
import { fileWords, saidBy } from '#lib/words/exporting.ts';
import { insteadSaid } from '#lib/words/rounds.ts';
import type { Db } from '#server/sql.ts';
import { seenThreads, type Asker } from './asker.ts';

/** Letters of a quotation in a heading. */
const longestQuote = 120;
/** A file holds no more; the page has them all. */
const mostComments = 2_000;

/** Only words that are shown to everybody who may see the thread: what waits, was kept back or taken back is in no file. */
export async function threadsForFile(db: Db, asker: Asker, content: PlanContent): Promise<ExportedThread[]> {
	const rows = await db<
		{
			id: string;
			anchor: Anchor;
			internal: boolean;
			settled: boolean;
			words: string;
			group: Group;
			at: Date;
			suggests: boolean;
		}[]
	>`
		select thread.id, thread.anchor, thread.internal, thread.resolved_at is not null as settled,
			comment.words, comment.voice_group as "group", comment.at, comment.suggests
		from thread join comment on comment.area_id = thread.area_id and comment.thread_id = thread.id
		where ${seenThreads(db, asker)} and comment.state = 'shown'
		order by thread.started_at, thread.id, comment.at, comment.id limit ${mostComments}`;
	const words = planWords(content);
	const order = keysInOrder(content);
	const threads = new Map<string, ExportedThread & { readonly place: number }>();
	for (const { id, anchor, internal, settled, words: said, group, at, suggests } of rows) {
		const all = suggests ? insteadSaid(anchor.quoteOriginal, said) : said;
		const comment = { who: saidBy[group], words: all, at: at.toISOString() };
		const known = threads.get(id);
		if (known) {
			threads.set(id, { ...known, comments: [...known.comments, comment] });
			continue;
		}
		const key = keyOf(content, resolveAnchor(words, anchor).place);
		const place = key === '' ? -1 : (order.get(key) ?? Infinity);
		threads.set(id, { about: about(anchor), key, internal, settled, place, comments: [comment] });
	}
	return [...threads.values()].sort((a, b) => a.place - b.place).map(({ place: _, ...thread }) => thread);
}

function about({ kind, quoteOriginal }: Anchor): string {
	if (kind === 'document') return fileWords.wholePlan;
	const quote = quoteOriginal.replace(/\s+/g, ' ').trim();
	return fileWords.aboutWords(
		quote.length > longestQuote ? `${quote.slice(0, longestQuote).trimEnd().toWellFormed()}…` : quote
	);
}

function keyOf(content: PlanContent, place: Place | null): PlaceKey {
	if (!place || place.kind === 'document') return '';
	if (place.kind === 'action' || place.kind === 'cell') return rowKey(place.actionId);
	if (place.kind === 'text' && place.actionId !== null) return rowKey(place.actionId);
	const at = place.at;
	const block = at === null ? undefined : content.doc[at];
	return block && at !== null ? blockKey(block, at) : '';
}

function keysInOrder(content: PlanContent): Map<PlaceKey, number> {
	const keys = content.doc.flatMap((block, at) => {
		const rows =
			block.type === 'actionTable'
				? Object.entries(content.actions)
						.filter(([, row]) => row.table === block.attrs.id)
						.sort(([, a], [, b]) => (a.rank < b.rank ? -1 : 1))
						.map(([id]) => rowKey(id))
				: [];
		return [blockKey(block, at), ...rows];
	});
	return new Map(keys.map((key, place) => [key, place] as const));
}
