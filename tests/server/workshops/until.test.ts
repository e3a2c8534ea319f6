import { expect, test } from 'vitest';
import { longestOpen } from '#server/workshops/workshops.ts';
import { endsToChoose, usualEnd } from '#server/workshops/until.ts';
import { qrPicture } from '#server/workshops/qr.ts';

test.each(['2026-03-05T10:00:00Z', '2026-03-05T10:14:59Z', '2026-03-29T00:40:00Z', '2026-10-25T23:59:59Z'])(
	'at %s every end is later than now and at most a day away, and the usual one is among them',
	(at) => {
		const now = new Date(at);
		const ends = endsToChoose(now).map((end) => end.getTime() - now.getTime());
		expect(Math.min(...ends)).toBeGreaterThan(0);
		expect(Math.max(...ends)).toBeLessThanOrEqual(longestOpen);
		expect(ends).toContain(usualEnd(now).getTime() - now.getTime());
		expect(new Set(ends).size).toBe(ends.length);
	}
);

test('a workshop that goes on is offered ends within a day of its start', () => {
	const start = new Date('2026-03-05T10:00:00Z');
	const later = new Date('2026-03-06T08:00:00Z');
	const last = endsToChoose(later, start).at(-1)!;
	expect(last.getTime() - start.getTime()).toBeLessThanOrEqual(longestOpen);
});

test('the picture has the white border that phones need, and its three corners', () => {
	const { size, path } = qrPicture('https://plans.example.org/w/abcdefghijklmnopqrstuvwxyz234567');
	expect(size).toBeGreaterThanOrEqual(21 + 8);
	const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
	expect(dark.size).toBeGreaterThan(200);
	for (let at = 0; at < size; at++)
		for (const edge of [0, 3, size - 4, size - 1]) {
			expect(dark.has(`${at} ${edge}`)).toBe(false);
			expect(dark.has(`${edge} ${at}`)).toBe(false);
		}
	for (const [x, y] of [
		[4, 4],
		[size - 5, 4],
		[4, size - 5]
	])
		expect(dark.has(`${x} ${y}`)).toBe(true);
});
