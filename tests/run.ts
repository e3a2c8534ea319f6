// `npm test`: every suite, its count guarded, and at the end one line: N passed, N failed.
// Suites that wait for little but the processor run two at a time; what times real browsers has the machine to itself.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import manifest from './manifest.json' with { type: 'json' };
import { startAside, startInSight, type Start } from './run/start.ts';
import { vitestSuite, type Counts } from './run/vitest-suite.ts';
import { officeMissing } from './office.ts';
import { redisMissing } from './redis.ts';
import { sharedMissing } from './shared.ts';

interface Suite {
	readonly name: string;
	readonly run: (start: Start) => Promise<Counts>;
}

interface Result {
	readonly line: string;
	readonly counts: Counts;
	readonly complaints: readonly string[];
	/** The last lines of a suite that failed, told again at the end. */
	readonly lastWords: string;
}

const atOnce = 2;
const alone = new Set(['fuzz workshop', 'e2e']);

const fuzzSizes: Record<string, number> = manifest.fuzz;
const reports = path.resolve('.data/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const suites: readonly Suite[] = [
	{ name: 'unit', run: (start) => vitestSuite(start, 'unit', reports) },
	{ name: 'pg', run: (start) => vitestSuite(start, 'pg', reports, { again: true }) },
	...Object.entries(fuzzSizes).map(([name, size]) => ({
		name: `fuzz ${name}`,
		run: (start: Start) => fuzz(start, name, size)
	})),
	{ name: 'e2e', run: playwright }
];

const results = new Map<Suite, Result>();
const waiting = suites.filter(({ name }) => !alone.has(name)).values();
await Promise.all(Array.from({ length: atOnce }, runWaiting));
for (const suite of suites.filter(({ name }) => alone.has(name))) {
	console.log(`\n── ${suite.name} ──`);
	await runSuite(suite, startInSight);
}

const inOrder = suites.flatMap((suite) => results.get(suite) ?? []);
console.log('\n' + inOrder.map((result) => result.line).join('\n'));
for (const { lastWords } of inOrder) if (lastWords !== '') console.log(lastWords);
for (const { counts } of inOrder) for (const line of counts.secondTries ?? []) console.log(line);
const complaints = inOrder.flatMap((result) => result.complaints);
for (const complaint of complaints) console.log(complaint);
const passed = inOrder.reduce((sum, { counts }) => sum + counts.passed, 0);
const failed = inOrder.reduce((sum, { counts }) => sum + counts.failed, 0) + complaints.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Takes one suite after the other while there are any; what each said is shown when it has ended. */
async function runWaiting(): Promise<void> {
	for (const suite of waiting) {
		const said: Buffer[] = [];
		console.log(`${suite.name} …`);
		await runSuite(suite, startAside(said), said);
		process.stdout.write(`\n── ${suite.name} ──\n${Buffer.concat(said).toString()}`);
	}
}

async function runSuite(suite: Suite, start: Start, said: readonly Buffer[] = []): Promise<void> {
	const begun = performance.now();
	const counts = await suite.run(start);
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	const { passed, failed, skipped } = counts;
	const line = `${suite.name.padEnd(18)} ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`;
	const lastWords = failed === 0 ? '' : endOf(suite.name, Buffer.concat(said).toString());
	results.set(suite, { line, counts, complaints: complaintsAbout(suite.name, counts), lastWords });
}

/** What a failed suite said last, so that one finds it without going through the whole. */
function endOf(name: string, said: string): string {
	const lines = said.trimEnd().split('\n').slice(-60);
	return said === '' ? '' : `\n── the end of ${name}, which failed ──\n${lines.join('\n')}\n`;
}

/** A suite that suddenly runs fewer tests has lost some; one that skips without a reason hides some. */
function complaintsAbout(name: string, { passed, failed, skipped }: Counts): string[] {
	const expected:
		{ tests: number; needShared?: number; needRedis?: number; needOffice?: number } | undefined =
		Object.entries(manifest.suites).find(([key]) => key === name)?.[1];
	if (!expected) return [];
	const mayBeSkipped =
		(sharedMissing ? (expected.needShared ?? 0) : 0) +
		(redisMissing ? (expected.needRedis ?? 0) : 0) +
		(officeMissing ? (expected.needOffice ?? 0) : 0);
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

async function playwright(start: Start): Promise<Counts> {
	const file = path.join(reports, 'e2e.json');
	const code = await start('playwright', ['test', '--reporter=list,json'], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: file
	});
	if (!existsSync(file)) return broken(code);
	const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	};
	if (stats.flaky > 0)
		console.warn(
			`${stats.flaky} browser tests passed only at another try: see “flaky” above, and find out why.`
		);
	return {
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected || (code === 0 ? 0 : 1),
		skipped: stats.skipped
	};
}

/**
 * One randomised suite counts as one test. Its seed is always the same here, so that one tree gives one answer; new seeds
 * are drawn by `npm run fuzz` and `npm run soak`.
 */
async function fuzz(start: Start, name: string, size: number): Promise<Counts> {
	const code = await start('node', [
		'tests/fuzz/run.ts',
		name,
		'--seed',
		String(manifest.seed),
		'--size',
		String(size)
	]);
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

function broken(code: number): Counts {
	console.error(`The suite ended with code ${code} and left no report.`);
	return { passed: 0, failed: 1, skipped: 0 };
}
