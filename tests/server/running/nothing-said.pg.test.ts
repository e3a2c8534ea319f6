// Everything a live server says to its log while people write, are refused, and the database stumbles over their words.
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { openLog } from '#server/log.ts';
import { reportTo } from '#server/collab/report.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aRole } from '#tests/people.ts';
import { openStock, signIn, startLive, until } from '#tests/server/collab/live.ts';
import { makePlan } from '#tests/server/plan-log/plans.ts';

const canary = 'heronsong';
const email = `${canary}@example.org`;
let database: FreshDatabase;
beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());

test('what is logged holds nobody’s words, names or addresses', async () => {
	const { sql } = database;
	let said = '';
	const log = openLog({ logLevel: 'debug' }, { forPerson: false, write: (line) => (said += line) });
	const { areaId, planId } = await makePlan(sql, null);
	const live = await startLive(sql, { log });
	const people = await Promise.all(
		(['editor', 'reader'] as const).map(async (role) => {
			const person = await aPerson(sql, areaId, { name: `${canary} Oakley`, email: `${role}.${email}` });
			await aRole(sql, person, role, planId);
			return openStock(live.port, planId, await signIn(sql, person.accountId));
		})
	);
	const [editor, reader] = people;
	await until('both are in', () => people.every((tab) => tab.provider.synced));
	editor!.doc.getXmlFragment('default').push([new Y.XmlElement(canary)]);
	reader!.doc.getMap('meta').set('title', canary);
	await Promise.all(people.map((tab) => tab.closed));
	for (const tab of people) tab.leave();
	await live.close();
	expect(said).toContain('refused in the live plan');

	const report = reportTo(log);
	const failures: (() => PromiseLike<unknown>)[] = [
		() => sql`select ${canary}::text::bigint`,
		() => sql`insert into account (id, email) values ('x', ${email}), ('y', ${email})`,
		() => sql`select ${`{"${canary}`}::text::json`,
		() => Promise.reject(new Error(`550 5.1.1 <${email}>: mailbox unavailable`)),
		async () => JSON.parse(`${canary}!`) as unknown
	];
	const before = said.split('\n').length;
	for (const fail of failures) await fail().then(undefined, (error: unknown) => report.failed('test', error));
	expect(said.split('\n').length).toBe(before + failures.length);
	log.warn({ to: email }, `a letter to ${email} came back`);

	expect(said).not.toContain(canary);
	for (const line of said.trim().split('\n'))
		expect(JSON.parse(line)).toMatchObject({ msg: expect.any(String) as string });
});
