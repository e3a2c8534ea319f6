import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoAccount, demoPasswordsFile, demoPeople } from '#server/accounts/demo-people.ts';
import { accountByPassword } from '#server/accounts/sign-in.ts';
import { startSession, validSession } from '#server/accounts/sessions.ts';
import { readEnv, type Env } from '#server/env.ts';
import { planContent } from '#server/plan-log/read.ts';
import { plansOf } from '#server/plans/listed.ts';
import { closeDemo, seedDemo } from '#server/seed.ts';
import { isBlank } from '#domain/rich-text.ts';
import { rolesToGive } from '#domain/roles.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

let database: FreshDatabase;
let folder: string;
let env: Env;
beforeEach(async () => {
	database = await freshDatabase();
	folder = await mkdtemp(path.join(os.tmpdir(), 'withus-seed-'));
	env = readEnv({ DATA_DIR: folder });
});
afterEach(async () => {
	await database.drop();
	await rm(folder, { recursive: true });
});
const real = () => readEnv({ DATA_DIR: folder, PUBLIC_URL: 'https://plans.example.org' });

test('the demo has every part a person can hold, each with a password that opens its account', async () => {
	const people = await seedDemo(database.sql, env);
	expect(new Set(people.flatMap((person) => person.roles))).toEqual(new Set<string>(rolesToGive));
	expect(people.find((person) => person.group === 'young_person')?.seenAs).toBe('Young person');
	for (const { email, password } of people)
		await expect(
			accountByPassword(database.sql, { email, password, address: '127.0.0.1' })
		).resolves.toBeTypeOf('string');
});

test('a second start changes nothing: one area, its plans, the same passwords', async () => {
	const first = await seedDemo(database.sql, env);
	expect(await seedDemo(database.sql, env)).toEqual(first);
	await Promise.all([seedDemo(database.sql, env), seedDemo(database.sql, env)]);
	expect(await database.sql`select from area`).toHaveLength(1);
	expect(await database.sql`select from plan`).toHaveLength(3);
	expect(await database.sql`select from version`).toHaveLength(3);
});

test('two first starts at once give out the same passwords, and every one of them opens its account', async () => {
	const [one, other] = await Promise.all([seedDemo(database.sql, env), seedDemo(database.sql, env)]);
	expect(other).toEqual(one);
	const [ada] = one;
	const given = { email: ada?.email ?? '', password: ada?.password ?? '', address: '127.0.0.1' };
	await expect(accountByPassword(database.sql, given)).resolves.toBeTypeOf('string');
});

test('a file of passwords that cannot be read is made anew, and the new passwords are the right ones', async () => {
	await seedDemo(database.sql, env);
	await writeFile(demoPasswordsFile(env), '{ "ada@');
	const [ada] = await seedDemo(database.sql, env);
	const given = { email: ada?.email ?? '', password: ada?.password ?? '', address: '127.0.0.1' };
	await expect(accountByPassword(database.sql, given)).resolves.toBeTypeOf('string');
});

test('two installs have different passwords, stored hashed and in a file for the owner of the machine only', async () => {
	const [ada] = await seedDemo(database.sql, env);
	expect((await stat(demoPasswordsFile(env))).mode & 0o777).toBe(0o600);
	expect(await readFile(demoPasswordsFile(env), 'utf8')).toContain(ada?.password);
	const rows = await database.sql<{ password_hash: string }[]>`select password_hash from account`;
	expect(rows.every((row) => row.password_hash.startsWith('$argon2id$'))).toBe(true);

	const other = await mkdtemp(path.join(os.tmpdir(), 'withus-seed-'));
	const [again] = await seedDemo(database.sql, { ...env, dataDir: other });
	expect(again?.password).not.toBe(ada?.password);
	await rm(other, { recursive: true });
});

