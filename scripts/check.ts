// `npm run check`: what can be said without a browser or a database. Every step with its time; all of it under two minutes.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
	[
		'format',
		'prettier',
		['--check', '--log-level', 'warn', '--cache', '--cache-location', '.data/prettier', '.']
	],
	['lint', 'eslint', ['--max-warnings', '0', '--cache', '--cache-location', '.data/eslint', '.']],
	['sync', 'svelte-kit', ['sync']],
	['types', 'svelte-check', ['--fail-on-warnings']],
	['unit', 'vitest', ['run', '--project', 'unit', '--reporter=dot']]
];

const bin = path.resolve('node_modules/.bin');
const env = { ...process.env, PATH: bin + path.delimiter + process.env.PATH };
const begun = performance.now();
const failed: string[] = [];
for (const [name, command, args] of steps) {
	const from = performance.now();
	const done = spawnSync(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env });
	const fine = done.status === 0;
	console.log(`${fine ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${secondsSince(from)}`);
	if (fine) continue;
	failed.push(name);
	console.log(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`);
}
console.log(failed.length === 0 ? `All fine in ${secondsSince(begun)}` : `Failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function secondsSince(from: number): string {
	return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}
