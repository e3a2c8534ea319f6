import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { actionColumns } from '#domain/action-row.ts';
import { contentDisposition, exportFileName } from '#domain/exports/file-name.ts';
import { exportFormats } from '#domain/exports/formats.ts';
import { largerPlan } from '#server/demo/larger-plan.ts';
import { easyReadFile } from '#server/exports/easy-read-file.ts';
import { everythingOf } from '#server/exports/everything.ts';
import { fileOf } from '#server/exports/file-of.ts';
import { demoPlan } from '#server/seed-plan.ts';
import { facts, materialOf } from './material.ts';
import { oddPlan } from './odd-plan.ts';

const text = (bytes: Uint8Array | undefined) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const partsOf = (bytes: Uint8Array) =>
	new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, text(part)] as const));
const single = exportFormats.filter(({ id }) => id !== 'everything');
/** What no XML may hold. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const thread = {
	about: 'About “the words”',
	key: '',
	internal: false,
	settled: true,
	comments: [{ who: 'A parent carer', words: 'We wait\ntoo long <b>.', at: '2026-11-20T10:00:00.000Z' }]
};

describe('a table of the actions', () => {
	test('has the nine printed columns with the reference before them, and section, areas and day behind', async () => {
		const [head = '', ...rows] = text(await fileOf('csv', materialOf(largerPlan()))).split('\r\n');
		expect(head).toBe(
			`\ufeffRef,${actionColumns.map(({ label }) => label).join(',')},Section,Area numbers,Calendar day (year-month-day)`
		);
		expect(rows.filter((row) => row !== '')).toHaveLength(20);
	});

	test('holds no formula: what begins like one is text', async () => {
		const csv = text(await fileOf('csv', materialOf(oddPlan())));
		const starts = [...csv.matchAll(/(?:^|,|\r\n)"?([=+\-@])/g)];
		expect(starts).toEqual([]);
		expect(csv).toContain(`'=HYPERLINK(""x"")`);
		const sheet = partsOf(await fileOf('xlsx', materialOf(oddPlan()))).get('xl/worksheets/sheet1.xml') ?? '';
		expect(sheet).not.toContain('<f>');
	});
});

describe('a calendar', () => {
	test('says days without hours, folds long lines, and names each day the same in every file', async () => {
		const plan = oddPlan();
		const [one, two] = await Promise.all(
			[1, 2].map(async () => text(await fileOf('calendar', materialOf(plan))))
		);
		expect(one).toBe(two);
		expect(one).toContain('DTSTART;VALUE=DATE:20270328\r\nDTEND;VALUE=DATE:20270329\r\n');
		for (const line of (one ?? '').split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect((one ?? '').match(/^BEGIN:VEVENT/gm)?.length).toBe((one ?? '').match(/^UID:.+@withus/gm)?.length);
	});
});

describe('a web page', () => {
	test('stands alone: its language, no script, nothing from elsewhere, no bad link', async () => {
		const html = text(await fileOf('html', materialOf(oddPlan(), { threads: [thread] })));
		expect(html).toMatch(/^<!doctype html><html lang="en-GB">/);
		expect(html).not.toMatch(/<script|javascript:|src="(?!data:)|<link|@import|\son\w+=/i);
		expect(html).toContain('&lt;b&gt;tags&lt;/b&gt;');
		expect(html).toContain('@media print');
		expect(html).toContain('We wait\ntoo long &lt;b&gt;.');
	});
});

describe('a Word file', () => {
	test('has its language, its title, headings of tables on each page, a comment in the margin, and no person', async () => {
		const parts = partsOf(await fileOf('word', materialOf(largerPlan(), { threads: [thread] })));
		const body = parts.get('word/document.xml') ?? '';
		expect(parts.get('word/styles.xml')).toContain('w:lang w:val="en-GB"');
		expect(parts.get('docProps/core.xml')).toContain(
			'<dc:title>Larkshire priority action plan 2027 to 2028</dc:title>'
		);
		expect(body.match(/<w:tblHeader\/>/g)?.length).toBe(9);
		expect(body).toMatch(/<w:pStyle w:val="Heading1"\/>/);
		expect(parts.get('word/comments.xml')).toContain('w:author="A parent carer"');
		expect(body).toContain('<w:commentReference');
		expect(parts.get('docProps/custom.xml')).toContain('plan1 1 5');
	});
});

describe('an OpenDocument text', () => {
	test('is one by its first bytes, and has language, title and headings of tables', async () => {
		const bytes = await fileOf('odt', materialOf(largerPlan(), { threads: [thread] }));
		expect(text(bytes.subarray(30, 77))).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
		const parts = partsOf(bytes);
		expect(parts.get('styles.xml')).toContain('fo:language="en" fo:country="GB"');
		expect(parts.get('meta.xml')).toContain(
			'<dc:title>Larkshire priority action plan 2027 to 2028</dc:title>'
		);
		expect(parts.get('content.xml')?.match(/<table:table-header-rows>/g)?.length).toBe(3);
		expect(parts.get('content.xml')).toContain('<office:annotation><dc:creator>A parent carer</dc:creator>');
	});
});

test('odd words are in every file, and letters that a file cannot hold in none', async () => {
	for (const { id } of single) {
		if (id === 'everything') continue;
		const bytes = await fileOf(id, materialOf(oddPlan(), { threads: [thread] }));
		expect(bytes.length).toBeGreaterThan(100);
		if (id === 'pdf') continue;
		const said = ['word', 'odt', 'xlsx'].includes(id) ? [...partsOf(bytes).values()].join('') : text(bytes);
		expect(said, id).not.toMatch(forbidden);
		if (id !== 'calendar') expect(said, id).toContain('العربية');
	}
});

test('everything is one folder with every file, the text itself, and a hash of each that is right', async () => {
	const plan = demoPlan();
	const files = unzipSync(await everythingOf(materialOf(plan)));
	const manifest = JSON.parse(text(files['manifest.json'])) as {
		files: Record<string, { sha256: string; bytes: number }>;
	};
	expect(Object.keys(manifest.files).sort()).toEqual(
		[...single.map(({ ending }) => `plan.${ending}`), 'plan.json'].sort()
	);
	for (const [name, { sha256, bytes }] of Object.entries(manifest.files)) {
		expect(
			createHash('sha256')
				.update(files[name] ?? '')
				.digest('hex'),
			name
		).toBe(sha256);
		expect(files[name]?.length).toBe(bytes);
	}
	expect(JSON.parse(text(files['plan.json']))).toEqual(plan);
});

test('a file has a name that every computer takes', () => {
	expect(exportFileName('A plan: "better"/worse?', 'version 2', 'docx')).toBe(
		'A plan better worse, version 2.docx'
	);
	expect(exportFileName('gpj\u202Etxt', '', 'pdf')).toBe('gpj txt.pdf');
	expect(exportFileName(' ../.. ', '', 'md')).toBe('plan.md');
	expect([...exportFileName('ä'.repeat(500), 'version 12', 'odt')].length).toBeLessThan(90);
	expect(contentDisposition('Für alle; “ja”.pdf')).toBe(
		`attachment; filename="Fur alle_ ja.pdf"; filename*=UTF-8''F%C3%BCr%20alle%3B%20%E2%80%9Cja%E2%80%9D.pdf`
	);
});

test('the easy-read twin goes along as a page that stands alone', async () => {
	const plan = demoPlan();
	const concept = 'own-hub';
	const twin = {
		title: 'Help & care',
		parts: [{ id: 'a', ref: '1', title: 'You wait less', lines: [{ words: 'Come to <us>.', concept }] }],
		pictures: [{ concept, name: 'Our hub', src: `/pictures/${'a'.repeat(64)}-8x6.png`, credit: 'By us' }],
		meanings: [{ word: 'NHS', says: 'Doctors and nurses.' }]
	};
	const picture = { hash: 'a'.repeat(64), type: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
	const easyRead = easyReadFile(twin, facts, new Map(), [picture]);
	const files = unzipSync(await everythingOf(materialOf(plan, { easyRead })));
	const page = text(files['easy-read.html']);
	expect(page).toContain('Come to &lt;us&gt;.');
	expect(page).toContain('src="data:image/png;base64,AQID"');
	expect(page).toContain('Our hub: By us');
	expect(page).not.toMatch(/<script|src="(?!data:)|url\(/);
});
