import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const rules = [
	...readFileSync('server/collab/README.md', 'utf8').matchAll(
		/^\| \*\*([A-Z]\d+)\*\* .*\| `([a-z0-9-]+)` \|$/gm
	)
].map(([, id, sabotage]) => ({ id: id!, sabotage: sabotage! }));

const tests = ['tests/server/collab', 'tests/server/plan-log', 'tests/contracts']
	.flatMap((folder) => readdirSync(folder).map((file) => path.join(folder, file)))
	.filter((file) => file.endsWith('.ts'))
	.map((file) => readFileSync(file, 'utf8'))
	.join('\n');

/** The sabotages that the tests of rules switch on, by the rule in their title. */
const checked = [
	...tests.matchAll(/rule\(\s*'\[([A-Z]\d+)\][^']*',\s*\{ (?:gate|log|room): '([a-z0-9-]+)' \}/g)
].map(([, id, sabotage]) => `${id} ${sabotage}`);

test('every rule of the engine has a test, and its sabotage is reported by it', () => {
	expect(rules.length).toBeGreaterThan(25);
	expect(
		rules.map(({ id, sabotage }) => `${id} ${sabotage}`).filter((rule) => !checked.includes(rule))
	).toEqual([]);
});

test('no test cites a rule that does not exist', () => {
	const cited = new Set([...tests.matchAll(/'(?:\[[A-Z]\d+\] )*\[([A-Z]\d+)\]/g)].map(([, id]) => id));
	expect([...cited].filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
});
