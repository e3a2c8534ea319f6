// A production server whose database a test can take away and give back.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { privateFolder } from '#server/postgres-binaries.ts';
import { startServer, type TestServer } from './server.ts';

export interface ServerInOutage extends TestServer {
	/** Every connection ends and new ones are refused. */
	stopDatabase(): Promise<void>;
	/** The same data on the same port. */
	startDatabase(): Promise<void>;
}

/** Starts a server on a database of its own that the test, not the server, starts and stops. */
export async function startServerForOutage(settings: NodeJS.ProcessEnv = {}): Promise<ServerInOutage> {
	const folder = mkdtempSync(path.resolve(import.meta.dirname, '../../.data/test-outage-'));
	let database = await startEmbeddedPostgres(folder);
	const server = await startServer({ ...settings, DATABASE_URL: database.url });
	return {
		...server,
		stopDatabase: () => database.stop('disconnect'),
		async startDatabase() {
			const url = database.url;
			database = await startEmbeddedPostgres(folder);
			if (database.url !== url) throw new Error('The port of the database was taken meanwhile.');
		},
		async remove() {
			await server.remove();
			await database.stop('disconnect');
			rmSync(privateFolder(folder), { recursive: true, force: true });
		}
	};
}
