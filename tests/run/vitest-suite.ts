// How `npm test` runs a vitest project, and reads what came of it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Start } from './start.ts';

export interface Counts {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	/** Sentences about what passed only at a second try. */
	readonly secondTries?: readonly string[];
}

/** What vitest writes as JSON, so far as it is read here. */
export interface Report {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly numPendingTests: number;
	readonly testResults: readonly {
		readonly name: string;
		readonly status: string;
		readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
	}[];
}

/** More files than this that fail at once are no chance, and are not tried again. */
const mostAgain = 3;

/**
 * Runs a project to its end. With `again`, up to three files that failed are run once more, alone: tests that share a clock and two
 * processors with others can fail by chance. What passes only then is counted as passed and named, to be looked into.
 */
export async function vitestSuite(
	start: Start,
	project: string,
	reports: string,
	{ again = false }: { readonly again?: boolean } = {}
): Promise<Counts> {
	const first = await runProject(start, project, path.join(reports, `${project}.json`), []);
	if (first.report === null) return { passed: 0, failed: 1, skipped: 0 };
	const files = failedFiles(first.report);
	if (!again || files.length === 0 || files.length > mostAgain) return countsOf(first.report, first.code);
	const second = await runProject(start, project, path.join(reports, `${project}-again.json`), files);
	return second.report === null
		? countsOf(first.report, first.code)
		: withSecondTry(first.report, second.report, second.code);
}

/** What two runs say together: everything of the first, but for the files that were run once more. */
export function withSecondTry(first: Report, second: Report, code: number): Counts {
	const files = new Set(failedFiles(first));
	const kept = tests(first).filter(({ file }) => !files.has(file));
	const both = [...kept, ...tests(second)];
	const failed = both.filter(({ status }) => status === 'failed').length;
	const stillFailing = new Set(failedFiles(second));
	return {
		passed: both.filter(({ status }) => status === 'passed').length,
		failed: failed || (code === 0 ? 0 : 1),
		skipped: both.filter(({ status }) => status !== 'passed' && status !== 'failed').length,
		secondTries: tests(first)
			.filter(({ file, status }) => status === 'failed' && !stillFailing.has(file))
			.map(
				({ file, name }) =>
					`${path.relative('.', file)} passed only at a second try: “${name}”. Find out why.`
			)
	};
}

function tests(report: Report): { file: string; name: string; status: string }[] {
	return report.testResults.flatMap(({ name: file, assertionResults }) =>
		assertionResults.map(({ fullName, status }) => ({ file, name: fullName, status }))
	);
}

function failedFiles(report: Report): string[] {
	return report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}

function countsOf(report: Report, code: number): Counts {
	// a file that cannot be loaded has no failed test, but the run has failed all the same
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests || (code === 0 ? 0 : 1),
		skipped: report.numPendingTests
	};
}

async function runProject(
	start: Start,
	project: string,
	file: string,
	only: readonly string[]
): Promise<{ code: number; report: Report | null }> {
	const code = await start('vitest', [
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
		...only
	]);
	if (existsSync(file)) return { code, report: JSON.parse(readFileSync(file, 'utf8')) as Report };
	console.error(`The suite ended with code ${code} and left no report.`);
	return { code, report: null };
}
