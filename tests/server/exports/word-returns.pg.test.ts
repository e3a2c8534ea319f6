// A plan goes out as Word, a partner edits it, others go on writing meanwhile, and the file comes back as suggestions.
import * as Y from 'yjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inSuggestions } from '#domain/exports/in-suggestions.ts';
import { exportFormat } from '#domain/exports/formats.ts';
import { plainText } from '#domain/rich-text.ts';
import { readSuggestion, type Suggestion } from '#protocol/suggestion-schema.ts';
import { memberOfPlan } from '#server/accounts/standing.ts';
import { largerPlan } from '#server/demo/larger-plan.ts';
import { exportPlan, stateToExport } from '#server/exports/export-plan.ts';
import { matchReturned } from '#server/imports/match-returned.ts';
import { readReturned } from '#server/imports/read-returned.ts';
import { propose } from '#server/proposals/propose.ts';
import { listed } from '#server/proposals/proposals.ts';
import { docAt } from '#server/versions/since.ts';
import { freshDatabase, type FreshDatabase } from '#tests/database.ts';
import { EditedWord } from '#tests/document/returned/edited-word.ts';
import { anArea, aPerson, aRole } from '#tests/people.ts';
import { aWrittenPlan, write } from '#tests/publication/a-written-plan.ts';

vi.setConfig({ testTimeout: 40_000 });
let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase();
});
afterAll(() => database.drop());

test('what a partner changed becomes suggestions of whoever brings it back; what others wrote meanwhile stays', async () => {
	const { sql } = database;
	const areaId = await anArea(sql);
	const lead = await aPerson(sql, areaId, { roles: ['lead'] });
	const content = largerPlan();
	const planId = await aWrittenPlan(sql, lead, content);
	const person = await aPerson(sql, areaId, { group: 'professional' });
	await aRole(sql, person, 'contributor', planId);
	const partner = (await memberOfPlan(sql, person.accountId, planId)) ?? expect.unreachable('no member');
	const state = await stateToExport(sql, partner, 'now', 'Larkshire');
	const { bytes } = await exportPlan(sql, partner, state, exportFormat('word')!, []);
	await write(sql, lead, planId, 'Written by others while the file was away.');

	const [[id, row] = expect.unreachable('no action')] = Object.entries(content.actions);
	const who = plainText(row.who);
	const edited = new EditedWord(bytes);
	const line = edited.row(plainText(row.what).slice(0, 30));
	edited.replace(line, line.replace(who.slice(0, 12), `Everybody, and ${who.slice(0, 12)}`));
	const file = await readReturned({ name: 'plan.docx', bytes: edited.bytes() });
	expect(file.stamp?.planId).toBe(planId);
	const then = (await docAt(sql, planId, file.stamp!)) ?? expect.unreachable('no such moment');
	const { parts, told } = await matchReturned(Y.encodeStateAsUpdate(then), file);
	expect(told.movedRows).toEqual([]);
	expect(parts).toHaveLength(1);
	const by = {
		areaId,
		planId,
		author: { id: partner.personId, role: partner.role, group: partner.group },
		standing: partner.standing
	};
	for (const sent of inSuggestions(parts, 'From an edited Word file.'))
		await propose(sql, by, readSuggestion(sent) as Suggestion);
	const [suggestion, ...others] = await listed(sql, { areaId, planId, open: true });
	expect(others).toEqual([]);
	expect(suggestion?.by).toBe(partner.personId);
	const [hunk] = suggestion?.parts[0]?.part ?? [];
	expect(hunk).toMatchObject({ op: 'text', actionId: id, column: 'who' });
});

test('much that changed goes in as many suggestions as it takes', () => {
	const part = [{ op: 'text', actionId: 'one', column: 'what', base: [], next: [] }] as const;
	const lots = inSuggestions(
		Array.from({ length: 130 }, () => part),
		'From a file.'
	);
	expect(lots.map((sent) => (JSON.parse(sent) as { parts: unknown[] }).parts.length)).toEqual([60, 60, 10]);
	for (const sent of lots) expect(readSuggestion(sent)).toMatchObject({ why: 'From a file.' });
});
