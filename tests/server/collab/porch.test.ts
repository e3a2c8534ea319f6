import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { Porch } from '#server/collab/line/porch.ts';
import { FakeClock } from '#tests/doubles/clock.ts';
import { rule } from './rule.ts';

const nobodyWrites = (): boolean => false;

rule(
	'[S5] of a crowd eight are let in at once, and one more every 5 ms, in their order',
	{ room: 'let-crowds-in' },
	async ({ room: sabotage }) => {
		const clock = new FakeClock();
		const porch = new Porch(clock, nobodyWrites, sabotage);
		const inside: number[] = [];
		for (let n = 0; n < 40; n++) porch.come(new PassThrough(), [`${n}`], () => inside.push(n));
		expect(inside).toHaveLength(8);
		clock.pass(50);
		expect(inside).toHaveLength(18);
		clock.pass(1_000);
		expect(inside).toEqual(Array.from({ length: 40 }, (_, n) => n));
		// the crowd is through: the next eight go straight in again
		for (let n = 40; n < 60; n++) porch.come(new PassThrough(), [`${n}`], () => inside.push(n));
		await Promise.resolve();
		expect(inside).toHaveLength(48);
	}
);

rule(
	'[S5] while somebody writes, half as many are let in',
	{ room: 'let-crowds-in' },
	async ({ room: sabotage }) => {
		const clock = new FakeClock();
		let writes = true;
		const porch = new Porch(clock, () => writes, sabotage);
		const inside: number[] = [];
		for (let n = 0; n < 40; n++) porch.come(new PassThrough(), [`${n}`], () => inside.push(n));
		expect(inside).toHaveLength(4);
		clock.pass(50);
		expect(inside).toHaveLength(9);
		writes = false;
		clock.pass(50);
		expect(inside).toHaveLength(19);
		clock.pass(1_000);
		expect(inside).toEqual(Array.from({ length: 40 }, (_, n) => n));
	}
);

test('[S5] whoever breaks off while they wait harms nobody, and a closed door lets nobody in', async () => {
	const clock = new FakeClock();
	const porch = new Porch(clock, nobodyWrites);
	const inside: number[] = [];
	const lines = Array.from({ length: 12 }, () => new PassThrough());
	for (const [n, line] of lines.entries()) porch.come(line, [`${n}`], () => inside.push(n));
	lines[8]!.destroy(new Error('the line broke'));
	await new Promise((resolve) => lines[8]!.once('close', resolve));
	clock.pass(5);
	expect(inside.at(-1)).toBe(9);
	porch.close();
	clock.pass(100);
	expect(inside).toHaveLength(9);
	expect(lines[11]!.destroyed).toBe(true);
});

rule(
	'[S6] a browser that comes again and again waits for itself, and others go before it',
	{ room: 'read-without-end' },
	async ({ room: sabotage }) => {
		const clock = new FakeClock();
		const porch = new Porch(clock, nobodyWrites, sabotage);
		const inside: string[] = [];
		for (let n = 0; n < 200; n++) porch.come(new PassThrough(), ['often'], () => inside.push('often'));
		clock.pass(100);
		porch.come(new PassThrough(), ['once'], () => inside.push('once'));
		clock.pass(200);
		expect(inside).toContain('once');
		expect(inside.filter((who) => who === 'often').length).toBeLessThan(50);
		clock.pass(20_000);
		expect(inside).toHaveLength(201);
	}
);

rule(
	'[S6] who adds a name to their own is nobody new',
	{ room: 'read-without-end' },
	async ({ room: sabotage }) => {
		const clock = new FakeClock();
		const porch = new Porch(clock, nobodyWrites, sabotage);
		let inside = 0;
		for (let n = 0; n < 200; n++) porch.come(new PassThrough(), ['often', `as well ${n}`], () => inside++);
		clock.pass(1_000);
		expect(inside).toBeLessThan(60);
		clock.pass(20_000);
		expect(inside).toBe(200);
	}
);

test('[S6] who sends what no page of ours sends comes in six times a minute, and others do not notice', () => {
	const clock = new FakeClock();
	const porch = new Porch(clock, nobodyWrites);
	let inside = 0;
	const comeAgain = (): void =>
		porch.come(new PassThrough(), ['breaks'], () => {
			inside++;
			porch.refused(['breaks'], 'invalid-change');
			if (inside < 100) comeAgain();
		});
	comeAgain();
	clock.pass(60_000);
	expect(inside).toBeGreaterThan(5);
	expect(inside).toBeLessThan(8);
	let others = 0;
	for (let n = 0; n < 20; n++) {
		porch.come(new PassThrough(), [`${n}`], () => others++);
		// what happens to honest tabs counts for nothing
		porch.refused([`${n}`], 'rejoin');
	}
	clock.pass(200);
	expect(others).toBe(20);
});
