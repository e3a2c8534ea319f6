import { describe, expect, test } from 'vitest';
import { tableOf, verdictsOf, type Found } from './report.ts';
import { scenarios } from './scenarios.ts';
import { judge, targets, type Target } from './targets.ts';

const found = (scenario: string, server: string, medians: Found['medians']): Found => ({
	...{ scenario, server, medians },
	...{ rounds: [medians], remarks: [] }
});

describe('what must be reached', () => {
	const target: Target = { scenario: 'a', figure: 'p99Ms', unit: 'ms', most: 100 };

	test('is at most a number', () => {
		expect(judge(target, { p99Ms: 100 }, undefined)?.met).toBe(true);
		expect(judge(target, { p99Ms: 100.01 }, undefined)?.met).toBe(false);
		expect(judge(target, {}, undefined)).toBeNull();
	});

	test('may grow with the floor of the same run, or must stay near it as well', () => {
		const or = { ...target, floor: { times: 1.2, how: 'or' } } as const;
		const and = { ...target, floor: { times: 1.2, how: 'and' } } as const;
		const floor = { p99Ms: 200 };
		expect([or, and].map((each) => judge(each, { p99Ms: 150 }, floor)?.allowed)).toEqual([240, 100]);
		expect([or, and].map((each) => judge(each, { p99Ms: 150 }, { p99Ms: 10 })?.allowed)).toEqual([100, 12]);
	});

	test('names scenarios that exist', () => {
		const names = new Set(scenarios.map(({ name }) => name));
		expect(targets.map(({ scenario }) => scenario).filter((name) => !names.has(name))).toEqual([]);
	});
});

test('ours is compared with the floor of its scenario', () => {
	const all = [
		found('rooms200x5', 'ours', { cpuPct: 40, p99Ms: 12 }),
		found('rooms200x5', 'floor 5 ms, stored', { cpuPct: 20 })
	];
	expect(verdictsOf(all).map(({ figure, allowed, met }) => [figure, allowed, met])).toEqual([
		['p99Ms', 25, true],
		['cpuPct', 34, false]
	]);
});

test('a table has a row for each server, and says where the load was the limit', () => {
	const all = [
		found('room10', 'ours', { p50Ms: 4, loadBound: 0 }),
		found('room10', 'y-websocket', { p50Ms: 1, loadBound: 1 })
	];
	expect(tableOf(scenarios[0]!, all).split('\n').slice(2)).toEqual([
		expect.stringContaining('p50 ms'),
		expect.stringContaining('──'),
		expect.stringMatching(/^ours +4$/),
		expect.stringMatching(/^y-websocket +1 +load-bound$/)
	]);
});
