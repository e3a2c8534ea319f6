import { expect, test } from 'vitest';
import { Outlet } from '#server/collab/line/outlet.ts';
import { Reading } from '#server/collab/line/reading.ts';
import { FakeClock } from '#tests/doubles/clock.ts';
import { FakeSocket } from '#tests/doubles/tab.ts';
import { rule } from './rule.ts';

rule(
	'[S6] a line that says more than any person waits for itself, in its order, and TCP slows it down',
	{ room: 'read-without-end' },
	async ({ room: sabotage }) => {
		const clock = new FakeClock();
		const socket = new FakeSocket();
		const reading = new Reading(clock, new Outlet(socket, clock), sabotage);
		const done: number[] = [];
		for (let n = 0; n < 1_000; n++) reading.inTurn(() => done.push(n));
		expect(done).toHaveLength(600);
		expect(socket.paused).toBe(true);
		clock.pass(1_000);
		expect(done.length).toBeGreaterThan(850);
		expect(done.length).toBeLessThan(950);
		clock.pass(1_000);
		expect(done).toEqual(Array.from({ length: 1_000 }, (_, n) => n));
		expect(socket.paused).toBe(false);
	}
);

test('[S6] pings beyond that go unanswered, and what waits of a line that is gone is forgotten', () => {
	const clock = new FakeClock();
	const reading = new Reading(clock, new Outlet(new FakeSocket(), clock));
	let pongs = 0;
	for (let n = 0; n < 2_000; n++) reading.ifNotTooMuch(() => pongs++);
	expect(pongs).toBe(600);
	let late = 0;
	reading.inTurn(() => late++);
	reading.end();
	clock.pass(5_000);
	expect(late).toBe(0);
});

test('[S6] a line that waits for its words to be written goes on waiting when it has said too much as well', () => {
	const clock = new FakeClock();
	const socket = new FakeSocket();
	const outlet = new Outlet(socket, clock);
	const reading = new Reading(clock, outlet);
	for (let n = 0; n < 700; n++) reading.inTurn(() => undefined);
	outlet.readSlowly();
	clock.pass(5_000);
	expect(socket.paused).toBe(true);
	outlet.readOn();
	expect(socket.paused).toBe(false);
});
