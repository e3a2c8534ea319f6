// Files that somebody made to do harm, or that harm came to. Each says how it must end: refused with one of these codes, or
// read as far as it can be, and then without harm.
import { part, p, raw, table, wordFile } from './word-file.ts';
import { zipFile, type ZipPart } from './zip-file.ts';

export interface HostileFile {
	readonly name: string;
	readonly file: Uint8Array;
	/** Codes of refusal, or "harmless": it is read and nothing of the attack is in the reading. */
	readonly ends: readonly string[];
	/** Must not stand in the reading. */
	readonly never?: RegExp;
}

const body = (xml: string) => part('document', `<w:body>${xml}<w:sectPr/></w:body>`);
const withDocument = (
	content: string | Uint8Array,
	more: readonly ZipPart[] = [],
	claims: Partial<ZipPart> = {}
) => zipFile([{ name: 'word/document.xml', content, ...claims }, ...more]);
const plain = body(p('A plan.').xml);
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);
const manyParts = (count: number): ZipPart[] =>
	Array.from({ length: count }, (_, place) => ({ name: `word/x${place}.xml`, content: '', store: true }));
const repeat = (words: string, times: number) => words.repeat(times);

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
const seed = 20260301;

function noise(length: number): Uint8Array {
	const next = random(seed);
	return Uint8Array.from({ length }, () => Math.floor(next() * 256));
}

function corrupted(file: Uint8Array, times: number): Uint8Array {
	const next = random(seed + times);
	const copy = Uint8Array.from(file);
	for (let place = 0; place < times; place += 1)
		copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256);
	return copy;
}

const honest = wordFile({ body: [p('An honest plan.'), table(['Action', 'Lead'], ['Do it', 'Me'])] });
const entity = (declaration: string, use: string) =>
	`<?xml version="1.0"?><!DOCTYPE w:document [${declaration}]>${body(`<w:p><w:r><w:t>${use}</w:t></w:r></w:p>`).replace(/^<\?xml[^>]*>/, '')}`;
const laughs = Array.from(
	{ length: 9 },
	(_, level) => `<!ENTITY l${level + 1} "${repeat(`&l${level};`, 10)}">`
).join('');
const link = (address: string) => wordFile({ body: [p(`[press](${address})`)] });
const hostileXml = ['file-hostile'];
const broken = ['file-broken', 'file-hostile', 'not-word'];

