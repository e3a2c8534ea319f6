// The two pages the law asks for, in the folder of public files: of one area, or of all.
import { readFile } from 'node:fs/promises';
import type { Sql } from '#server/sql.ts';
import { statementFile } from './statement-file.ts';
import { renderStatement } from './statement-page.ts';
import { statementsOf } from './statements.ts';
import { writePage } from './write-page.ts';

/** Writes what says something else than the database. Areas are never taken away, so nothing is removed. */
export async function writeStatements(sql: Sql, dir: string, area?: string): Promise<void> {
	await sql.begin(async (tx) => {
		await tx`select pg_advisory_xact_lock(hashtext('published files'), hashtext('statements'))`;
		for (const { statements, ...facts } of await statementsOf(tx, area))
			for (const statement of statements) {
				const file = statementFile(dir, facts.area, statement.kind);
				const html = renderStatement(facts, statement);
				const there = await readFile(file, 'utf8').catch(() => '');
				if (there !== html) await writePage([file], html);
			}
	});
}
