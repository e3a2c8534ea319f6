import { expect, test } from 'vitest';
import { median, medians, percentile } from './numbers.ts';

test('a percentile is a value that was measured', () => {
	const values = Array.from({ length: 200 }, (_, i) => 200 - i);
	expect([50, 95, 99, 100].map((percent) => percentile(values, percent))).toEqual([100, 190, 198, 200]);
	expect(percentile([7], 99)).toBe(7);
	expect(percentile([], 99)).toBe(0);
});

test('the median of an even count lies between the two in the middle', () => {
	expect(median([3, 1, 2])).toBe(2);
	expect(median([4, 1, 3, 2])).toBe(2.5);
	expect(median([])).toBe(0);
});

test('rounds are summed up by their median; what was lost is added up, so that one bad round is not voted down', () => {
	const rounds = [
		{ p99Ms: 10, lost: 0 },
		{ p99Ms: 90, lost: 3 },
		{ p99Ms: 20, lost: 0 }
	];
	expect(medians(rounds)).toEqual({ p99Ms: 20, lost: 3 });
});
