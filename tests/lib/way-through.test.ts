import { expect, test } from 'vitest';
import { WayThrough } from '#lib/collab/way-through.ts';

test('sockets are tried first, and requests when two of them failed', () => {
	const way = new WayThrough();
	expect(way.byHttp).toBe(false);
	way.failed();
	expect(way.byHttp).toBe(false);
	way.failed();
	expect(way.byHttp).toBe(true);
});

test('while nothing gets through, both ways are tried in turn', () => {
	const way = new WayThrough();
	const tried = Array.from({ length: 6 }, () => {
		way.failed();
		return way.byHttp;
	});
	expect(tried).toEqual([false, true, false, true, false, true]);
});

test('a way that has worked is the one to come back by', () => {
	const way = new WayThrough();
	way.failed();
	way.failed();
	way.opened();
	expect(way.byHttp).toBe(true);
	const sockets = new WayThrough();
	sockets.failed();
	sockets.opened();
	sockets.failed();
	expect(sockets.byHttp).toBe(false);
});
