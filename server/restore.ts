// `npm run restore -- FOLDER [--check] [--replace] [--hours N] [--sign-everybody-out]`: puts a backup back.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkBackup } from './backup/check-backup.ts';
import { BadBackup, type Manifest } from './backup/manifest.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { openReturns, signEverybodyOut } from './backup/returning.ts';
import { BadSetting, readEnv } from './env.ts';
import { migrate } from './migrate.ts';
import { NoDatabase, openDatabase } from './ready-database.ts';

const usage =
	'npm run restore -- FOLDER [--check: only look at it] [--replace: replace what is there] [--hours 72: for how long open tabs may bring back newer words] [--sign-everybody-out]';

try {
	await restore();
} catch (error) {
	const badWord =
		error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
	const known = badWord || [BadBackup, BadSetting, NoDatabase].some((kind) => error instanceof kind);
	console.error(
		...(known && error instanceof Error ? [error.message] : ['The backup was not restored.', error])
	);
	if (badWord) console.error(usage);
	process.exitCode = 1;
}

async function restore(): Promise<void> {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			check: { type: 'boolean', default: false },
			replace: { type: 'boolean', default: false },
			'sign-everybody-out': { type: 'boolean', default: false },
			hours: { type: 'string', default: '72' }
		}
	});
	if (positionals.length !== 1) throw new BadBackup(`Say which folder: ${usage}`);
	const hours = Number(values.hours);
	if (!Number.isInteger(hours) || hours < 0 || hours > 720)
		throw new BadBackup('--hours is a whole number from 0 to 720.');
	const folder = path.resolve(positionals[0]!);
	const begun = performance.now();
	if (values.check) return tell('is whole', await checkBackup(folder), begun);

	const env = readEnv();
	const database = await openDatabase(env, (sentence) => console.log(sentence), 'withus restore');
	try {
		const { sql } = database;
		const migrations = path.resolve('migrations');
		const { publishedDir } = env;
		const manifest = await restoreBackup(sql, { folder, publishedDir, migrations, replace: values.replace });
		await migrate(sql, migrations);
		await openReturns(sql, { made: manifest.made, hours });
		if (values['sign-everybody-out']) await signEverybodyOut(sql);
		tell('is restored, and every table and file compared', manifest, begun);
		console.log(`Tabs that stayed open may bring back newer words for ${hours} hours from now.`);
		console.log(
			'What was done after the backup is undone: look again at who was removed, suspended or erased since.'
		);
		console.log('Now start Withus.');
	} finally {
		await database.close();
	}
}

function tell(what: string, { made, tables, files }: Manifest, begun: number): void {
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
	console.log(
		`The backup of ${made} ${what}: ${tables.length} tables, ${rows} rows, ${files.length} files, in ${seconds} s.`
	);
}
