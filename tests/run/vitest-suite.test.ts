import { expect, test } from 'vitest';
import { withSecondTry, type Report } from './vitest-suite.ts';

const file = (name: string, ...statuses: string[]) => ({
	name,
	status: statuses.includes('failed') ? 'failed' : 'passed',
	assertionResults: statuses.map((status, at) => ({ fullName: `${name} ${at}`, status }))
});
const report = (...testResults: Report['testResults']): Report => ({
	numPassedTests: 0,
	numFailedTests: 0,
	numPendingTests: 0,
	testResults
});

test('what passes at a second try counts as passed, and is named', () => {
	const first = report(file('a', 'passed', 'skipped'), file('b', 'passed', 'failed'));
	const counts = withSecondTry(first, report(file('b', 'passed', 'passed')), 0);
	expect(counts).toMatchObject({ passed: 3, failed: 0, skipped: 1 });
	expect(counts.secondTries).toEqual(['b passed only at a second try: “b 1”. Find out why.']);
});

test('what fails twice has failed', () => {
	const first = report(file('a', 'passed'), file('b', 'failed'), file('c', 'failed'));
	const counts = withSecondTry(first, report(file('b', 'failed'), file('c', 'passed')), 1);
	expect(counts).toMatchObject({ passed: 2, failed: 1 });
	expect(counts.secondTries).toEqual(['c passed only at a second try: “c 0”. Find out why.']);
});

test('a file that cannot be loaded the second time has failed', () => {
	const counts = withSecondTry(report(file('a', 'passed'), file('b', 'failed')), report(file('b')), 1);
	expect(counts).toMatchObject({ passed: 1, failed: 1 });
});
