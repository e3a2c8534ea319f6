import { expect, test } from 'vitest';
import { nextDue } from '#domain/telling/due.ts';

const after = (every: 'day' | 'week', at: string) => nextDue(every, new Date(at)).toISOString();

test('the daily mail leaves at seven by the clocks of the United Kingdom, in winter and in summer', () => {
	expect(after('day', '2026-01-10T06:59:00Z')).toBe('2026-01-10T07:00:00.000Z');
	expect(after('day', '2026-01-10T07:00:00Z')).toBe('2026-01-11T07:00:00.000Z');
	expect(after('day', '2026-07-10T05:59:00Z')).toBe('2026-07-10T06:00:00.000Z');
	expect(after('day', '2026-07-10T06:00:00Z')).toBe('2026-07-11T06:00:00.000Z');
	// half past midnight in London is still the day before elsewhere
	expect(after('day', '2026-07-09T23:30:00Z')).toBe('2026-07-10T06:00:00.000Z');
});

test('clocks go forward and back without a day left out or told twice', () => {
	expect(after('day', '2026-03-28T07:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
	expect(after('day', '2026-03-29T06:00:00Z')).toBe('2026-03-30T06:00:00.000Z');
	expect(after('day', '2026-10-24T06:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
	expect(after('day', '2026-10-25T07:00:00Z')).toBe('2026-10-26T07:00:00.000Z');
	let at = new Date('2026-01-01T12:00:00Z');
	const days = new Set<string>();
	for (let n = 0; n < 365; n += 1) {
		at = nextDue('day', at);
		days.add(at.toISOString().slice(0, 10));
	}
	expect(days.size).toBe(365);
	expect(at.toISOString()).toBe('2027-01-01T07:00:00.000Z');
});

test('the weekly mail leaves on Mondays', () => {
	expect(after('week', '2026-11-22T22:00:00Z')).toBe('2026-11-23T07:00:00.000Z');
	expect(after('week', '2026-11-23T06:59:59Z')).toBe('2026-11-23T07:00:00.000Z');
	expect(after('week', '2026-11-23T07:00:00Z')).toBe('2026-11-30T07:00:00.000Z');
	expect(after('week', '2026-03-23T08:00:00Z')).toBe('2026-03-30T06:00:00.000Z');
});
