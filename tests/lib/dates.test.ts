import { expect, test } from 'vitest';
import { formatDate, formatDateTime, formatRecent, formatTime } from '#lib/words/dates.ts';

test('a date is written as people here write it', () => {
	expect(formatDate('2026-03-05T12:00:00Z')).toBe('5 March 2026');
	expect(formatDateTime(new Date('2026-03-05T14:02:00Z'))).toBe('5 March 2026 at 2:02pm');
});

test('a calendar day stays that day, summer or winter', () => {
	expect(formatDate('2027-03-31')).toBe('31 March 2027');
	expect(formatDate('2027-07-01')).toBe('1 July 2027');
});

test('midnight and noon are twelve', () => {
	expect(formatTime('2026-01-10T00:05:00Z')).toBe('12:05am');
	expect(formatTime('2026-01-10T12:00:00Z')).toBe('12:00pm');
});

test('when the clocks go forward, one minute after 12:59am is 2:00am', () => {
	expect(formatTime('2026-03-29T00:59:00Z')).toBe('12:59am');
	expect(formatTime('2026-03-29T01:00:00Z')).toBe('2:00am');
});

test('when the clocks go back, 1:30am comes twice', () => {
	expect(formatTime('2026-10-25T00:30:00Z')).toBe('1:30am');
	expect(formatTime('2026-10-25T01:30:00Z')).toBe('1:30am');
	expect(formatTime('2026-10-25T02:00:00Z')).toBe('2:00am');
});

test('late on a summer evening it is already tomorrow here, though not yet in UTC', () => {
	expect(formatDate('2026-06-30T23:30:00Z')).toBe('1 July 2026');
});

test('recent times say today and yesterday', () => {
	const now = new Date('2026-10-26T10:00:00Z');
	expect(formatRecent('2026-10-26T09:15:00Z', now)).toBe('today at 9:15am');
	expect(formatRecent('2026-10-25T09:15:00Z', now)).toBe('yesterday at 9:15am');
	expect(formatRecent('2026-10-20T09:15:00Z', now)).toBe('20 October 2026');
});
