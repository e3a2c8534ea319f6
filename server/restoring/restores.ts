// What was brought back into a plan, as its readers are told.
import type { Scope } from '#document/restoring/scope.ts';
import { displayName, type Group, type ShownAs } from '#domain/groups.ts';
import type { AreaId, Id, PersonId, PlanId } from '#domain/ids.ts';
import type { Db } from '#server/sql.ts';

export type RestoreId = Id<'restore'>;

export interface DoneRestore {
	readonly id: RestoreId;
	readonly scope: Scope;
	/** What the scope is called in the plan; may be empty. */
	readonly title: string;
	readonly versionId: string | null;
	readonly beforeId: string | null;
	readonly undoes: string | null;
	readonly undone: boolean;
	readonly seq: number;
	readonly at: Date;
	readonly by: PersonId;
	/** As others may see them. */
	readonly name: string;
}

interface Plan {
	readonly areaId: AreaId;
	readonly planId: PlanId;
}

interface Row extends Omit<DoneRestore, 'name'> {
	group: Group;
	name: string;
	shownAs: ShownAs;
}

/** One of them; null when there is none of this name in this plan. */
export async function restoreNamed(
	db: Db,
	{ areaId, planId }: Plan,
	id: string
): Promise<DoneRestore | null> {
	const [row] = await db<Row[]>`${chosen(db)}
		where done.area_id = ${areaId} and done.plan_id = ${planId} and done.id = ${id}`;
	return row ? named(row) : null;
}

/** The newest since a moment, oldest first; not many. */
export async function restoresSince(db: Db, { areaId, planId }: Plan, since: Date): Promise<DoneRestore[]> {
	const rows = await db<Row[]>`${chosen(db)}
		where done.area_id = ${areaId} and done.plan_id = ${planId} and done.at > ${since}
		order by done.epoch desc, done.seq desc limit 10`;
	return rows.map(named).reverse();
}

function chosen(db: Db): ReturnType<Db> {
	return db`
		select done.id, done.scope, done.title, done.version_id as "versionId", done.before_id as "beforeId", done.undoes,
			exists (select from plan_restore as other where other.area_id = done.area_id and other.undoes = done.id) as undone,
			done.seq, done.at, done.person_id as by, person.name, person.voice_group as "group", person.shown_as as "shownAs"
		from plan_restore as done join person on person.area_id = done.area_id and person.id = done.person_id`;
}

function named({ group, shownAs, name, ...row }: Row): DoneRestore {
	return { ...row, name: displayName({ group, shownAs, name }) };
}
