// Charts as SVG, drawn by hand: bars beside each other, one for each server, with the promise as a line.
import type { Found } from './report.ts';
import type { Scenario } from './scenarios.ts';
import { targets } from './targets.ts';

export interface Bar {
	readonly label: string;
	readonly value: number;
}

interface Chart {
	readonly title: string;
	readonly unit: string;
	readonly bars: readonly Bar[];
	/** What must be reached, as a line across. */
	readonly most?: number;
}

const size = { bar: 26, gap: 8, left: 150, right: 110, top: 40, width: 640 };
const colours = { ours: '#2f6f5e', others: '#a9a294', line: '#b3492f', ink: '#2b2a27', paper: '#fbf8f1' };

/** Lying bars: long names are read without turning one's head. */
export function barChart({ title, unit, bars, most }: Chart): string {
	const largest = Math.max(1e-9, most ?? 0, ...bars.map(({ value }) => value));
	const scale = (size.width - size.left - size.right) / largest;
	const height = size.top + bars.length * (size.bar + size.gap) + size.gap;
	const rows = bars.map(({ label, value }, n) => {
		const y = size.top + n * (size.bar + size.gap);
		const fill = label === 'ours' ? colours.ours : colours.others;
		const width = Math.max(1, value * scale);
		return [
			text(size.left - 8, y + 18, label, 'end'),
			`<rect x="${size.left}" y="${y}" width="${fixed(width)}" height="${size.bar}" fill="${fill}"/>`,
			text(size.left + width + 6, y + 18, `${value} ${unit}`, 'start')
		].join('');
	});
	const at = size.left + (most ?? 0) * scale;
	const line =
		most === undefined
			? ''
			: `<path d="M${fixed(at)} ${size.top - 6}V${height}" stroke="${colours.line}" stroke-width="2" stroke-dasharray="4 3"/>`;
	const said = most === undefined ? title : `${title} (promise: at most ${most} ${unit})`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" role="img" font-family="sans-serif" font-size="13">`,
		`<title>${escaped(said)}</title>`,
		`<rect width="${size.width}" height="${height}" fill="${colours.paper}"/>`,
		text(12, 22, said, 'start'),
		...rows,
		line,
		'</svg>\n'
	].join('');
}

/** A chart for each thing that is promised of a scenario: file name and SVG. */
export function chartsOf(scenario: Scenario, found: readonly Found[]): [file: string, svg: string][] {
	const rows = found.filter((each) => each.scenario === scenario.name);
	return targets
		.filter((target) => target.scenario === scenario.name)
		.flatMap(({ figure, unit, most }) => {
			const bars = rows.flatMap(({ server, medians }) =>
				medians[figure] === undefined ? [] : [{ label: server, value: medians[figure] }]
			);
			if (bars.length === 0) return [];
			const title = `${scenario.title}: ${figure}`;
			return [[`${scenario.name}-${figure}.svg`, barChart({ title, unit, bars, most })] as [string, string]];
		});
}

function text(x: number, y: number, words: string, anchor: 'start' | 'end'): string {
	return `<text x="${fixed(x)}" y="${fixed(y)}" fill="${colours.ink}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

function fixed(value: number): string {
	return String(Math.round(value * 10) / 10);
}

function escaped(words: string): string {
	return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
