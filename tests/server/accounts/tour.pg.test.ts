import { afterEach, beforeEach, expect, test } from 'vitest';
import { putTourAway, showToursAgain, toursToShow } from '#server/accounts/tour.ts';
import { anArea, aPerson } from '#tests/people.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';

let database: FreshDatabase;
beforeEach(async () => {
	database = await freshDatabase();
});
afterEach(() => database.drop());

test('a card that was put away stays away for this account only, until it is asked for again', async () => {
	const { sql } = database;
	const area = await anArea(sql);
	const [one, other] = [await aPerson(sql, area), await aPerson(sql, area)];
	await putTourAway(sql, one.accountId, 'plans');
	await putTourAway(sql, one.accountId, 'plans');
	expect(await toursToShow(sql, one.accountId)).toEqual(['plan']);
	expect(await toursToShow(sql, other.accountId)).toEqual(['plans', 'plan']);
	await showToursAgain(sql, one.accountId);
	expect(await toursToShow(sql, one.accountId)).toEqual(['plans', 'plan']);
	expect(await toursToShow(sql, undefined)).toEqual([]);
});
