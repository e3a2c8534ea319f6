// Text, Markdown and web pages of other places, each with what a person reads in it; the traps are those of real documents.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { plainText } from '#domain/rich-text.ts';
import { readPlan } from '#document/read.ts';
import { faultIn } from '#document/validate.ts';
import { writePlan } from '#document/write.ts';
import { textKind } from '#server/imports/file-kind.ts';
import { htmlTree } from '#server/imports/html/html-tree.ts';
import { markdownTree } from '#server/imports/markdown/markdown-tree.ts';
import { readPlanFrom } from '#server/imports/read-plan.ts';
import { textTree } from '#server/imports/text/text-tree.ts';
import { countWords, missingWords, wordsOfReading } from '#server/imports/words.ts';
import { asExpected, complete, type ExpectedReading } from './expected.ts';

interface TestText {
	readonly text: string;
	readonly name?: string;
	readonly expected: ExpectedReading & { readonly findings?: readonly (readonly [string, string])[] };
}

const folder = path.join(import.meta.dirname, 'texts');
const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const trees = { html: htmlTree, markdown: markdownTree, text: textTree, word: textTree };

test('there are texts of many kinds', () => {
	expect(names.length).toBeGreaterThanOrEqual(8);
});

describe.each(names)('%s', async (file) => {
	const { text, name, expected } = (await import(path.join(folder, file))) as TestText;
	const kind = textKind(text, name);
	const reading = readPlanFrom(trees[kind](text));

	test('[R8] it is read as a person reads it', () => {
		const { findings = [], ...asked } = expected;
		expect(asExpected(reading, asked)).toEqual(complete(asked));
		const quoted = reading.content.doc.flatMap((block) =>
			block.type === 'callout' ? [[block.attrs.source ?? '', plainText(block.content ?? [])]] : []
		);
		for (const finding of findings) expect(quoted).toContainEqual(finding);
	});

	test('its kind is told by what stands in it, not by its name alone', () => {
		expect(kind).toBe({ 'plan.md': 'markdown', 'plan.html': 'html' }[name ?? ''] ?? 'text');
		expect(textKind(text, 'plan.txt')).toBe(kind);
	});

	test('[R8] every word of it is in the plan, a note or the tray, and none had to be rescued', () => {
		const words = countWords([kind === 'html' ? shown(text) : typed(text)]);
		expect(missingWords(words, wordsOfReading(reading))).toEqual([]);
		expect(reading.unplaced.filter((piece) => /could not tell|cannot read yet/.test(piece.why))).toEqual([]);
	});

	test('it makes a plan without fault, which reads the same', () => {
		const doc = new Y.Doc();
		writePlan(doc, reading.content);
		expect(faultIn(doc)).toBeNull();
		expect(readPlan(doc)).toEqual(reading.content);
	});
});

/** Words a person sees in a text: no tags, no addresses of links, no numbers of list entries. */
function typed(text: string): string {
	return text
		.replace(/<\/?(?:p|ul|li|b|br)\b[^<>]*>/g, ' ')
		.replace(/\]\((?:[^()]|\([^()]*\))*\)/g, ' ')
		.replaceAll('&amp;', '&')
		.replace(/^[1-9]\. /gm, ' ');
}

/** Words a person sees on a page. */
function shown(page: string): string {
	return page
		.replace(/<(script|style|title)\b.*?<\/\1>/gs, ' ')
		.replace(/<[^<>]*\balt="([^"]*)"[^<>]*>/g, ' $1 ')
		.replace(/<[^<>]*>/g, ' ')
		.replace(/&(nbsp|amp);/g, ' ');
}
