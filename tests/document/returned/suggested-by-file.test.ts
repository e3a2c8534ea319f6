import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { keyedPlan } from '#document/proposals/keyed-plan.ts';
import { suggestedByFile, type SuggestedByFile } from '#document/returned/suggested-by-file.ts';
import { rootsOf } from '#document/roots.ts';
import { writePlan } from '#document/write.ts';
import type { Hunk } from '#domain/hunks.ts';
import type { PlanContent } from '#domain/plan.ts';
import { plainText } from '#domain/rich-text.ts';
import { largerPlan } from '#server/demo/larger-plan.ts';
import { fileOf } from '#server/exports/file-of.ts';
import { readFile } from '#server/imports/read-file.ts';
import { readReturned } from '#server/imports/read-returned.ts';
import { materialOf } from '#tests/server/exports/material.ts';
import { oddPlan } from '#tests/server/exports/odd-plan.ts';
import { sharedFolder } from '#tests/shared.ts';
import { EditedWord } from './edited-word.ts';

/** A process is started for each file, and the machine may be busy. */
vi.setConfig({ testTimeout: 30_000 });

const now = new Date('2026-11-22T23:00:00.000Z');
const plan = largerPlan();
let sent: Uint8Array;
beforeAll(async () => {
	sent = await fileOf('word', materialOf(plan));
});

function docOf(content: PlanContent): Y.Doc {
	const doc = new Y.Doc();
	rootsOf(doc);
	writePlan(doc, content);
	return doc;
}

async function back(content: PlanContent, bytes: Uint8Array): Promise<SuggestedByFile> {
	return suggestedByFile(keyedPlan(docOf(content)), await readReturned({ name: 'plan.docx', bytes }), now);
}
const said = (hunk: Hunk) => {
	if (hunk.op === 'text')
		return 'actionId' in hunk
			? [hunk.actionId, hunk.column, plainText(hunk.next)]
			: ['text', JSON.stringify(hunk.next)];
	return hunk.op === 'action.insert'
		? ['new', hunk.next.ref, plainText(hunk.next.what)]
		: [hunk.op, 'actionId' in hunk ? hunk.actionId : ''];
};
const idOf = (ref: string) =>
	Object.entries(plan.actions).find(([, row]) => row.ref === ref)?.[0] ?? expect.unreachable(ref);
const what = (ref: string) => plainText(plan.actions[idOf(ref)]!.what);
const refs = Object.values(plan.actions).map(({ ref }) => ref);
const opening = (ref: string) => what(ref).slice(0, 30);

describe('a file that nobody changed suggests nothing', () => {
	const real = path.join(sharedFolder, 'fixtures/worcestershire-improvement-plan.docx');
	test.each(['larger', 'odd', ...(existsSync(real) ? ['real'] : [])])(
		'%s',
		async (name) => {
			const content =
				name === 'larger'
					? plan
					: name === 'odd'
						? oddPlan()
						: (await readFile({ name: 'real.docx', bytes: readFileSync(real) })).content;
			const keyed = keyedPlan(docOf(content));
			const bytes = await fileOf('word', materialOf(keyed.content));
			const { parts, told } = suggestedByFile(keyed, await readReturned({ name: 'plan.docx', bytes }), now);
			expect(parts.flat().map(said)).toEqual([]);
			expect(told).toEqual({
				movedRows: [],
				movedBlocks: 0,
				unsureRows: [],
				quotations: 0,
				missingTables: []
			});
			// the same when every name of a place was lost on the way
			const bare = suggestedByFile(
				keyed,
				await readReturned({ name: 'plan.docx', bytes: new EditedWord(bytes).withoutPlaces().bytes() }),
				now
			);
			expect(bare.parts.flat().map(said)).toEqual([]);
		},
		30_000
	);
});

