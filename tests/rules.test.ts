// The numbered rules of the engine and the tests that cite them.
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesIn, textOf } from './source-files.ts';

describe('the rules of the engine', () => {
	const rules = idsIn(textOf('server/collab/README.md'), /\*\*([A-Z]\d+)\*\*/g);
	// elsewhere, numbers in brackets are requirements of the product
	const tests = filesIn(
		[
			'tests/server/collab',
			'tests/server/plan-log',
			'tests/contracts',
			'tests/fuzz',
			'tests/protocol'
		].filter((folder) => existsSync(folder)),
		['.ts']
	);
	const cited = new Set(tests.flatMap((file) => [...idsIn(textOf(file), /\[([A-Z]\d+)\]/g)]));

	test('every rule has a test', () => {
		expect([...rules].filter((rule) => !cited.has(rule))).toEqual([]);
	});

	test('every rule a test cites exists', () => {
		expect([...cited].filter((id) => !rules.has(id))).toEqual([]);
	});
});

function idsIn(text: string, pattern: RegExp): Set<string> {
	return new Set([...text.matchAll(pattern)].map((found) => found[1] ?? ''));
}
