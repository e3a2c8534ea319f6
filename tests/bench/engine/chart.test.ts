import { expect, test } from 'vitest';
import { barChart, chartsOf } from './chart.ts';
import { scenarios } from './scenarios.ts';

test('bars have the lengths of their values, and the promise is a line among them', () => {
	const bars = [
		{ label: 'ours', value: 50 },
		{ label: 'a & b', value: 100 }
	];
	const svg = barChart({ title: 'How long <it> takes', unit: 'ms', bars, most: 75 });
	const widths = [...svg.matchAll(/<rect x="150"[^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
	expect(widths).toEqual([190, 380]);
	expect(svg).toContain('M435 ');
	expect(svg).toContain('How long &lt;it&gt; takes (promise: at most 75 ms)');
	expect(svg).toContain('a &amp; b');
});

test('there is a chart for each promise that was measured', () => {
	const medians = { p99Ms: 12, cpuPct: 20 };
	const found = [{ scenario: 'room200', server: 'ours', medians, rounds: [medians], remarks: [] }];
	const room200 = scenarios.find(({ name }) => name === 'room200')!;
	expect(chartsOf(room200, found).map(([file]) => file)).toEqual(['room200-p99Ms.svg', 'room200-cpuPct.svg']);
	expect(chartsOf(scenarios[0]!, found)).toEqual([]);
});