test('the plan of the demo stands in its log: sections, callouts, and rows with gaps', async () => {
	const people = await seedDemo(database.sql, env);
	const account = await demoAccount(database.sql, env, people[1]?.email ?? '');
	const plan = (await plansOf(database.sql, account)).find(({ kind }) => kind === 'afi');
	expect(plan).toMatchObject({ plainTitle: 'Getting help sooner in Larkshire', roles: ['lead'] });
	const { content } = await planContent(database.sql, plan?.id ?? ('' as never));
	expect(Object.keys(content.areas)).toHaveLength(2);
	const rows = Object.values(content.actions);
	expect(rows).toHaveLength(5);
	expect(rows.some((row) => isBlank(row.m12))).toBe(true);
	const kinds = content.doc.flatMap((block) => (block.type === 'callout' ? [block.attrs.kind] : []));
	expect(new Set(kinds)).toEqual(new Set(['inspectors', 'families', 'impact']));
});

test('the demo shows the product at work: a report, a plan of twenty actions, two versions, and what is new since', async () => {
	const { sql } = database;
	const people = await seedDemo(sql, env);
	const frank = people.find(({ roles }) => roles.includes('reader'));
	const plans = await plansOf(sql, await demoAccount(sql, env, frank?.email ?? ''));
	expect(plans.map(({ kind, publishedVersion }) => [kind, publishedVersion]).sort()).toEqual([
		['afi', null],
		['inspection', null],
		['pap', 2]
	]);
	const larger = plans.find(({ kind }) => kind === 'pap')?.id ?? ('' as never);
	const { content } = await planContent(sql, larger);
	const rows = Object.values(content.actions);
	expect(rows).toHaveLength(20);
	expect(
		Object.values(content.areas)
			.map(({ ref }) => ref)
			.sort()
	).toEqual(['1', '1.1', '1.2', '1.3', '2', '2.1', '2.2', '2.3', '3']);
	expect(rows.filter((row) => row.areas.length > 1).length).toBeGreaterThan(8);
	expect(rows.filter((row) => isBlank(row.m12)).length).toBeGreaterThan(4);
	const both = content.doc.filter((block) => block.type === 'callout' && block.attrs.covers.includes(' '));
	expect(both.length).toBeGreaterThan(2);
	const versions = await sql<{ filled: number }[]>`
		select (select count(*)::int from jsonb_each(content -> 'actions') as row where row.value -> 'm6' <> '[]') as filled
		from version order by n`;
	expect(versions[1]?.filled).toBe((versions[0]?.filled ?? 0) + 3);
	const news = await sql<{ group: string; days: number }[]>`
		select voice_group as "group", extract(day from now() - at)::int as days from plan_update
		where plan_id = ${larger} and at > now() - interval '3 days' order by seq`;
	expect(news).toEqual([
		{ group: 'parent_carer', days: 2 },
		{ group: 'young_person', days: 1 },
		{ group: 'professional', days: 0 }
	]);
});

test('with a public address there is no demo: nobody is made, nobody is listed, and no door opens', async () => {
	expect(await seedDemo(database.sql, real())).toEqual([]);
	expect(await database.sql`select from account`).toHaveLength(0);
	await seedDemo(database.sql, env);
	expect(await demoPeople(database.sql, real())).toEqual([]);
	await expect(demoAccount(database.sql, real(), 'ada@demo.withus.example')).rejects.toThrow('not-found');
});

test('a demo that becomes a real installation lets its invented people in no more', async () => {
	const { sql } = database;
	const [ada] = await seedDemo(sql, env);
	const accountId = await demoAccount(sql, env, ada?.email ?? '');
	const { token } = await startSession(sql, accountId);
	await closeDemo(sql);
	expect(await validSession(sql, token)).toBeNull();
	const given = { email: ada?.email ?? '', password: ada?.password ?? '', address: '192.0.2.1' };
	await expect(accountByPassword(sql, given)).rejects.toThrow('wrong-password');
});

test('the one-click door opens for invented people only', async () => {
	await seedDemo(database.sql, env);
	await database.sql`insert into account (id, email) values ('real', 'real@example.org')`;
	await expect(demoAccount(database.sql, env, 'real@example.org')).rejects.toThrow('not-found');
});
