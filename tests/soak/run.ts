// `npm run soak -- [SUITE …]`: the big numbers, one suite at a time. What is done stands in .data/soak/done.json, each with
// its commit and seed, so that a run that is interrupted goes on; `--again` begins anew. Ends with a page of figures.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pageOf, type Done } from './page.ts';
import { soaks } from './sizes.ts';

const folder = path.resolve('.data/soak');
const file = path.join(folder, 'done.json');
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { again: { type: 'boolean', default: false } }
});
mkdirSync(folder, { recursive: true });
if (values.again) rmSync(file, { force: true });
const done: Done[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Done[]) : [];
const commit =
	spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim() || 'unknown';
const wanted = soaks.filter(
	({ suite }) =>
		existsSync(path.resolve('tests/fuzz', `${suite}.ts`)) &&
		(positionals.length === 0 || positionals.includes(suite))
);
for (const { suite, size, pieces } of wanted) {
	const before = done.filter((each) => each.suite === suite && each.commit === commit && each.size === size);
	for (let piece = before.length; piece < pieces; piece++) {
		done.push(runPiece(suite, size));
		writeFileSync(file, JSON.stringify(done, null, '\t'));
		writeFileSync(path.join(folder, 'figures.md'), pageOf(done));
	}
}
const failed = done.filter(({ held }) => !held);
console.log(
	`${done.length - failed.length} passed, ${failed.length} failed; figures in ${path.join('.data', 'soak', 'figures.md')}`
);
process.exitCode = failed.length === 0 ? 0 : 1;

function runPiece(suite: string, size: number): Done {
	const seed = randomInt(1, 2 ** 31);
	console.log(`\n── ${suite}, size ${size}, seed ${seed} ──`);
	const begun = performance.now();
	const { status, stdout } = spawnSync(
		process.execPath,
		['tests/fuzz/run.ts', suite, '--seed', `${seed}`, '--size', `${size}`],
		{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 64 * 1024 * 1024 }
	);
	process.stdout.write(stdout);
	const seconds = Math.round((performance.now() - begun) / 1000);
	return { suite, size, seed, commit, seconds, held: status === 0, figures: figuresIn(stdout) };
}

/** The last line; a suite that fell over has none. */
function figuresIn(stdout: string): Record<string, number> {
	const last = stdout.trim().split('\n').at(-1) ?? '';
	try {
		return JSON.parse(last) as Record<string, number>;
	} catch {
		return {};
	}
}