test('exactly the changed cells, new rows and removed rows are suggested, also when rows were inserted and moved', async () => {
	const [first = '', second = '', third = '', fourth = '', fifth = ''] = refs;
	const who = plainText(plan.actions[idOf(second)]!.who);
	const edited = new EditedWord(sent);
	const row = edited.row(opening(second));
	edited.replace(row, row.replace(who.slice(0, 12), `Everybody, and ${who.slice(0, 12)}`));
	edited
		.insertBehind(opening(first), (copy) =>
			copy.replaceAll(/<w:t( [^>]*)?>[^<]*<\/w:t>/g, '<w:t>Quite new words of ours</w:t>')
		)
		.move(opening(third), opening(fourth))
		.remove(opening(fifth));
	const { parts, told } = await back(plan, edited.bytes());
	const hunks = parts.flat().map(said);
	expect(hunks).toHaveLength(3);
	expect(hunks).toContainEqual([idOf(second), 'who', `Everybody, and ${who}`]);
	expect(hunks).toContainEqual(['action.remove', idOf(fifth)]);
	expect(hunks.find(([op]) => op === 'new')).toEqual([
		'new',
		'Quite new words of ours',
		'Quite new words of ours'
	]);
	expect(told.movedRows).toHaveLength(1);
	// the new one stands behind the first
	const fresh = parts.flat().find((hunk) => hunk.op === 'action.insert');
	expect(
		fresh?.op === 'action.insert' &&
			fresh.next.rank > plan.actions[idOf(first)]!.rank &&
			fresh.next.rank < plan.actions[idOf(second)]!.rank
	).toBe(true);
	// and by reference and likeness alone
	const bare = await back(plan, edited.withoutPlaces().bytes());
	expect(
		bare.parts
			.flat()
			.map(said)
			.map(([op, at]) => [op, op === 'new' ? '' : at])
	).toEqual(hunks.map(([op, at]) => [op, op === 'new' ? '' : at]));
});

test('lines of the text: changed, new and removed; a moved line is told, not suggested', async () => {
	const edited = new EditedWord(sent);
	edited.replace('Inspectors came to Larkshire.', 'Inspectors came to Larkshire in spring.');
	const paragraphs = [
		...edited.xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*We wrote it in mixed groups(?:(?!<\/w:p>).)*<\/w:p>/gs)
	].map(([text]) => text);
	const line = paragraphs[0] ?? expect.unreachable('no such line');
	edited.replace(line, '<w:p><w:r><w:t>A line that a partner wrote.</w:t></w:r></w:p>');
	const { parts } = await back(plan, edited.bytes());
	const hunks = parts.flat();
	expect(hunks.map(({ op }) => op).sort()).toEqual(['delete', 'insert-after', 'text']);
	expect(JSON.stringify(hunks)).toContain('Inspectors came to Larkshire in spring.');
	expect(JSON.stringify(hunks.find(({ op }) => op === 'insert-after'))).toContain(
		'A line that a partner wrote.'
	);
});

test('a table that is not in the file takes no row away', async () => {
	const edited = new EditedWord(sent);
	const tables = [...edited.xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([text]) => text);
	edited.replace(tables.find((table) => table.includes(opening(refs[0] ?? ''))) ?? '', '');
	const { parts, told } = await back(plan, edited.bytes());
	expect(parts).toEqual([]);
	expect(told.missingTables).toHaveLength(1);
});

test('hostile files are refused as an import refuses them', async () => {
	const refused = (bytes: Uint8Array) =>
		readReturned({ name: 'x.docx', bytes }).catch((thrown: { code: string }) => thrown.code);
	expect(await refused(new Uint8Array([1, 2, 3]))).toBe('not-word');
	expect(await refused(sent.subarray(0, sent.length - 40))).toBe('file-broken');
	const doctype = new EditedWord(sent);
	doctype.xml = doctype.xml.replace('<w:document', '<!DOCTYPE a [<!ENTITY b "c">]><w:document');
	expect(await refused(doctype.bytes())).toBe('file-hostile');
	const entity = new EditedWord(sent);
	entity.xml = entity.xml.replace(
		'<w:document',
		'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document'
	);
	expect(await refused(entity.bytes())).toBe('file-hostile');
	const macro = zipSync({
		...unzipSync(sent),
		'word/vbaProject.bin': new Uint8Array(5_000).map((_, at) => (at * 31) % 251)
	});
	// what is in it is never run, and says nothing
	expect(await readReturned({ name: 'x.docm', bytes: macro })).toEqual(
		await readReturned({ name: 'x.docx', bytes: sent })
	);
	const bomb = new EditedWord(sent);
	bomb.xml += ' '.repeat(60_000_000);
	expect(await refused(bomb.bytes())).toBe('file-hostile');
});
