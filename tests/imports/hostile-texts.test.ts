// [S5] Text, Markdown and web pages that want to do harm are refused or harmless, within their memory and their time.
import { describe, expect, test } from 'vitest';
import { Refused, refusals, type RefusalCode } from '#domain/refusals.ts';
import { readingLimits } from '#server/imports/ask-child.ts';
import { readFile } from '#server/imports/read-file.ts';

interface Hostile {
	readonly name: string;
	readonly file: string | Uint8Array;
	/** What the file is called where that matters. */
	readonly called?: string;
	readonly ends: readonly (RefusalCode | 'harmless')[];
	readonly never?: RegExp;
	/** Must stand in the plan. */
	readonly keeps?: string;
}

const many = (times: number, words: string) => words.repeat(times);
const bounded = ['harmless', 'text-tangled', 'import-slow'] as const;
const plan = '1. Sleep\n\nWhat families told us\n\nWe are tired – since “June”.\n';
const utf16 = (text: string, swap: boolean, mark = true) => {
	const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
	return swap ? bytes.swap16() : bytes;
};
const windows1252 = (text: string) =>
	Buffer.from(text.replaceAll('–', '\u0096').replaceAll('“', '\u0093').replaceAll('”', '\u0094'), 'latin1');

const files: readonly Hostile[] = [
	{ name: 'a page nested 100,000 deep', file: `<html>${many(100_000, '<div>')}x`, ends: bounded },
	{ name: 'a million tags', file: `<html><body>${many(1_000_000, '<b>')}x`, ends: bounded },
	{ name: 'quotations in quotations', file: `# Plan\n\n${many(5_000, '>')} x`, called: 'a.md', ends: bounded },
	{ name: 'brackets nobody closes', file: `# Plan\n\n${many(50_000, '[')}x`, called: 'a.md', ends: bounded },
	{ name: 'a table of 4 MB between tabs', file: many(200_000, 'a\tb\tc\td\te\tf\tg\n'), ends: [...bounded, 'file-hostile'] },
	{ name: 'a line of 4 million letters', file: many(1_000_000, 'word '), ends: bounded },
	{ name: 'a quotation mark in every cell', file: many(60_000, '"a\t"b\n'), ends: bounded },
	{ name: 'numbers that count forever', file: Array.from({ length: 60_000 }, (_, n) => `${n}. A line\n`).join('\n'), ends: bounded },
	{ name: '10 MB of words', file: many(2_000_000, 'word '), ends: ['text-too-long'] },
	{ name: 'scripts and events', file: '<h1>Plan</h1><script>alert(1)</script><p onclick="x()">Words<iframe src="javascript:1">in</iframe><svg><a xlink:href="javascript:1">drawn</a></svg><a href=" java\tscript:alert(1)">here</a><style>p{}</style>', ends: ['harmless'], never: /script|onclick|iframe|alert/i, keeps: 'here' },
	{ name: 'links that run something', file: '# Plan\n\n[a](javascript:alert(1)) [b](data:text/html,x) [c](//evil.example) <a href="vbscript:x">d</a>', ends: ['harmless'], never: /vbscript:|javascript:|data:text|evil/, keeps: 'Plan' },
	{ name: 'half of an entity', file: '<p>A &amp B &#x110000; &#0; &nosuch; &lt;b&gt; &#xd800; plan</p>', ends: ['harmless'], keeps: '<b>' },
	{ name: 'zeros among the words', file: many(3, 'We will\u0000 write.\n\n'), ends: ['harmless'], keeps: 'We will write.' },
	{ name: 'UTF-16', file: utf16(plan, false), ends: ['harmless'], keeps: '“June”' },
	{ name: 'UTF-16, the other way round', file: utf16(plan, true), ends: ['harmless'], keeps: '“June”' },
	{ name: 'UTF-16 without its mark', file: utf16(plan, false, false), ends: ['harmless'], keeps: '“June”' },
	{ name: 'Windows-1252', file: windows1252(plan), ends: ['harmless'], keeps: 'tired – since “June”' },
	{ name: 'a PDF', file: '%PDF-1.7\n1 0 obj', ends: ['pdf-file'] },
	{ name: 'a PDF that is called text', file: '%PDF-1.7\n1 0 obj', called: 'plan.txt', ends: ['pdf-file'] },
	{ name: 'rich text of another kind', file: '{\\rtf1\\ansi plan}', ends: ['not-plan-file'] },
	{ name: 'a picture', file: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17]), ends: ['not-plan-file'] },
	{ name: 'text that is called a Word file', file: plan, called: 'plan.docx', ends: ['not-word'] },
	{ name: 'an empty file', file: '', ends: ['harmless'] },
	{ name: 'half letters', file: `A \ud83d plan \udc00 here`, ends: ['harmless'] }
]; // prettier-ignore

describe('hostile texts', () => {
	test.each(files)('$name', { timeout: 20_000 }, async ({ file, called = 'pasted', ends, never, keeps }) => {
		const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
		// what may be stopped is stopped early here, to keep the suite quick
		const limits = ends.includes('import-slow') ? { ...readingLimits, milliseconds: 1_500 } : readingLimits;
		let seen = { residentBytes: 0, milliseconds: 0 };
		const { ended, reading } = await readFile({ name: called, bytes }, limits, (peak) => (seen = peak)).then(
			(found) => ({ ended: 'harmless', reading: JSON.stringify(found) }),
			(thrown: unknown) => {
				if (!(thrown instanceof Refused)) throw thrown;
				return { ended: thrown.code as string, reading: '' };
			}
		);
		expect(ends).toContain(ended);
		if (ended !== 'harmless') expect(refusals[ended as RefusalCode].say.length).toBeGreaterThan(20);
		if (never) expect(reading).not.toMatch(never);
		if (keeps) expect(reading).toContain(JSON.stringify(keeps).slice(1, -1));
		expect(seen.residentBytes).toBeLessThan(readingLimits.residentBytes + 128 * 1024 * 1024);
		expect(seen.milliseconds).toBeLessThan(readingLimits.milliseconds + 2_000);
	});
});
