// Before a decision goes out: what it will show of the plan, and what is offered to choose from.
import type { AreaId, PlanId } from '#domain/ids.ts';
import type { PlanContent } from '#domain/plan.ts';
import { Refused } from '#domain/refusals.ts';
import type { Decision } from '#domain/themes/theme.ts';
import type { Db } from '#server/sql.ts';
import { contentOf, stateCalled, type KeptState } from '#server/versions/states.ts';
import { changedParts, partNamed, type ShownPartChange } from './changed-parts.ts';
import type { PlacedVoice } from './voices.ts';

interface Plan {
	readonly id: PlanId;
	readonly areaId: AreaId;
}

/** Null where it changed nothing; 'slow' where comparing takes too long. `now` is the plan as it is. */
export async function linkedChange(
	db: Db,
	plan: Plan,
	{ part: name, from, to }: Decision,
	now: PlanContent,
	turn: <Answer>(work: () => Promise<Answer>) => Promise<Answer> = (work) => work()
): Promise<ShownPartChange | 'slow' | null> {
	const part = partNamed(name);
	if (!part || from === null) return null;
	const before = await contentOf(db, plan, from);
	const after = to === null ? now : await contentOf(db, plan, to);
	if (!before || !after) return null;
	try {
		const asked = [{ part, from: 'before', to: 'after' }];
		const [shown] = await turn(() => changedParts({ before, after }, asked));
		return shown ?? null;
	} catch (thrown) {
		if (thrown instanceof Refused && ['compare-slow', 'compare-busy'].includes(thrown.code)) return 'slow';
		throw thrown;
	}
}

/** The newest version from before people spoke; where there is none, the oldest that was kept. */
export async function stateBefore(db: Db, { id, areaId }: Plan, since: Date): Promise<KeptState | null> {
	const [row] = await db<{ id: string }[]>`
		select v.id from version v left join publication p on p.area_id = v.area_id and p.version_id = v.id
		where v.area_id = ${areaId} and v.plan_id = ${id} and p.withdrawn_at is null
		order by (v.made_at <= ${since}) desc, case when v.made_at <= ${since} then v.made_at end desc, v.made_at limit 1`;
	return row ? stateCalled(db, { id, areaId }, row.id) : null;
}

/** What suggestions that were accepted have changed; else what most of it is about. */
export function likelyPart(voices: readonly PlacedVoice[]): string | null {
	const accepted = voices.find((voice) => voice.accepted && voice.part)?.part;
	if (accepted) return accepted;
	const counts = new Map<string, number>();
	for (const { part } of voices) if (part) counts.set(part, (counts.get(part) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
