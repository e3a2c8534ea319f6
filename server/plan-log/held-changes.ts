// What waits for its author: changes that came too late to enter the plan. Nobody else ever sees them.
import * as Y from 'yjs';
import { putChanges } from '#document/put-change.ts';
import { rootsOf } from '#document/roots.ts';
import type { Hunk } from '#domain/hunks.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { refuse, type RefusalCode } from '#domain/refusals.ts';
import type { Db, Sql } from '#server/sql.ts';
import { appendToPlan } from './append.ts';
import type { Author } from './log.ts';
import { planContent } from './read.ts';

/** A change as its author sees it waiting. */
export interface Waiting {
	readonly id: string;
	readonly why: RefusalCode;
	readonly hunks: readonly Hunk[];
	readonly at: Date;
}

interface Whose {
	readonly planId: PlanId;
	readonly personId: PersonId;
}

/** What waits for this person in this plan, oldest first. */
export async function heldFor(db: Db, { planId, personId }: Whose): Promise<Waiting[]> {
	return db<Waiting[]>`
		select id, why, hunks, at from held_change where plan_id = ${planId} and person_id = ${personId} order by at, id`;
}

/** How many single changes wait for this person. */
export async function countHeld(db: Db, { planId, personId }: Whose): Promise<number> {
	const [row] = await db<{ n: number }[]>`
		select coalesce(sum(jsonb_array_length(hunks)), 0)::int as n from held_change
		where plan_id = ${planId} and person_id = ${personId}`;
	return row!.n;
}

/** Its author no longer needs it. */
export async function letGo(db: Db, { planId, personId }: Whose, id: string): Promise<void> {
	const gone = await db`
		delete from held_change where plan_id = ${planId} and person_id = ${personId} and id = ${id} returning 1`;
	if (gone.length === 0) refuse('not-found');
}

/**
 * Puts it into the plan after all, in its author's name. What others have changed meanwhile stays; where both changed the same
 * words, that part goes on waiting. The caller has asked `may`; `isHeld` says which rows may not be changed now.
 */
export async function putInAgain(
	sql: Sql,
	{ areaId, planId, author, id }: { areaId: AreaId; planId: PlanId; author: Author; id: string },
	isHeld: (hunk: Hunk) => boolean = () => false
): Promise<{ entered: number; waiting: number }> {
	return sql.begin(async (tx) => {
		// the plan's lock first, as everybody who writes takes it
		await tx`select 1 from plan_head where plan_id = ${planId} for update`;
		const [held] = await tx<{ hunks: Hunk[] }[]>`
			select hunks from held_change where plan_id = ${planId} and person_id = ${author.id} and id = ${id} for update`;
		if (!held) refuse('not-found');
		const { state, epoch } = await planContent(tx, planId);
		const doc = new Y.Doc();
		rootsOf(doc);
		Y.applyUpdate(doc, state);
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		const free = held.hunks.filter((hunk) => !isHeld(hunk));
		let entered: boolean[] = [];
		doc.transact(() => (entered = putChanges(doc, free)));
		if (updates[0])
			await appendToPlan(tx, { areaId, planId, epoch, update: updates[0], kind: 'accept', person: author });
		const left = held.hunks.filter((hunk) => isHeld(hunk) || !entered[free.indexOf(hunk)]);
		if (left.length === 0) await tx`delete from held_change where plan_id = ${planId} and id = ${id}`;
		else
			await tx`
				update held_change set hunks = ${JSON.stringify(left)}::text::jsonb, size = ${JSON.stringify(left).length}
				where plan_id = ${planId} and id = ${id}`;
		return { entered: held.hunks.length - left.length, waiting: left.length };
	});
}
