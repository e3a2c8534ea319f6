import { describe, expect, test } from 'vitest';
import { isDay, localDay, localTime, momentOf } from '#domain/rounds/local-time.ts';
import { endOfRound, linkUntil, mayWithdraw, stateOfRound } from '#domain/rounds/round.ts';

describe('a time that somebody types', () => {
	test('is London’s, in winter and in summer', () => {
		expect(momentOf('2026-12-01T17:00')?.toISOString()).toBe('2026-12-01T17:00:00.000Z');
		expect(momentOf('2026-07-01T17:00')?.toISOString()).toBe('2026-07-01T16:00:00.000Z');
	});
	test('comes back as it was typed', () => {
		for (const typed of ['2026-03-28T23:59', '2026-03-29T02:00', '2026-10-25T01:30', '2027-01-01T00:00'])
			expect(localTime(momentOf(typed)!)).toBe(typed);
	});
	test('means something in the hour that is left out, and one of the two in the hour that comes twice', () => {
		expect(momentOf('2026-03-29T01:30')?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
		expect(momentOf('2026-10-25T01:30')?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
	});
	test.each(['', 'tomorrow', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01', '2026-01-01T10:00:00Z'])(
		'"%s" is none',
		(typed) => expect(momentOf(typed)).toBeNull()
	);
	test('a day is one of the calendar', () => {
		expect(isDay('2028-02-29')).toBe(true);
		for (const wrong of ['2027-02-29', '1 May', '2026-5-1', '']) expect(isDay(wrong)).toBe(false);
		expect(localDay(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
	});
});

describe('a consultation', () => {
	const times = {
		opensAt: new Date('2026-11-01T09:00:00Z'),
		closesAt: new Date('2026-11-30T17:00:00Z'),
		closedAt: null
	};
	test('is planned, open and closed by its times alone', () => {
		expect(stateOfRound(times, new Date('2026-11-01T08:59:59Z'))).toBe('planned');
		expect(stateOfRound(times, times.opensAt)).toBe('open');
		expect(stateOfRound(times, new Date('2026-11-30T16:59:59Z'))).toBe('open');
		expect(stateOfRound(times, times.closesAt)).toBe('closed');
	});
	test('may be closed early, and then ended when it was', () => {
		const closedAt = new Date('2026-11-10T12:00:00Z');
		expect(stateOfRound({ ...times, closedAt }, closedAt)).toBe('closed');
		expect(endOfRound({ ...times, closedAt })).toBe(closedAt);
		expect(endOfRound({ ...times, closedAt: new Date('2026-12-02T00:00:00Z') })).toBe(times.closesAt);
	});
	test('lets words be taken back until people hear, and a link lead back half a year longer', () => {
		const round = { promiseAt: '2027-01-31' };
		expect(mayWithdraw(round, '2027-01-31')).toBe(true);
		expect(mayWithdraw(round, '2027-02-01')).toBe(false);
		expect(linkUntil(round)).toBe('2027-07-30');
	});
});
