// The easy-read twins of the demo's plans: whole, and looked at by a lead.
import { introPart, type EasyReadLine } from '#domain/easy-read/twin.ts';
import type { AreaId, PersonId, PlanId } from '#domain/ids.ts';
import { twinBeside, type TwinPart } from './easy-read/read-twin.ts';
import { planContent } from './plan-log/read.ts';
import type { Tx } from './sql.ts';

interface Place {
	readonly areaId: AreaId;
	readonly planId: PlanId;
}

/** Lines for every part that says something, by its printed number; '' is the foreword. */
export async function tellInEasyRead(
	tx: Tx,
	place: Place,
	lead: PersonId,
	told: Readonly<Record<string, readonly (readonly [string, string])[]>>
): Promise<void> {
	for (const part of await partsOf(tx, place)) {
		const lines = (part.id === introPart ? [] : (told[part.ref] ?? [])).map(
			([words, concept]): EasyReadLine => ({ words, concept })
		);
		if (lines.length === 0 && part.needed) throw new Error(`Nothing is told in easy read about ${part.ref}.`);
		if (lines.length > 0) await keep(tx, place, lead, part, lines);
	}
}

/** A lead looked at what changed in this part, and its lines still fit. */
export async function stillFits(tx: Tx, place: Place, lead: PersonId, ref: string): Promise<void> {
	const part = (await partsOf(tx, place)).find((each) => each.ref === ref);
	if (part) await keep(tx, place, lead, part, part.lines);
}

const partsOf = async (tx: Tx, { planId }: Place) =>
	twinBeside(tx, planId, (await planContent(tx, planId)).content);

async function keep(
	tx: Tx,
	{ areaId, planId }: Place,
	lead: PersonId,
	{ id, source }: TwinPart,
	lines: readonly EasyReadLine[]
): Promise<void> {
	await tx`
		insert into easy_read_part (area_id, plan_id, part_id, lines, changed_by, confirmed_source, confirmed_by, confirmed_at)
		values (${areaId}, ${planId}, ${id}, ${JSON.stringify(lines)}::text::jsonb, ${lead}, ${source}, ${lead}, now())
		on conflict (plan_id, part_id) do update set lines = excluded.lines, confirmed_source = excluded.confirmed_source,
			confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`;
}
