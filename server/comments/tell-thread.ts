// Tells open plans that a thread changed. Who may hear of it is read from the thread itself, so that nobody can forget to say.
import { notify } from '#server/notify.ts';
import type { Db } from '#server/sql.ts';

/** In the transaction of the change: it goes out when that commits. */
export async function tellThread(db: Db, planId: string, thread: string): Promise<void> {
	const [found] = await db<
		{ internal: boolean; wasShown: boolean; startedBy: string; concerns: string | null }[]
	>`
		select internal, was_shown as "wasShown", started_by as "startedBy", concerns from thread where plan_id = ${planId} and id = ${thread}`;
	if (!found) return;
	const to = !found.wasShown ? 'judges' : found.internal ? 'inside' : 'everybody';
	const person = to === 'inside' ? (found.concerns ?? '') : found.startedBy;
	await notify(db, { kind: 'thread', plan: planId, thread, to, person });
}
