// The drill of R10 with real tabs: back up, write on, lose the machine, restore, and let the tabs come back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { newestRestore, openReturns } from '#server/backup/returning.ts';
import { restoreBackup } from '#server/backup/restore-backup.ts';
import { writeBackup } from '#server/backup/write-backup.ts';
import { connect } from '#server/sql.ts';
import { freshDatabase } from '#tests/database.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { openStock, signIn, startLive, until, type StockTab } from '#tests/server/collab/live.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';
import { textOf, type } from '#tests/typing.ts';

test('[Z1] a restored installation takes in what open tabs wrote after the backup, also for people who have gone', async () => {
	const work = mkdtempSync(path.join(tmpdir(), 'withus-drill-'));
	const old = await freshDatabase();
	const { areaId, planId } = await makePlan(old.sql, null);
	const live = await startLive(old.sql);
	const headers = [];
	for (let i = 0; i < 3; i++) {
		const person = await aPerson(old.sql, areaId);
		await aRole(old.sql, person, 'editor', planId);
		headers.push(await signIn(old.sql, person.accountId));
	}
	const tabs = headers.map((header) => openStock(live.port, planId, header));
	const [stays, types, goes] = tabs as [StockTab, StockTab, StockTab];
	await until('all are in', () => tabs.every((tab) => tab.provider.synced));
	type(goes.doc, 'Before the backup. ');
	await until('it is everywhere', () => tabs.every((tab) => textOf(tab.doc).includes('Before')));
	const folder = path.join(work, 'backup');
	const published = { publishedDir: path.join(work, 'published') };
	const { made } = await writeBackup(old.sql, { folder, ...published });
	type(goes.doc, 'Written by who has gone. ');
	type(types.doc, 'Written after it. ');
	const newer = () => ['has gone', 'after it'].every((words) => textOf(stays.doc).includes(words));
	await until('one tab has it all', newer);
	goes.leave();
	await live.close();
	await old.drop();

	const anew = await freshDatabase({ empty: true });
	await anew.sql.end();
	const sql = connect(anew.url, { name: 'withus restore' });
	await restoreBackup(sql, { folder, ...published, migrations: path.resolve('migrations'), replace: false });
	await openReturns(sql, { made, hours: 1 });
	const again = await startLive(sql);
	for (const { provider } of [stays, types]) {
		provider.serverUrl = `ws://127.0.0.1:${again.port}/collab`;
		provider.connect();
	}
	const late = openStock(again.port, planId, headers[2]!);
	await until(
		'who comes fresh sees it all',
		() => textOf(late.doc).includes('has gone') && textOf(late.doc).includes('after it')
	);
	type(types.doc, 'And on it goes. ');
	await until('all go on', () => [stays, late].every((tab) => textOf(tab.doc).includes('And on it goes. ')));
	expect(await newestRestore(sql, areaId)).toMatchObject({ plans: 1 });
	const kinds = await sql<{ kind: string }[]>`select kind from plan_update order by seq`;
	expect(kinds.map(({ kind }) => kind)).toContain('returned');
	expect(kinds.at(-1)).toEqual({ kind: 'typed' });

	for (const tab of [stays, types, late]) tab.leave();
	await again.close();
	await sql.end();
	await anew.drop();
	rmSync(work, { recursive: true, force: true });
}, 60_000);
