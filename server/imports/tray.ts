// The tray of a plan: words of the file that found no place, and slips of the file that were flagged. A person decides about
// each; every decision can be taken back, and no word is ever deleted.
import * as Y from 'yjs';
import type { Group } from '#domain/groups.ts';
import { newId, type AreaId, type Id, type PersonId, type PlanId } from '#domain/ids.ts';
import { refuse } from '#domain/refusals.ts';
import type { Role } from '#domain/roles.ts';
import { appendBlocks } from '#document/write.ts';
import { longestBlock } from '#document/schema.ts';
import { rootsOf } from '#document/roots.ts';
import { appendToPlan } from '#server/plan-log/append.ts';
import { planContent } from '#server/plan-log/read.ts';
import type { Db, Sql, Tx } from '#server/sql.ts';

export type UnplacedId = Id<'unplaced'>;
export type SourceNoteId = Id<'source-note'>;

export interface UnplacedPiece {
	readonly id: UnplacedId;
	readonly why: string;
	readonly words: string;
	/** What became of it; null while nobody has decided. */
	readonly outcome: 'placed' | 'not-needed' | null;
}

export interface FlaggedNote {
	readonly id: SourceNoteId;
	readonly says: string;
	readonly quote: string;
	readonly target: string;
	readonly dealtWith: boolean;
}

interface Where {
	readonly areaId: AreaId;
	readonly planId: PlanId;
}
export interface Decider {
	readonly id: PersonId;
	readonly role: Role;
	readonly group: Group;
}

/** The pieces of a plan's tray in the order of the file. */
export async function trayOf(db: Db, { areaId, planId }: Where): Promise<UnplacedPiece[]> {
	return db<UnplacedPiece[]>`
		select id, why, words, outcome from unplaced
		where area_id = ${areaId} and plan_id = ${planId} order by position`;
}

/** How many pieces and notes nobody has decided about yet. */
export async function openInTray(db: Db, { areaId, planId }: Where): Promise<number> {
	const [row] = await db<{ open: number }[]>`
		select (select count(*)::int from unplaced where area_id = ${areaId} and plan_id = ${planId} and outcome is null)
			+ (select count(*)::int from source_note where area_id = ${areaId} and plan_id = ${planId} and dealt_with_at is null) as open`;
	return row?.open ?? 0;
}

/** The slips of the file in its order. */
export async function notesOf(db: Db, { areaId, planId }: Where): Promise<FlaggedNote[]> {
	return db<FlaggedNote[]>`
		select id, says, quote, target, dealt_with_at is not null as "dealtWith" from source_note
		where area_id = ${areaId} and plan_id = ${planId} order by position`;
}

/** Puts the words of a piece at the end of the plan, a paragraph per line. Doing it twice does it once. */
export async function placeAtEnd(sql: Sql, where: Where, id: string, by: Decider): Promise<void> {
	await sql.begin(async (tx) => {
		const piece = await lockedPiece(tx, where, id);
		if (piece.outcome === 'placed') return;
		const blocks = piece.words
			.split('\n')
			.flatMap((line) => line.match(new RegExp(`[^]{1,${Math.floor(longestBlock / 2)}}`, 'gu')) ?? [])
			.map((text) => ({
				type: 'paragraph' as const,
				attrs: { id: newId<'block'>() },
				content: [{ type: 'text' as const, text }]
			}));
		await change(tx, where, by, (doc) => appendBlocks(doc, blocks));
		await decide(
			tx,
			where,
			id,
			'placed',
			by,
			blocks.map((block) => block.attrs.id)
		);
	});
}

/** Marks a piece as not needed in the plan. Its words stay in the tray. */
export async function setAside(sql: Sql, where: Where, id: string, by: Decider): Promise<void> {
	await sql.begin(async (tx) => {
		const piece = await lockedPiece(tx, where, id);
		if (piece.outcome === null) await decide(tx, where, id, 'not-needed', by, []);
	});
}

/**
 * Takes a decision back. Paragraphs that were placed leave the plan, unless somebody has changed them since: then they are
 * part of the plan and stay.
 */
export async function takeBack(sql: Sql, where: Where, id: string, by: Decider): Promise<void> {
	await sql.begin(async (tx) => {
		const piece = await lockedPiece(tx, where, id);
		if (piece.outcome === 'placed') await change(tx, where, by, (doc) => removeUnchanged(doc, piece));
		await decide(tx, where, id, null, by, []);
	});
}

/** Ticks a note off, or opens it again. */
export async function tickNote(
	db: Db,
	{ areaId, planId }: Where,
	id: string,
	done: boolean,
	by: Decider
): Promise<void> {
	const { count } = await db`
		update source_note set dealt_with_at = case when ${done} then now() end, dealt_with_by = case when ${done} then ${by.id} end
		where area_id = ${areaId} and plan_id = ${planId} and id = ${id}`;
	if (count === 0) refuse('not-found');
}

/** Ticks off every note that is still open. */
export async function tickAllNotes(db: Db, { areaId, planId }: Where, by: Decider): Promise<void> {
	await db`
		update source_note set dealt_with_at = now(), dealt_with_by = ${by.id}
		where area_id = ${areaId} and plan_id = ${planId} and dealt_with_at is null`;
}

interface LockedPiece {
	readonly words: string;
	readonly outcome: UnplacedPiece['outcome'];
	readonly blockIds: string[];
}

async function lockedPiece(tx: Tx, { areaId, planId }: Where, id: string): Promise<LockedPiece> {
	// the plan before the piece, as every writer of a plan does
	await tx`select 1 from plan_head where plan_id = ${planId} and area_id = ${areaId} for update`;
	const [piece] = await tx<LockedPiece[]>`
		select words, outcome, block_ids as "blockIds" from unplaced
		where area_id = ${areaId} and plan_id = ${planId} and id = ${id} for update`;
	return piece ?? refuse('not-found');
}

async function decide(
	tx: Tx,
	{ areaId, planId }: Where,
	id: string,
	outcome: UnplacedPiece['outcome'],
	by: Decider,
	blockIds: readonly string[]
): Promise<void> {
	await tx`
		update unplaced set outcome = ${outcome}, block_ids = ${[...blockIds]},
			placed_at = case when ${outcome !== null} then now() end, placed_by = ${outcome === null ? null : by.id}
		where area_id = ${areaId} and plan_id = ${planId} and id = ${id}`;
}

async function change(
	tx: Tx,
	{ areaId, planId }: Where,
	by: Decider,
	make: (doc: Y.Doc) => void
): Promise<void> {
	const { state, epoch } = await planContent(tx, planId);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	make(doc);
	await appendToPlan(tx, {
		areaId,
		planId,
		epoch,
		update: Y.encodeStateAsUpdate(doc, before),
		kind: 'import',
		person: by
	});
}

function removeUnchanged(doc: Y.Doc, piece: LockedPiece): void {
	const { body } = rootsOf(doc);
	const lines = new Set(piece.words.split('\n'));
	doc.transact(() => {
		for (let place = body.length - 1; place >= 0; place -= 1) {
			const block = body.get(place);
			if (!(block instanceof Y.XmlElement) || !piece.blockIds.includes(block.getAttribute('id') ?? ''))
				continue;
			const text = block.get(0);
			if (block.length === 1 && text instanceof Y.XmlText && lines.has(String(text))) body.delete(place, 1);
		}
	});
}
