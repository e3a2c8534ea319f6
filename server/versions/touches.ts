// Who wrote in which part of a plan, and in which way: gathered while somebody walks along the log. Never any words.
import type { Group } from '#domain/groups.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';
import type { RowKind } from '#server/plan-log/log.ts';
import type { Db } from '#server/sql.ts';

/** Who, as whom, and in which way. Words written for somebody are theirs. */
export interface Toucher {
	readonly person: PersonId;
	readonly role: Role;
	readonly group: Group;
	readonly kind: RowKind;
}

export interface Touch extends Toucher {
	readonly from: number;
	readonly to: number;
	readonly parts: readonly string[];
}

interface Gathered extends Toucher {
	readonly from: number;
	to: number;
	readonly parts: Set<string>;
}

/** Puts together what one person did in one way, up to a place where a version ends. */
export class Touches {
	readonly #ends: ReadonlySet<number>;
	#open = new Map<string, Gathered>();
	#done: Gathered[] = [];

	/** `ends`: places in the log at which versions end. */
	constructor(ends: ReadonlySet<number> = new Set()) {
		this.#ends = ends;
	}

	note(seq: number, { person, role, group, kind }: Toucher, parts: readonly string[]): void {
		const key = [person, role, group, kind].join(' ');
		const open = this.#open.get(key) ?? { person, role, group, kind, from: seq, to: seq, parts: new Set() };
		if (parts.length > 0) this.#open.set(key, open);
		open.to = seq;
		for (const part of parts) open.parts.add(part);
		if (this.#ends.has(seq)) this.end();
	}

	/** What comes next belongs to another version. */
	end(): void {
		this.#done.push(...this.#open.values());
		this.#open = new Map();
	}

	/** All since the last time. */
	take(): Touch[] {
		this.end();
		const done = this.#done.map(({ parts, ...touch }): Touch => ({ ...touch, parts: [...parts] }));
		this.#done = [];
		return done;
	}
}

interface Place {
	readonly areaId: AreaId;
	readonly planId: PlanId;
	readonly epoch: number;
}

export async function keepTouches(
	db: Db,
	{ areaId, planId, epoch }: Place,
	touches: readonly Touch[]
): Promise<void> {
	if (touches.length === 0) return;
	const rows = touches.map(({ from, to, person, role, group, kind, parts }) => ({
		...{ area_id: areaId, plan_id: planId, epoch, seq_from: from, seq_to: to },
		...{ person_id: person, role, voice_group: group, kind, parts: [...parts] }
	}));
	await db`
		insert into plan_touch (area_id, plan_id, epoch, seq_from, seq_to, person_id, role, voice_group, kind, parts)
		select area_id, plan_id, epoch, seq_from, seq_to, person_id, role, voice_group, kind,
			array(select jsonb_array_elements_text(parts))
		from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (area_id text, plan_id text, epoch integer,
			seq_from bigint, seq_to bigint, person_id text, role text, voice_group text, kind text, parts jsonb)
		on conflict do nothing`;
}

/** What was kept of a stretch of the log, behind `after`, about any of these parts. */
export async function touchesBetween(
	db: Db,
	{ planId, epoch }: Pick<Place, 'planId' | 'epoch'>,
	{
		after,
		until,
		parts
	}: { readonly after: number; readonly until: number; readonly parts: readonly string[] }
): Promise<Touch[]> {
	return db<Touch[]>`
		select person_id as person, role, voice_group as "group", kind, seq_from as "from", seq_to as "to", parts from plan_touch
		where plan_id = ${planId} and epoch = ${epoch} and seq_to > ${after}::bigint and seq_from <= ${until}::bigint
			and parts && ${[...parts]}::text[]
		order by seq_from`;
}
