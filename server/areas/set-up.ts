// How far a new area has come. What can be seen in the tables is done; the rest an owner ticks off.
import type { AreaId, PersonId } from '#domain/ids.ts';
import type { SetUpStep, StepToSettle } from '#domain/set-up.ts';
import type { Db } from '#server/sql.ts';

/** The steps that are done. */
export async function stepsDone(db: Db, areaId: AreaId): Promise<SetUpStep[]> {
	const [found] = await db<
		{ settled: SetUpStep[]; organisations: boolean; people: boolean; plan: boolean }[]
	>`
		select array(select step from set_up_step where area_id = ${areaId}) as settled,
			(select count(*) from organisation where area_id = ${areaId}) > 1 as organisations,
			exists(select from invitation where area_id = ${areaId})
				or (select count(*) from person where area_id = ${areaId}) > 1 as people,
			exists(select from plan where area_id = ${areaId}) as plan`;
	const done = new Set<SetUpStep>(['name', ...(found?.settled ?? [])]);
	for (const step of ['organisations', 'people', 'plan'] as const) if (found?.[step]) done.add(step);
	return [...done];
}

/** Ticks a step off. The right to do so was asked before. */
export async function settleStep(
	db: Db,
	by: { readonly areaId: AreaId; readonly personId: PersonId },
	step: StepToSettle
): Promise<void> {
	await db`
		insert into set_up_step (area_id, step, person_id) values (${by.areaId}, ${step}, ${by.personId})
		on conflict do nothing`;
}
