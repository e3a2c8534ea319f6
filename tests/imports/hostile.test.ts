// [S5] Every file that wants to do harm is refused or harmless, within its memory and its time, and says a plain sentence.
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refused, refusals, type RefusalCode } from '#domain/refusals.ts';
import { readingLimits } from '#server/imports/ask-child.ts';
import { readFile } from '#server/imports/read-file.ts';
import type { Reading } from '#server/imports/reading.ts';
import { hostileFiles } from './hostile.ts';
import { p, raw, wordFile } from './word-file.ts';

const files = hostileFiles();
/** Between two looks of the watchdog a process can grow a little. */
const slack = 128 * 1024 * 1024;

async function ending(file: Uint8Array, limits = readingLimits) {
	let peak = { residentBytes: 0, milliseconds: 0 };
	const outcome = await readFile({ name: 'plan.docx', bytes: file }, limits, (seen) => (peak = seen)).then(
		(reading) => ({ ends: 'harmless', reading: JSON.stringify(reading) }),
		(thrown: unknown) => {
			if (!(thrown instanceof Refused)) throw thrown;
			return { ends: thrown.code as string, reading: '' };
		}
	);
	return { ...outcome, peak };
}

test('the corpus does not shrink', () => {
	expect(files.length).toBeGreaterThanOrEqual(50);
});

describe('hostile files', () => {
	test.each(files)('$name', { timeout: 20_000 }, async ({ file, ends, never }) => {
		const { ends: ended, reading, peak } = await ending(file);
		expect(ends).toContain(ended);
		if (ended !== 'harmless') expect(refusals[ended as RefusalCode].say.length).toBeGreaterThan(20);
		if (never) expect(reading).not.toMatch(never);
		expect(peak.residentBytes).toBeLessThan(readingLimits.residentBytes + slack);
		expect(peak.milliseconds).toBeLessThan(readingLimits.milliseconds + 2_000);
	});
});

describe('the bounded process', () => {
	const connections: string[] = [];
	const server = createServer((socket) => {
		connections.push('connected');
		socket.destroy();
	});
	beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
	afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

	test('asks nobody on the network, whatever a file refers to', async () => {
		const address = server.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const blip = `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="x"/><a:graphic><a:graphicData><a:blip r:link="LINK{http://127.0.0.1:${port}/a.png}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
		const reading: Reading = await readFile({
			name: 'plan.docx',
			bytes: wordFile({ body: [p('A plan.'), raw(blip)] })
		});
		expect(reading.content.doc.length).toBeGreaterThan(0);
		expect(connections).toEqual([]);
	});

	test('is stopped when it takes too long', async () => {
		expect(
			(await ending(wordFile({ body: [p('A plan.')] }), { ...readingLimits, milliseconds: 30 })).ends
		).toBe('import-slow');
	});

	test('is stopped when it takes too much memory', async () => {
		const { ends } = await ending(wordFile({ body: [p('A plan.')] }), {
			...readingLimits,
			residentBytes: 20 * 1024 * 1024
		});
		expect(ends).toBe('file-hostile');
	});

	test('is refused a file larger than 20 MB before it starts', async () => {
		expect((await ending(new Uint8Array(20 * 1024 * 1024 + 1))).ends).toBe('file-too-big');
	});
});
