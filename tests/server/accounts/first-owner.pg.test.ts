import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountByPassword } from '#server/accounts/sign-in.ts';
import { firstOwnerPath, mayStart, startFirstArea } from '#server/accounts/first-owner.ts';
import { areasOf } from '#server/accounts/standing.ts';
import { aPerson, anArea } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

const given = {
	area: 'Larkshire',
	name: 'Ada Field',
	email: 'ada@example.org',
	password: 'three short words',
	group: 'professional',
	organisation: 'Larkshire Council'
} as const;
const tokenOf = (path: string | null) => path?.replace('/start/', '') ?? '';

let database: FreshDatabase;
beforeEach(async () => {
	database = await freshDatabase();
});
afterEach(() => database.drop());

test('while nobody owns an area there is a link; who opens it becomes owner and lead of the first area', async () => {
	const { sql } = database;
	const token = tokenOf(await firstOwnerPath(sql));
	expect(await mayStart(sql, token)).toBe(true);
	const { accountId, areaId } = await startFirstArea(sql, token, given);
	const [area] = await areasOf(sql, accountId);
	expect(area).toMatchObject({ areaId, areaName: 'Larkshire', name: 'Ada Field', group: 'professional' });
	expect([...(area?.standing.areaRoles ?? [])].sort()).toEqual(['lead', 'owner']);
	expect(
		await accountByPassword(sql, { email: given.email, password: given.password, address: '192.0.2.1' })
	).toBe(accountId);
});

test('the link works once, and with an owner there are no more links', async () => {
	const { sql } = database;
	const [one, two] = [tokenOf(await firstOwnerPath(sql)), tokenOf(await firstOwnerPath(sql))];
	const answers = await Promise.allSettled([
		startFirstArea(sql, one, given),
		startFirstArea(sql, two, { ...given, email: 'ben@example.org' })
	]);
	expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(await sql`select from area`).toHaveLength(1);
	expect(await mayStart(sql, one)).toBe(false);
	expect(await mayStart(sql, two)).toBe(false);
	expect(await firstOwnerPath(sql)).toBeNull();
});

test('a refused password leaves nothing behind, and the link still works', async () => {
	const { sql } = database;
	const token = tokenOf(await firstOwnerPath(sql));
	await expect(startFirstArea(sql, token, { ...given, password: 'short' })).rejects.toThrow('weak-password');
	expect(await sql`select from area`).toHaveLength(0);
	await startFirstArea(sql, token, given);
});

test('an invented or old link starts nothing', async () => {
	const { sql } = database;
	await expect(startFirstArea(sql, 'invented', given)).rejects.toThrow('link-expired');
	const token = tokenOf(await firstOwnerPath(sql, new Date('2026-03-01T09:00:00Z')));
	expect(await mayStart(sql, token, new Date('2026-03-08T09:00:00Z'))).toBe(false);
});

test('the owner of a demo area does not keep a real installation from its first owner', async () => {
	const { sql } = database;
	const area = await anArea(sql, 'Demo');
	await sql`update area set demo = true where id = ${area}`;
	await aPerson(sql, area, { roles: ['owner'] });
	expect(await firstOwnerPath(sql)).not.toBeNull();
});
