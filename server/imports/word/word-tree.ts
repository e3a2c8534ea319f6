// A Word file → source document. mammoth reads the text with all of Word's quirks (its document tree, before HTML); what it
// leaves out is read from the parts and put beside the text. The file was checked and unpacked by us: mammoth sees text parts
// only, no pictures, no macros, nothing outside.
import mammoth from 'mammoth';
import { refuse } from '#domain/refusals.ts';
import type {
	Piece,
	SourceBlock,
	SourceCell,
	SourceDocument,
	SourceParagraph,
	SourceText
} from '#document/foreign/source.ts';
import { wordsOfBlocks } from '#document/foreign/source.ts';
import { unpack, type ZipEntry } from '../zip.ts';
import { partWords, printable, type PartWords } from './part-words.ts';

const bodyPart = 'word/document.xml';
const textPart =
	/^(\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/[^/]+\.rels|word\/[^/]+\.xml|word\/(diagrams\/data|charts\/chart)\d*\.xml)$/;

/** Reads the text of a checked Word file. */
export async function wordTree(entries: readonly ZipEntry[]): Promise<SourceDocument> {
	const parts = new Map(
		entries.filter(({ name }) => textPart.test(name)).map((entry) => [entry.name, textOf(unpack(entry))])
	);
	const body = parts.get(bodyPart);
	if (body === undefined) refuse('not-word');
	const read = new Map(
		[...parts]
			.filter(([name]) => name.startsWith('word/') && name.endsWith('.xml'))
			.map(([name, xml]) => [name, partWords(xml)])
	);
	const words = read.get(bodyPart);
	if (!words) refuse('not-word');
	parts.set(bodyPart, words.xml);
	const pieces: Piece[] = [];
	const blocks = blocksOf((await mammothTree(parts)).children ?? [], pieces);
	pieces.push(...missedWords(words, blocks), ...besideText(read));
	if (words.xml.includes('<w:altChunk')) {
		pieces.push({
			why: 'Another file is packed inside this file. It was not opened.',
			words: '(a file inside the file)'
		});
	}
	const pageParts = [...read].filter(([name]) => /^word\/(header|footer)\d*\.xml$/.test(name));
	const pageLines = pageParts.flatMap(([, part]) => [
		...part.paragraphs,
		...part.textBoxes.flatMap((box) => box.split('\n'))
	]);
	return { blocks, pageLines, pieces };
}

function textOf(bytes: Uint8Array): string {
	const utf16 =
		bytes[0] === 0xff && bytes[1] === 0xfe
			? 'utf-16le'
			: bytes[0] === 0xfe && bytes[1] === 0xff
				? 'utf-16be'
				: null;
	return new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
}

/** What we use of mammoth's tree. */
interface MammothNode {
	readonly type: string;
	readonly children?: readonly MammothNode[];
	readonly value?: string;
	readonly name?: string;
	readonly styleName?: string | null;
	readonly numbering?: { readonly level: string | number; readonly isOrdered: boolean } | null;
	readonly isBold?: boolean;
	readonly isItalic?: boolean;
	readonly isUnderline?: boolean;
	readonly fontSize?: number | null;
	readonly href?: string;
	readonly altText?: string;
	readonly checked?: boolean;
	readonly colSpan?: number;
	readonly rowSpan?: number;
}

/** mammoth takes an opened zip as `file`; ours is a map of checked texts. */
interface OpenedFile {
	readonly file: {
		exists(name: string): boolean;
		read(name: string, encoding?: string): Promise<string | Uint8Array>;
	};
}

async function mammothTree(parts: ReadonlyMap<string, string>): Promise<MammothNode> {
	const opened: OpenedFile = {
		file: {
			exists: (name) => parts.has(name),
			read: async (name, encoding) => {
				const text = parts.get(name) ?? '';
				return encoding ? text.replace(/^\ufeff/, '') : new TextEncoder().encode(text);
			}
		}
	};
	let tree: MammothNode | null = null;
	try {
		await mammoth.convertToHtml(opened as unknown as Parameters<typeof mammoth.convertToHtml>[0], {
			externalFileAccess: false,
			includeEmbeddedStyleMap: false,
			transformDocument: (document: MammothNode) => {
				tree = document;
				return { ...document, children: [] };
			}
		});
	} catch (cause) {
		// a file a person can open in Word never gets here; what else the library stumbles over is a damaged part
		console.error(cause);
		refuse('file-broken');
	}
	return tree ?? refuse('file-broken');
}

function blocksOf(nodes: readonly MammothNode[], pieces: Piece[]): SourceBlock[] {
	/** Bookmarks between paragraphs belong to the next one. */
	let waiting: string[] = [];
	return nodes.flatMap((node): SourceBlock[] => {
		if (node.type === 'bookmarkStart' && node.name) waiting.push(node.name);
		if (node.type === 'paragraph') {
			const before = waiting;
			waiting = [];
			return [paragraphOf(node, pieces, before)];
		}
		if (node.type === 'table') {
			const rows = (node.children ?? []).map((row) =>
				(row.children ?? []).map((cell) => cellOf(cell, pieces))
			);
			return [{ kind: 'table', rows }];
		}
		if (node.children)
			return isInline(node)
				? [paragraphOf({ type: 'paragraph', children: [node] }, pieces)]
				: blocksOf(node.children, pieces);
		return [];
	});
}

function isInline(node: MammothNode): boolean {
	return node.type === 'run' || node.type === 'hyperlink';
}

