// `npm run backup -- [FOLDER]`: everything into one folder, while Withus runs or not.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BadBackup } from './backup/manifest.ts';
import { writeBackup } from './backup/write-backup.ts';
import { BadSetting, readEnv } from './env.ts';
import { NoDatabase, openDatabase } from './ready-database.ts';

try {
	await backUp();
} catch (error) {
	// what can be put right is a sentence; a fault shows its trace, but never what is in an address of a database
	const known = [BadBackup, BadSetting, NoDatabase].some((kind) => error instanceof kind);
	console.error(...(known && error instanceof Error ? [error.message] : ['The backup failed.', error]));
	process.exitCode = 1;
}

async function backUp(): Promise<void> {
	const { positionals } = parseArgs({ allowPositionals: true });
	const env = readEnv();
	const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
	const folder = path.resolve(positionals[0] ?? path.join(env.dataDir, 'backups', `withus-${stamp}`));
	await mkdir(path.dirname(folder), { recursive: true });
	const begun = performance.now();
	const database = await openDatabase(env, (sentence) => console.log(sentence), 'withus backup');
	try {
		const { tables, files } = await writeBackup(database.sql, { folder, publishedDir: env.publishedDir });
		const rows = tables.reduce((sum, table) => sum + table.rows, 0);
		const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
		console.log(
			`${tables.length} tables with ${rows} rows and ${files.length} published files, in ${seconds} s:`
		);
		console.log(folder);
		console.log('Copy this folder to another machine. It holds everything: keep it as safe as the database.');
	} finally {
		await database.close();
	}
}
