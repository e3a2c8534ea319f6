// What an area says on the two pages that the law asks for, and whom people can write to.
import type { AreaId, PersonId } from '#domain/ids.ts';
import { statementKinds, type StatementKind } from '#domain/statements/statement.ts';
import { readyMade } from '#lib/words/statements.ts';
import { audit } from '#server/audit.ts';
import { notify } from '#server/notify.ts';
import type { Db, Sql } from '#server/sql.ts';

export interface Statement {
	readonly kind: StatementKind;
	readonly words: string;
	/** When the area wrote words of its own; null while the ready-made ones stand there. */
	readonly changedAt: Date | null;
}

export interface Statements {
	readonly area: string;
	readonly areaName: string;
	readonly contact: string;
	readonly statements: readonly Statement[];
}

/** Of one area, or of all. Public words: nothing here is narrowed to a reader. */
export async function statementsOf(db: Db, area?: string): Promise<Statements[]> {
	const rows = await db<
		{ id: string; name: string; contact: string; own: { kind: StatementKind; words: string; at: string }[] }[]
	>`
		select id, name, contact,
			array(select json_build_object('kind', kind, 'words', words, 'at', changed_at)
				from area_statement where area_id = area.id) as own
		from area ${area === undefined ? db`` : db`where id = ${area}`} order by id`;
	return rows.map(({ id, name, contact, own }) => ({
		area: id,
		areaName: name,
		contact,
		statements: statementKinds.map((kind) => {
			const theirs = own.find((each) => each.kind === kind);
			return {
				kind,
				words: theirs?.words ?? readyMade[kind](name),
				changedAt: theirs ? new Date(theirs.at) : null
			};
		})
	}));
}

/** Whether the pages name somebody to write to. */
export async function hasContact(db: Db, area: string): Promise<boolean> {
	const [row] = await db<{ has: boolean }[]>`select contact <> '' as has from area where id = ${area}`;
	return row?.has ?? false;
}

interface Owner {
	readonly areaId: AreaId;
	readonly personId: PersonId;
}

/** Says whom to write to; '' takes it away. */
export async function saveContact(sql: Sql, { areaId, personId }: Owner, contact: string): Promise<void> {
	await sql.begin(async (tx) => {
		await tx`update area set contact = ${contact} where id = ${areaId}`;
		await audit(tx, { areaId, personId, what: 'contact-saved' });
		await notify(tx, { kind: 'statements', area: areaId });
	});
}

/** Puts words of the area's own on a page; '' brings the ready-made ones back. */
export async function saveStatement(
	sql: Sql,
	{ areaId, personId }: Owner,
	{ kind, words }: { readonly kind: StatementKind; readonly words: string }
): Promise<void> {
	await sql.begin(async (tx) => {
		if (words === '') await tx`delete from area_statement where area_id = ${areaId} and kind = ${kind}`;
		else
			await tx`
				insert into area_statement (area_id, kind, words, changed_by) values (${areaId}, ${kind}, ${words}, ${personId})
				on conflict (area_id, kind) do update
				set words = excluded.words, changed_by = excluded.changed_by, changed_at = now()`;
		await audit(tx, { areaId, personId, what: 'statement-saved', detail: { kind, ready: words === '' } });
		await notify(tx, { kind: 'statements', area: areaId });
	});
}
