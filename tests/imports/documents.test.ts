// The reader is general: documents of other places, each with what a person reads in it, written by hand (README.md).
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readPlan } from '#document/read.ts';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { readFile } from '#server/imports/read-file.ts';
import { countWords, missingWords, wordsOfReading } from '#server/imports/words.ts';
import { asExpected, complete, type ExpectedReading } from './expected.ts';
import { wordsInFile } from './words-in-file.ts';

interface TestDocument {
	readonly file: Uint8Array;
	readonly expected: ExpectedReading;
}

const folder = path.join(import.meta.dirname, 'documents');
const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));

test('there are documents of many kinds', () => {
	expect(names.length).toBeGreaterThanOrEqual(9);
});

describe.each(names)('%s', async (name) => {
	const { file, expected } = (await import(path.join(folder, name))) as TestDocument;
	const reading = await readFile({ name: 'plan.docx', bytes: file });

	test('[R8] it is read as a person reads it', () => {
		expect(asExpected(reading, expected)).toEqual(complete(expected));
	});

	test('[R8] every word of it is in the plan, a note or the tray, and none had to be rescued', () => {
		expect(missingWords(countWords(wordsInFile(file)), wordsOfReading(reading))).toEqual([]);
		expect(reading.unplaced.filter((piece) => /could not tell|cannot read yet/.test(piece.why))).toEqual([]);
	});

	test('it makes a plan without fault, which reads the same', () => {
		const doc = new Y.Doc();
		writePlan(doc, reading.content);
		expect(faultIn(doc)).toBeNull();
		expect(readPlan(doc)).toEqual(reading.content);
	});
});
