// Who has a plan open hears that somebody brought something back, in whichever process, and of young people only the group.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BroughtBack } from '#domain/brought-back.ts';
import { readBroughtBack } from '#protocol/brought-back.ts';
import { message } from '#protocol/messages.ts';
import { undoRestore } from '#server/restoring/restore.ts';
import type { Restorer } from '#server/restoring/restorer.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole, type APerson } from '#tests/people.ts';
import { aWorld, row } from '#tests/server/restoring/a-world.ts';
import { openStock, signIn, startLive, until, type Live } from './live.ts';

let database: FreshDatabase;
let processes: Live[];
beforeAll(async () => {
	database = await freshDatabase();
	processes = [await startLive(database.sql), await startLive(database.sql)];
});
afterAll(async () => {
	for (const live of processes) await live.close();
	await database.drop();
});

async function tabOf(person: APerson, at: number, planId: Restorer['planId']) {
	const tab = openStock(processes[at]!.port, planId, await signIn(database.sql, person.accountId));
	const heard: (BroughtBack | null)[] = [];
	tab.provider.messageHandlers[message.broughtBack] = (_answer, decoder) =>
		void heard.push(readBroughtBack(decoder));
	await until('they are in', () => tab.provider.synced);
	return { heard, leave: () => tab.leave() };
}

test('everybody in the plan but who did it hears what came back, and what was undone', async () => {
	const { sql } = database;
	const world = await aWorld(sql);
	const { areaId, planId } = world.by;
	const young = await aPerson(sql, areaId, { name: 'Robin Ash', group: 'young_person', shownAs: 'name' });
	const reader = await aPerson(sql, areaId, { name: 'Frank Dale' });
	await aRole(sql, young, 'editor', planId);
	await aRole(sql, reader, 'reader', planId);
	const [mine, theirs] = [await tabOf(young, 0, planId), await tabOf(reader, 1, planId)];
	await world.edit((doc) => row(doc, 'one').set('deletedAt', '2026-01-01T00:00:00.000Z'));
	const author = { id: young.personId, role: 'editor', group: 'young_person' } as const;
	Object.assign(world.by, { author });
	const { id } = await world.bring({ kind: 'row', id: 'one' });
	await undoRestore(sql, world.by, id);
	await until('they have heard both', () => theirs.heard.length === 2);
	const news = { kind: 'row', id: 'one', title: 'Ring each family within two weeks.' };
	const by = { name: 'Young person', group: 'young_person' };
	expect(theirs.heard).toEqual([
		{ ...news, by, undone: false },
		{ ...news, by, undone: true }
	]);
	expect(JSON.stringify(theirs.heard)).not.toContain('Robin');
	expect(mine.heard).toEqual([]);
	for (const tab of [mine, theirs]) tab.leave();
});
