// The easy-read twin of a plan as the beginning of its copy's: the same lines and pictures. Nobody has said of the copy that they fit.
import type { PlanId } from '#domain/ids.ts';
import { introPart, type EasyReadLine } from '#domain/easy-read/twin.ts';
import type { AreaMember } from '#server/accounts/standing.ts';
import type { Tx } from '#server/sql.ts';

interface Copying {
	readonly from: PlanId;
	readonly to: PlanId;
	/** What each id of the first plan is called in the copy. */
	readonly ids: ReadonlyMap<string, string>;
}

/** As part of the transaction that makes the copy; the pictures themselves came along already. */
export async function copyTwin(
	tx: Tx,
	{ areaId, personId }: AreaMember,
	{ from, to, ids }: Copying
): Promise<void> {
	await tx`
		insert into easy_read_picture (area_id, plan_id, concept, name, src, credit, added_by)
		select area_id, ${to}, concept, name, src, credit, ${personId} from easy_read_picture
		where area_id = ${areaId} and plan_id = ${from}`;
	const parts = await tx<{ part: string; lines: EasyReadLine[] }[]>`
		select part_id as part, lines from easy_read_part where area_id = ${areaId} and plan_id = ${from} and lines <> '[]'`;
	for (const { part, lines } of parts) {
		const id = part === introPart ? part : ids.get(part);
		// lines of a heading that is gone stay behind
		if (id === undefined) continue;
		await tx`
			insert into easy_read_part (area_id, plan_id, part_id, lines, changed_by)
			values (${areaId}, ${to}, ${id}, ${JSON.stringify(lines)}::text::jsonb, ${personId})`;
	}
}
