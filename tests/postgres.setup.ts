// Before the tests that need PostgreSQL: a server of their own (or TEST_DATABASE_URL), and a migrated database to copy from.
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#server/embedded-postgres.ts';
import { migrate } from '#server/migrate.ts';
import { connect } from '#server/sql.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of the server's own database, from which new ones can be made. */
		postgresUrl: string;
		/** Name of the migrated, empty database every test file copies. */
		templateDatabase: string;
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await serverForTests();
	const template = `withus_template_${process.pid}`;
	const admin = connect(server.url, { max: 1 });
	await admin`create database ${admin(template)}`;
	const sql = connect(databaseAt(server.url, template), { max: 1 });
	await migrate(sql, path.resolve('migrations'));
	await sql.end();
	project.provide('postgresUrl', server.url);
	project.provide('templateDatabase', template);
	return async () => {
		await admin`drop database ${admin(template)} with (force)`;
		await admin.end();
		await server.stop();
	};
}

/** The same server, another database. */
export function databaseAt(url: string, name: string): string {
	const address = new URL(url);
	address.pathname = `/${name}`;
	return address.href;
}

async function serverForTests(): Promise<{ url: string; stop(): Promise<void> }> {
	const given = process.env.TEST_DATABASE_URL;
	if (given) return { url: given, stop: async () => undefined };
	mkdirSync('.data', { recursive: true });
	// one folder per run: two runs of one checkout never meet, and what a killed run left behind is never re-used
	const folder = mkdtempSync(path.resolve('.data/test-pg-'));
	const server = await startEmbeddedPostgres(folder, { durable: false });
	return {
		url: server.url,
		async stop() {
			await server.stop('disconnect');
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