/** The corpus. Built anew each time: some are large. */
export function hostileFiles(): HostileFile[] {
	return [
		// bombs
		{
			name: 'a bomb of some kilobytes that unpacks to more than 50 MB',
			file: withDocument(plain, [{ name: 'word/media/a.bin', content: zeros(60) }]),
			ends: hostileXml
		},
		{
			name: 'a bomb that says it is small',
			file: withDocument(zeros(60), [], { saysSize: 1_000 }),
			ends: hostileXml
		},
		{
			name: 'a bomb of spaces inside the text, within the limit',
			file: withDocument(body(p(repeat(' ', 30_000_000)).xml)),
			ends: ['harmless', 'file-hostile']
		},
		{
			name: 'a bomb of many small parts',
			file: withDocument(
				plain,
				Array.from({ length: 60 }, (_, place) => ({ name: `word/m${place}.bin`, content: zeros(1) }))
			),
			ends: hostileXml
		},
		{ name: 'a zip in the place of the text', file: withDocument(honest), ends: broken },
		{
			name: 'a zip inside the zip',
			file: wordFile({ body: [p('A plan.')], parts: [{ name: 'word/embeddings/a.zip', content: honest }] }),
			ends: ['harmless']
		},
		// entries
		{ name: '2,001 parts', file: withDocument(plain, manyParts(2_000)), ends: hostileXml },
		{
			name: 'more parts than it says',
			file: zipFile([{ name: 'word/document.xml', content: plain }, ...manyParts(50)], { count: 1 }),
			ends: hostileXml
		},
		{
			name: 'fewer parts than it says',
			file: zipFile([{ name: 'word/document.xml', content: plain }], { count: 9 }),
			ends: broken
		},
		{
			name: 'two parts with one name',
			file: withDocument(plain, [{ name: 'word/document.xml', content: body(p('Other words.').xml) }]),
			ends: hostileXml
		},
		{
			name: 'two names that differ in capitals',
			file: withDocument(plain, [{ name: 'WORD/document.xml', content: plain }]),
			ends: hostileXml
		},
		{
			name: 'parts that overlap',
			file: zipFile([
				{ name: 'word/document.xml', content: plain },
				{ name: 'word/document.xmk', content: plain, bytesOf: 0 }
			]),
			ends: hostileXml
		},
		{
			name: 'a part that is called otherwise inside',
			file: withDocument(plain, [], { localName: 'word/documenz.xml' }),
			ends: hostileXml
		},
		{ name: 'an encrypted part', file: withDocument(plain, [], { flags: 1 }), ends: hostileXml },
		{
			name: 'a symbolic link',
			file: withDocument(plain, [{ name: 'word/passwd', content: '/etc/passwd', unixMode: 0xa1ff }]),
			ends: hostileXml
		},
		...['../../etc/passwd', '/etc/passwd', 'word\\..\\x', 'C:/x', 'word/../../x'].map((name) => ({
			name: `a part called ${name}`,
			file: withDocument(plain, [{ name, content: 'x' }]),
			ends: hostileXml
		})),
		{
			name: 'a size that is a lie, too large',
			file: withDocument(plain, [], { saysSize: 40_000_000 }),
			ends: hostileXml
		},
		// XML
		{
			name: 'an entity from a file',
			file: withDocument(entity('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;')),
			ends: hostileXml
		},
		{
			name: 'an entity from the web',
			file: withDocument(entity('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', '&x;')),
			ends: hostileXml
		},
		{
			name: 'a billion laughs',
			file: withDocument(entity(`<!ENTITY l0 "ha">${laughs}`, '&l9;')),
			ends: hostileXml
		},
		{
			name: 'a document type in the styles',
			file: wordFile({
				body: [p('A plan.')],
				parts: [{ name: 'word/header9.xml', content: '<!DOCTYPE x><w:hdr/>' }]
			}),
			ends: hostileXml
		},
		{
			name: 'tables 20,000 deep',
			file: withDocument(
				body(repeat('<w:tbl><w:tr><w:tc>', 20_000) + repeat('</w:tc></w:tr></w:tbl>', 20_000))
			),
			ends: hostileXml
		},
		{
			name: 'tables 60 deep',
			file: withDocument(
				body(repeat('<w:tbl><w:tr><w:tc>', 60) + p('Down here.').xml + repeat('</w:tc></w:tr></w:tbl>', 60))
			),
			ends: ['harmless']
		},
		{ name: 'tags that never close', file: withDocument(body(repeat('<w:p><w:r>', 200))), ends: broken },
		{
			name: 'a quote that never closes',
			file: withDocument(body(`<w:p w:rsid="${repeat('a', 500_000)}`)),
			ends: broken
		},
		{
			name: 'control characters and halves of letters',
			file: withDocument(body('<w:p><w:r><w:t>a&#0;b&#xD800;c&#x1F;d</w:t></w:r></w:p>')),
			ends: ['harmless', 'file-broken'],
			never: /\\u0000|\\ud800/i
		},
		// tables and text
		{
			name: 'a table of 20,000 rows',
			file: withDocument(
				body(table(['Action', 'Lead'], ...Array.from({ length: 20_000 }, () => ['Do it', 'Me'])).xml)
			),
			ends: ['harmless', 'file-hostile', 'import-slow']
		},
		{
			name: 'a cell that spans a million columns',
			file: withDocument(
				body(
					'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
				)
			),
			ends: ['harmless']
		},
		{
			name: 'a paragraph of two million letters',
			file: withDocument(body(p(repeat('word ', 400_000)).xml)),
			ends: ['harmless', 'file-hostile', 'import-slow']
		},
		{
			name: 'headings 10,000 times',
			file: withDocument(
				body(
					repeat(
						'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>What families told us</w:t></w:r></w:p>',
						10_000
					)
				)
			),
			ends: ['harmless', 'file-hostile', 'import-slow']
		},
		// links and code
		...[
			'javascript:alert(1)',
			'java&#10;script:alert(1)',
			'data:text/html,x',
			'vbscript:x',
			'file:///etc/passwd'
		].map((address) => ({
			name: `a link to ${address}`,
			file: link(address),
			ends: ['harmless'],
			never: /"href":"(?!https?:|mailto:|tel:)/
		})),
		{
			name: 'markup in the words',
			file: wordFile({ body: [p('<script>alert(1)</script><img src=x onerror=alert(1)>')] }),
			ends: ['harmless']
		},
		{
			name: 'a macro',
			file: wordFile({
				body: [p('A plan.')],
				parts: [{ name: 'word/vbaProject.bin', content: noise(5_000) }]
			}),
			ends: ['harmless']
		},
		{
			name: 'a picture from elsewhere',
			file: wordFile({
				body: [
					raw(
						'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A bridge"/><a:graphic><a:graphicData><a:blip r:link="LINK{http://127.0.0.1:9/x.png}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
					),
					p('A plan.')
				]
			}),
			ends: ['harmless']
		},
		{
			name: 'another file packed inside',
			file: wordFile({ body: [p('A plan.'), raw('<w:altChunk r:id="LINK{file:///etc/passwd}"/>')] }),
			ends: ['harmless'],
			never: /root:/
		},
		{
			name: 'a template from elsewhere',
			file: wordFile({
				body: [p('A plan.')],
				parts: [
					{
						name: 'word/_rels/settings.xml.rels',
						content:
							'<Relationships><Relationship Id="a" Type="attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>'
					}
				]
			}),
			ends: ['harmless']
		},
		// damage
		{ name: 'nothing', file: new Uint8Array(), ends: ['not-word'] },
		{ name: 'noise', file: noise(20_000), ends: ['not-word'] },
		{
			name: 'noise that begins like a zip',
			file: Uint8Array.from([0x50, 0x4b, 3, 4, ...noise(20_000)]),
			ends: broken
		},
		{
			name: 'a page of the web',
			file: new TextEncoder().encode('<html><body>A plan</body></html>'),
			ends: ['not-word']
		},
		{
			name: 'an old Word file',
			file: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...noise(2_000)]),
			ends: ['not-word']
		},
		{ name: 'a workbook', file: zipFile([{ name: 'xl/workbook.xml', content: '<x/>' }]), ends: ['not-word'] },
		{ name: 'the first half of a file', file: honest.slice(0, honest.length / 2), ends: broken },
		{ name: 'a file without its first bytes', file: honest.slice(9), ends: broken },
		{ name: 'an empty text', file: withDocument(''), ends: broken },
		{
			name: 'a text of another kind',
			file: withDocument('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
			ends: ['harmless', ...broken]
		},
		...[1, 5, 40, 300].map((times) => ({
			name: `a file with ${times} wrong bytes (seed ${seed})`,
			file: corrupted(honest, times),
			ends: ['harmless', ...broken]
		})),
		{ name: 'a part whose checksum is wrong', file: withWrongChecksum(), ends: broken }
	];
}

function withWrongChecksum(): Uint8Array {
	const file = Uint8Array.from(withDocument(plain, [], { store: true }));
	const place = Buffer.from(file).indexOf('lan.');
	file[place] = 'B'.charCodeAt(0);
	return file;
}
