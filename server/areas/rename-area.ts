import type { AreaId, PersonId } from '#domain/ids.ts';
import { audit } from '#server/audit.ts';
import type { Sql } from '#server/sql.ts';

/** Gives an area another name. Versions that are public keep the one they were published under. */
export async function renameArea(
	sql: Sql,
	{ areaId, personId }: { readonly areaId: AreaId; readonly personId: PersonId },
	name: string
): Promise<void> {
	await sql.begin(async (tx) => {
		await tx`update area set name = ${name} where id = ${areaId}`;
		await audit(tx, { areaId, personId, what: 'area-renamed' });
	});
}
