// A PostgreSQL for one run, migrated and empty, gone with it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { migrate } from '#server/migrate.ts';
import { privateFolder } from '#server/postgres-binaries.ts';
import { connect, type Sql } from '#server/sql.ts';

export interface OwnDatabase {
	readonly sql: Sql;
	readonly url: string;
	/** For files of this run. */
	readonly folder: string;
	close(): Promise<void>;
}

/** `durable`: as in production; else quick, for what is not about losing anything. */
export async function ownDatabase(name: string, { durable = false } = {}): Promise<OwnDatabase> {
	mkdirSync('.data', { recursive: true });
	const folder = mkdtempSync(path.resolve('.data', `${name}-`));
	const postgres = await startEmbeddedPostgres(path.join(folder, 'postgres'), { durable });
	const sql = connect(postgres.url);
	await migrate(sql, path.resolve('migrations'));
	return {
		sql,
		url: postgres.url,
		folder,
		async close() {
			await sql.end({ timeout: 1 });
			await postgres.stop('disconnect');
			// as root the database lives elsewhere
			rmSync(privateFolder(path.join(folder, 'postgres')), { recursive: true, force: true });
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
