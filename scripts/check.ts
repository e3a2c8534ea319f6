// `npm run check`: what can be said without a browser or a database. Every step with its time; all of it under two minutes.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

type Step = readonly [name: string, command: string, args: readonly string[]];

// left to itself, vitest leaves a core to whoever is watching: here that is the types, which need it for a quarter of the time
const workers = `${availableParallelism()}`;
/** One row after another; what stands in one row runs side by side. */
const rows: readonly (readonly Step[])[] = [
	[
		[
			'format',
			'prettier',
			['--check', '--log-level', 'warn', '--cache', '--cache-location', '.data/prettier', '.']
		],
		['lint', 'eslint', ['--max-warnings', '0', '--cache', '--cache-location', '.data/eslint', '.']]
	],
	[['sync', 'svelte-kit', ['sync']]],
	[
		['types', 'svelte-check', ['--fail-on-warnings']],
		['unit', 'vitest', ['run', '--project', 'unit', '--maxWorkers', workers, '--reporter=dot']]
	]
];

const bin = path.resolve('node_modules/.bin');
const env = { ...process.env, PATH: bin + path.delimiter + process.env.PATH };
const begun = performance.now();
const failed: string[] = [];
for (const row of rows) await Promise.all(row.map(run));
console.log(failed.length === 0 ? `All fine in ${secondsSince(begun)}` : `Failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function run([name, command, args]: Step): Promise<void> {
	const from = performance.now();
	const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
	const ended = new Promise<boolean>((resolve) => {
		child.once('error', () => resolve(false));
		child.once('close', (code) => resolve(code === 0));
	});
	const [fine, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
	console.log(`${fine ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${secondsSince(from)}`);
	if (fine) return;
	failed.push(name);
	console.log(said + complained);
}

function secondsSince(from: number): string {
	return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}
