// The one door through which people are told something. Called in the transaction of what happened, so that neither exists without
// the other. Who may not see it is not told; they are asked about again when they read (news-of.ts) and when a mail is written.
import { commentRights } from '#domain/comments/comment.ts';
import { newId } from '#domain/ids.ts';
import { may } from '#domain/permissions.ts';
import { mutable, seesThread, type NewsKind } from '#domain/telling/news.ts';
import type { Db } from '#server/sql.ts';
import { peopleOfPlan, type PersonOfPlan } from './people-of-plan.ts';

export interface Telling {
	readonly areaId: string;
	readonly planId: string;
	readonly kind: NewsKind;
	/** The id of what it is about. Told again of the same, it is news again, and stands once. */
	readonly about: string;
	/** Who did it: they are not told. Null where nobody is to be named. */
	readonly by: string | null;
	/** Persons; or everybody who sees the plan, who follows it, or who looks at comments before others see them. */
	readonly to: readonly string[] | 'everybody' | 'followers' | 'moderators';
	/** The thread it was said in: only who sees that is told. */
	readonly thread?: string;
	/** The page it leads to, from "/plans/…" on; needed for consultations, decisions and versions. */
	readonly path?: string;
}

/** Tells people; answers how many. */
export async function tell(db: Db, telling: Telling): Promise<number> {
	const { areaId, planId, kind, about, by, thread, path = '' } = telling;
	const told = await whoIsTold(db, telling);
	if (told.length === 0) return 0;
	const rows = told.map(({ id: person }) => ({ id: newId<'news'>(), person }));
	await db`
		insert into news (area_id, id, person_id, plan_id, kind, about, thread_id, path, by_person)
		select ${areaId}, new.id, new.person, ${planId}, ${kind}, ${about}, ${thread ?? null}, ${path}, ${by}
		from jsonb_to_recordset(${db.json(rows)}) as new (id text, person text)
		on conflict (person_id, kind, about) do update
		set at = now(), read_at = null, mailed_at = null, by_person = excluded.by_person, path = excluded.path`;
	return rows.length;
}

/** What was told of this is untrue now: a thread was opened again, words were looked at. */
export async function untell(db: Db, kind: NewsKind, about: string): Promise<void> {
	await db`delete from news where kind = ${kind} and about = ${about}`;
}

async function whoIsTold(db: Db, { areaId, planId, kind, by, to, thread }: Telling): Promise<PersonOfPlan[]> {
	const named = typeof to === 'string' ? null : to;
	if (named?.length === 0) return [];
	const people = (await peopleOfPlan(db, { areaId, planId }, named)).filter(
		({ id, standing }) => id !== by && may(standing, 'see-plan')
	);
	if (people.length === 0) return [];
	const wanted = await wanting(db, { planId, thread: thread ?? '', kind, to });
	const there = thread === undefined ? null : await threadOf(db, planId, thread);
	if (thread !== undefined && !there) return [];
	return people.filter(({ id, standing }) => {
		const rights = commentRights(standing);
		if (to === 'moderators' && !rights.judge) return false;
		return wanted(id) && (!there || seesThread(there, { id, rights }));
	});
}

/** Whether somebody wants to hear of it, as they chose. */
async function wanting(
	db: Db,
	{ planId, thread, kind, to }: { planId: string; thread: string; kind: NewsKind; to: Telling['to'] }
): Promise<(person: string) => boolean> {
	if (to !== 'followers' && !mutable.includes(kind)) return () => true;
	const chosen = await db<{ person: string; of: string; choice: 'follow' | 'mute' }[]>`
		select person_id as person, thread_id as of, choice from following
		where plan_id = ${planId} and thread_id in ('', ${thread})`;
	const has = (choice: 'follow' | 'mute', of: string) =>
		new Set(chosen.flatMap((each) => (each.choice === choice && each.of === of ? [each.person] : [])));
	const [follows, mutedPlan, muted, followed] = [
		has('follow', ''),
		has('mute', ''),
		has('mute', thread),
		has('follow', thread)
	];
	if (to === 'followers') return (person) => follows.has(person);
	// what was chosen for the thread itself counts before what was chosen for the plan
	return (person) => !muted.has(person) && (followed.has(person) || !mutedPlan.has(person));
}

async function threadOf(db: Db, planId: string, id: string) {
	const [found] = await db<
		{ internal: boolean; wasShown: boolean; startedBy: string; concerns: string | null }[]
	>`
		select internal, was_shown as "wasShown", started_by as "startedBy", concerns from thread
		where plan_id = ${planId} and id = ${id}`;
	return found;
}
