import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepFiles } from '#server/publication/keep-files.ts';
import { statementFile } from '#server/publication/statement-file.ts';
import { hasContact, saveContact, saveStatement, statementsOf } from '#server/publication/statements.ts';
import { writeStatements } from '#server/publication/write-statements.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { anArea, aPerson, type APerson } from '#tests/people.ts';

let database: FreshDatabase;
let owner: APerson;
let dir: string;
const log = { error: (about: object) => expect.fail(JSON.stringify(about)) };

beforeAll(async () => {
	database = await freshDatabase();
	owner = await aPerson(database.sql, await anArea(database.sql, 'Larkshire'), { roles: ['owner'] });
	dir = await mkdtemp(path.join(tmpdir(), 'withus-statements-'));
});
afterAll(async () => {
	await rm(dir, { recursive: true, force: true });
	await database.drop();
});

const page = (kind: 'accessibility' | 'privacy') => readFile(statementFile(dir, owner.areaId, kind), 'utf8');

test('a new area has both pages with ready-made words, which name it', async () => {
	await writeStatements(database.sql, dir);
	for (const kind of ['accessibility', 'privacy'] as const) expect(await page(kind)).toContain('Larkshire');
	expect(await hasContact(database.sql, owner.areaId)).toBe(false);
});

test('own words and whom to write to are on the pages within two seconds, in every folder that is kept', async () => {
	const keeper = keepFiles(database.sql, { dir, origin: '', log, every: 60_000 });
	await keeper.ready;
	await saveContact(database.sql, owner, 'SEND team, send@example.org');
	await saveStatement(database.sql, owner, { kind: 'privacy', words: '# Ours\nOnly what we need.' });
	await expect
		.poll(() => page('privacy'), { timeout: 2_000 })
		.toMatch(/Only what we need.*mailto:send@example.org/s);
	await expect.poll(() => page('accessibility'), { timeout: 2_000 }).toContain('mailto:send@example.org');
	await keeper.close();
	expect(await hasContact(database.sql, owner.areaId)).toBe(true);
});

test('the ready-made words come back, and those of other areas are never touched', async () => {
	const other = await aPerson(database.sql, await anArea(database.sql, 'Rowan Vale'), { roles: ['owner'] });
	await saveStatement(database.sql, other, { kind: 'privacy', words: 'Theirs.' });
	await saveStatement(database.sql, owner, { kind: 'privacy', words: '' });
	const [mine] = await statementsOf(database.sql, owner.areaId);
	expect(mine?.statements.find(({ kind }) => kind === 'privacy')).toMatchObject({ changedAt: null });
	const [theirs] = await statementsOf(database.sql, other.areaId);
	expect(theirs?.statements.find(({ kind }) => kind === 'privacy')?.words).toBe('Theirs.');
});