function cellOf(cell: MammothNode, pieces: Piece[]): SourceCell {
	return {
		blocks: blocksOf(cell.children ?? [], pieces),
		colSpan: Number(cell.colSpan ?? 1),
		rowSpan: Number(cell.rowSpan ?? 1)
	};
}

function paragraphOf(node: MammothNode, pieces: Piece[], before: readonly string[] = []): SourceParagraph {
	const runs = runsOf(node, {}, pieces);
	const style = node.styleName ?? '';
	const heading =
		/^heading\s*([1-6])\b/i.exec(style)?.[1] ?? (/\bheading\s*([1-6])\b/i.exec(style)?.[1] || null);
	const size = commonSize(runs);
	const places = [...before, ...bookmarksIn(node)];
	return {
		kind: 'paragraph',
		texts: runs.map(({ size: _, ...text }) => text),
		...(heading ? { heading: Number(heading) } : {}),
		...(/^title$/i.test(style) ? { title: true } : {}),
		...(size === null ? {} : { size }),
		...(places.length === 0 ? {} : { places }),
		...(node.numbering
			? { list: { level: Number(node.numbering.level) || 0, ordered: node.numbering.isOrdered } }
			: {})
	};
}

function bookmarksIn({ children = [] }: MammothNode): string[] {
	return children.flatMap((child) =>
		child.type === 'bookmarkStart' && child.name ? [child.name] : bookmarksIn(child)
	);
}

type Run = SourceText & { readonly size?: number };
interface Look {
	readonly bold?: boolean;
	readonly italic?: boolean;
	readonly underlined?: boolean;
	readonly href?: string;
	readonly size?: number;
}

function runsOf(node: MammothNode, look: Look, pieces: Piece[]): Run[] {
	return (node.children ?? []).flatMap((child): Run[] => {
		switch (child.type) {
			case 'text':
				return [{ text: printable(child.value ?? ''), ...look }];
			case 'tab':
				return [{ text: ' ', ...look }];
			case 'break':
				return [{ text: '\n', ...look }];
			case 'checkbox':
				return [{ text: child.checked ? '☑ ' : '☐ ', ...look }];
			case 'image':
				pieces.push({
					why: 'A picture stood here. Pictures are not brought in; its description is kept.',
					words: child.altText?.trim() || '(a picture without a description)'
				});
				return [];
			case 'run':
				return runsOf(child, lookOf(child, look), pieces);
			case 'hyperlink':
				return runsOf(child, child.href ? { ...look, href: child.href } : look, pieces);
			default:
				return runsOf(child, look, pieces);
		}
	});
}

function lookOf(run: MammothNode, outer: Look): Look {
	return {
		...outer,
		...(run.isBold || run.styleName === 'Strong' ? { bold: true } : {}),
		...(run.isItalic || run.styleName === 'Emphasis' ? { italic: true } : {}),
		...(run.isUnderline ? { underlined: true } : {}),
		...(run.fontSize ? { size: run.fontSize } : {})
	};
}

/** The size most letters of a paragraph have. */
function commonSize(runs: readonly Run[]): number | null {
	const letters = new Map<number, number>();
	for (const run of runs) if (run.size) letters.set(run.size, (letters.get(run.size) ?? 0) + run.text.length);
	return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Paragraphs that stand in the file and not in the tree: a construction the library does not know. */
function missedWords(words: PartWords, blocks: readonly SourceBlock[]): Piece[] {
	const read = squeezed(wordsOfBlocks(blocks));
	const pieces: Piece[] = [];
	let from = 0;
	for (const paragraph of words.paragraphs) {
		const wanted = squeezed(paragraph);
		const found = read.indexOf(wanted, from);
		if (found !== -1) from = found;
		else if (!read.includes(wanted))
			pieces.push({
				why: 'These words stand in the file in a way that we cannot read yet.',
				words: paragraph
			});
	}
	for (const moved of words.movedAway) {
		if (!read.includes(squeezed(moved)))
			pieces.push({ why: 'These words were moved away with tracked changes.', words: moved });
	}
	pieces.push(
		...words.deleted.map((text) => ({
			why: 'These words were deleted with tracked changes in the file.',
			words: text
		}))
	);
	pieces.push(
		...words.textBoxes.map((text) => ({
			why: 'These words stood in a text box beside the text.',
			words: text
		}))
	);
	pieces.push(...words.formulas.map((text) => ({ why: 'This is a formula.', words: text })));
	return pieces;
}

function squeezed(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, '');
}

const beside: readonly (readonly [RegExp, string])[] = [
	[/^word\/footnotes\.xml$/, 'This is a footnote of the file.'],
	[/^word\/endnotes\.xml$/, 'This is an endnote of the file.'],
	[/^word\/comments\.xml$/, 'This is a comment in the margin of the file.'],
	[/^word\/diagrams\//, 'These words stood in a diagram.'],
	[/^word\/charts\//, 'These words stood in a chart.']
];

function besideText(parts: ReadonlyMap<string, PartWords>): Piece[] {
	return [...parts].flatMap(([name, part]) => {
		const why = beside.find(([pattern]) => pattern.test(name))?.[1];
		if (!why) return [];
		const texts = [
			...part.entries,
			...(part.paragraphs.length > 0 ? [part.paragraphs.join('\n')] : []),
			...part.deleted
		];
		return texts.map((words) => ({ why, words }));
	});
}
