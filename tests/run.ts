// `npm test`: every suite, its count guarded, and at the end one line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import manifest from './manifest.json' with { type: 'json' };
import { sharedMissing } from './shared.ts';

interface Counts {
	passed: number;
	failed: number;
	skipped: number;
}

const fuzzSizes: Record<string, number> = manifest.fuzz;
const reports = path.resolve('.data/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const results = [
	suite('unit', () => vitest('unit')),
	suite('pg', () => vitest('pg')),
	...Object.entries(fuzzSizes).map(([name, size]) => suite(`fuzz ${name}`, () => fuzz(name, size))),
	suite('e2e', playwright)
];

console.log('\n' + results.map((result) => result.line).join('\n'));
const complaints = results.flatMap((result) => result.complaints);
for (const complaint of complaints) console.log(complaint);
const passed = results.reduce((sum, { counts }) => sum + counts.passed, 0);
const failed = results.reduce((sum, { counts }) => sum + counts.failed, 0) + complaints.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function suite(name: string, run: () => Counts): { line: string; counts: Counts; complaints: string[] } {
	console.log(`\n── ${name} ──`);
	const begun = performance.now();
	const counts = run();
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	const { passed, failed, skipped } = counts;
	const line = `${name.padEnd(18)} ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`;
	return { line, counts, complaints: complaintsAbout(name, counts) };
}

/** A suite that suddenly runs fewer tests has lost some; one that skips without a reason hides some. */
function complaintsAbout(name: string, { passed, failed, skipped }: Counts): string[] {
	const expected: { tests: number; needShared?: number } | undefined = Object.entries(manifest.suites).find(
		([key]) => key === name
	)?.[1];
	if (!expected) return [];
	const mayBeSkipped = sharedMissing ? (expected.needShared ?? 0) : 0;
	const complaints: string[] = [];
	if (passed + failed < expected.tests - mayBeSkipped) {
		complaints.push(
			`${name}: ran ${passed + failed} tests, but tests/manifest.json promises ${expected.tests}.`
		);
	}
	if (skipped > mayBeSkipped)
		complaints.push(`${name}: ${skipped} tests were skipped, but only ${mayBeSkipped} may be here.`);
	return complaints;
}

function vitest(project: string): Counts {
	const file = path.join(reports, `${project}.json`);
	const code = run('vitest', [
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	if (!existsSync(file)) return broken(code);
	const report = JSON.parse(readFileSync(file, 'utf8')) as {
		numPassedTests: number;
		numFailedTests: number;
		numPendingTests: number;
	};
	const failed = report.numFailedTests;
	// a file that cannot be loaded has no failed test, but the run has failed all the same
	return {
		passed: report.numPassedTests,
		failed: failed || (code === 0 ? 0 : 1),
		skipped: report.numPendingTests
	};
}

function playwright(): Counts {
	const file = path.join(reports, 'e2e.json');
	const code = run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
	if (!existsSync(file)) return broken(code);
	const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	};
	const failed = stats.unexpected + stats.flaky;
	return { passed: stats.expected, failed: failed || (code === 0 ? 0 : 1), skipped: stats.skipped };
}

/** One randomised suite counts as one test; its seed is printed by itself. */
function fuzz(name: string, size: number): Counts {
	const code = run('node', ['tests/fuzz/run.ts', name, '--size', String(size)]);
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

function broken(code: number): Counts {
	console.error(`The suite ended with code ${code} and left no report.`);
	return { passed: 0, failed: 1, skipped: 0 };
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): number {
	const bin = path.resolve('node_modules/.bin');
	const done = spawnSync(command, args, {
		stdio: 'inherit',
		env: { ...process.env, ...env, PATH: bin + path.delimiter + process.env.PATH }
	});
	if (done.error) console.error(`${command} could not be run: ${done.error.message}`);
	return done.status ?? 1;
}
