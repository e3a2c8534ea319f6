import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sweepAttempts } from '#server/accounts/attempts.ts';
import { codeFrom, codes, newCode } from '#server/workshops/code.ts';
import { guestsByGroup } from '#server/workshops/attendance.ts';
import {
	countGuest,
	guestsFromAddress,
	openTo,
	wrongFromAddress,
	wrongFromAll,
	wrongFromStranger
} from '#server/workshops/limits.ts';
import { endWorkshop, type Workshop } from '#server/workshops/workshops.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { aPerson, aPlan, anArea, type APerson } from '#tests/people.ts';
import { aGuest, aWorkshop, leaderOf } from '#tests/workshops.ts';

const start = new Date('2026-03-05T10:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const school = '203.0.113.7';

let database: FreshDatabase;
let lead: APerson;
let workshop: Workshop;
/** Well-formed, and of nobody. */
let wrong: string;
beforeAll(async () => {
	database = await freshDatabase();
	lead = await aPerson(database.sql, await anArea(database.sql), { roles: ['lead'] });
	const by = leaderOf(lead, await aPlan(database.sql, lead));
	workshop = await aWorkshop(database.sql, by, { endsAt: after(240) }, start);
	wrong = workshop.code === 'CCCCCC' ? 'DDDDDD' : 'CCCCCC';
});
beforeEach(() => database.sql`delete from attempt`);
afterAll(() => database.drop());

const ask = (code: string, address = school, at = start) => openTo(database.sql, code, address, at);
/** So many wrong codes have come before, without asking so often. */
async function wrongBefore(count: number, address: string): Promise<void> {
	const before = await database.sql<{ bucket: string }[]>`select bucket from attempt`;
	await ask(wrong, address);
	const known = before.map(({ bucket }) => bucket);
	await database.sql`
		insert into attempt (bucket, at)
		select bucket, at from attempt, generate_series(2, ${count}) where not bucket = any(${known})`;
}

test('thirty people behind one address come in within a minute, though each mistypes once', async () => {
	for (let person = 0; person < 30; person++) {
		const at = new Date(start.getTime() + person * 2_000);
		expect(await ask(wrong, school, at)).toBeNull();
		expect((await ask(workshop.code, school, at))?.id).toBe(workshop.id);
		expect((await ask(workshop.link, school, at))?.id).toBe(workshop.id);
		await countGuest(database.sql, school, at);
	}
});

test('right codes are never counted', async () => {
	for (let i = 0; i < wrongFromAddress.most + 5; i++) await ask(workshop.code);
	expect(await ask(wrong)).toBeNull();
});

test('an address sends so many wrong codes, and one more is one too many, also when it would be right', async () => {
	await wrongBefore(wrongFromAddress.most - 1, school);
	expect((await ask(workshop.code))?.id).toBe(workshop.id);
	expect(await ask(wrong)).toBeNull();
	await expect(ask(wrong)).rejects.toThrow('codes-too-often');
	await expect(ask(workshop.code)).rejects.toThrow('codes-too-often');
	expect((await ask(workshop.link))?.id).toBe(workshop.id);
	expect((await ask(workshop.code, '203.0.113.8'))?.id).toBe(workshop.id);
	expect((await ask(workshop.code, school, after(wrongFromAddress.minutes)))?.id).toBe(workshop.id);
});

test('of IPv6 a whole /64 is one address, and the next /64 is another', async () => {
	await wrongBefore(wrongFromAddress.most - 1, '2001:db8:1:2::1');
	expect(await ask(wrong, '2001:db8:1:2:ffff::9')).toBeNull();
	await expect(ask(wrong, '2001:db8:1:2:abcd::9')).rejects.toThrow('codes-too-often');
	expect(await ask(wrong, '2001:db8:1:3::1')).toBeNull();
	expect(await ask(wrong, `::ffff:${school}`)).toBeNull();
});

test('while somebody guesses, unknown addresses send fewer; a room where people came in, a right code and a link go on', async () => {
	await wrongBefore(wrongFromAll.most, '198.51.100.1');
	await expect(ask(wrong, '198.51.100.1')).rejects.toThrow('codes-too-often');
	// who types rightly comes in, and after somebody has, a whole class may slip once more
	await countGuest(database.sql, school, start);
	await wrongBefore(30, school);
	expect((await ask(workshop.code, school))?.id).toBe(workshop.id);
	// another guesser is slowed sooner
	await wrongBefore(wrongFromStranger.most - 1, '198.51.100.2');
	expect((await ask(workshop.code, '198.51.100.2'))?.id).toBe(workshop.id);
	expect(await ask(wrong, '198.51.100.2')).toBeNull();
	await expect(ask(wrong, '198.51.100.2')).rejects.toThrow('codes-too-often');
	expect((await ask(workshop.link, '198.51.100.2'))?.id).toBe(workshop.id);
	expect(await ask(wrong, '198.51.100.2', after(wrongFromStranger.minutes))).toBeNull();
});

test('guesses sent all at once are counted one by one', async () => {
	await wrongBefore(wrongFromAddress.most - 3, school);
	const answers = await Promise.allSettled(Array.from({ length: 12 }, () => ask(wrong)));
	expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
});

test('a hall comes in from one address, a script that makes up guests does not', async () => {
	for (let i = 0; i < guestsFromAddress.most; i++) await countGuest(database.sql, school, start);
	await expect(countGuest(database.sql, school, start)).rejects.toThrow('too-many-tries');
	await countGuest(database.sql, school, after(guestsFromAddress.minutes));
});

test('what cannot be a code is wrong, and not counted; addresses are forgotten after a day', async () => {
	for (const nonsense of ['', 'hello', 'O0O0O0', "' or 1=1", 'x'.repeat(500)])
		expect(await ask(nonsense)).toBeNull();
	expect(await database.sql`select from attempt`).toHaveLength(0);
	await ask(wrong);
	await sweepAttempts(database.sql, after(24 * 60 + 1));
	expect(await database.sql`select from attempt`).toHaveLength(0);
});

test('a code of a workshop that has ended is answered like one that never was, and counted', async () => {
	const by = leaderOf(lead, await aPlan(database.sql, lead));
	const ended = await aWorkshop(database.sql, by, { endsAt: after(60) }, start);
	await endWorkshop(database.sql, by, start);
	expect(await ask(ended.code)).toBeNull();
	expect(await ask(ended.link)).toBeNull();
	expect(await database.sql`select from attempt`).toHaveLength(2);
});

test('codes are six letters that nobody mixes up, and there are enough of them', () => {
	expect(codes).toBe(85_766_121);
	for (let i = 0; i < 500; i++) {
		const code = newCode();
		expect(code).toMatch(/^[CDFGHJKMNPQRTVWXY3479]{6}$/);
		expect(codeFrom(`${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase())).toBe(code);
	}
});

test('few young people are not counted out, and are not there at all where only adults come', async () => {
	const { sql } = database;
	const by = leaderOf(lead, await aPlan(sql, lead));
	const young = { youngPeople: true, leads: 'Ben', watches: 'Helen', endsAt: after(60) };
	const here = await aWorkshop(sql, by, young, start);
	const counts = async (of = here) =>
		(await guestsByGroup(sql, of)).map(({ group, count }) => `${group} ${count}`);
	expect(await counts()).toEqual(['parent_carer 0', 'young_person null', 'professional 0']);
	for (let i = 0; i < 4; i++) await aGuest(sql, here, 'young_person', start);
	await aGuest(sql, here, 'parent_carer', start);
	expect(await counts()).toEqual(['parent_carer 1', 'young_person null', 'professional 0']);
	const { personId } = await aGuest(sql, here, 'young_person', start);
	expect(await counts()).toEqual(['parent_carer 1', 'young_person 5', 'professional 0']);
	await sql`update guest set removed_at = now() where person_id = ${personId}`;
	expect(await counts()).toEqual(['parent_carer 1', 'young_person null', 'professional 0']);
	expect(await counts(workshop)).toEqual(['parent_carer 0', 'professional 0']);
});
