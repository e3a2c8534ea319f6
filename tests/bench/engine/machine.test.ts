import { expect, test } from 'vitest';
import { parseBusy, parseStat, parseStatus } from './machine.ts';

const fields = 'S 41 4242 4242 0 -1 4194304 100 0 0 0 150 50 20 10 20 0 11 0 999 0 0';

test('processor time is read behind the name, whatever the name is', () => {
	const expected = { parent: 41, own: 2_000, children: 300 };
	expect(parseStat(`4242 (node) ${fields}`)).toEqual(expected);
	expect(parseStat(`4242 (a (b) c) ${fields}`)).toEqual(expected);
});

test('memory is read by its name', () => {
	const status = 'Name:\tnode\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\nThreads:\t11\n';
	expect([parseStatus(status, 'VmRSS'), parseStatus(status, 'VmHWM')]).toEqual([102_400, 204_800]);
	expect(parseStatus('', 'VmRSS')).toBeNaN();
});

test('what the whole machine does is everything but waiting', () => {
	expect(parseBusy('cpu  100 20 30 5000 700 4 5 6 0 0\ncpu0 1 2 3\n')).toBe(1_650);
});
