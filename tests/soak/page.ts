// The page of figures: a row for each piece of each suite.

export interface Done {
	readonly suite: string;
	readonly size: number;
	readonly seed: number;
	readonly commit: string;
	readonly seconds: number;
	readonly held: boolean;
	readonly figures: Readonly<Record<string, number>>;
}

export function pageOf(done: readonly Done[]): string {
	const rows = done.map(
		({ suite, size, seed, commit, seconds, held, figures }) =>
			`| ${suite} | ${size} | ${held ? 'held' : '**failed**'} | ${inWords(figures)} | ${seconds} | ${seed} | ${commit} |`
	);
	return [
		'# Soak: the big numbers',
		'',
		'| Suite | Size | Promise | Figures | Seconds | Seed | Commit |',
		'|---|---|---|---|---|---|---|',
		...rows,
		''
	].join('\n');
}

function inWords(figures: Done['figures']): string {
	return Object.entries(figures)
		.map(([name, count]) => `${name} ${count}`)
		.join(', ');
}
