// Builds a Word file from a small description, so that a test document can be read like the page it stands for.
// See README.md in this folder.
import { zipFile, type ZipPart } from './zip-file.ts';

/** Words of a paragraph. `**bold**` is bold, `_italic_` is italic, `[words](address)` is a link. */
export type Words = string;

export interface WordCell {
	readonly blocks: readonly WordBlock[];
	readonly colSpan?: number;
	/** How many rows the cell covers; leave the covered cells out of the rows below. */
	readonly rowSpan?: number;
}

export type WordBlock = { readonly xml: string };

export interface WordDescription {
	/** Lines in the header of every page. */
	readonly header?: readonly string[];
	readonly footer?: readonly string[];
	readonly body: readonly WordBlock[];
	readonly footnotes?: readonly string[];
	readonly comments?: readonly string[];
	/** Further parts, for oddities. */
	readonly parts?: readonly ZipPart[];
}

/** A paragraph styled as the title of the document. */
export const title = (words: Words) => styled('Title', words);
/** A heading with Word's own heading style of that level. */
export const heading = (level: 1 | 2 | 3, words: Words) => styled(`Heading${level}`, words);
/** A heading numbered by Word itself: the number is not among the words. */
export const countedHeading = (level: 1 | 2 | 3, words: Words): WordBlock => ({
	xml: `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/>${numbering(level - 1, 2)}</w:pPr>${runs(words)}</w:p>`
});
/** A plain paragraph; `size` in points. */
export const p = (words: Words, look: { bold?: boolean; size?: number } = {}): WordBlock => ({
	xml: `<w:p>${runs(look.bold ? `**${words}**` : words, look.size)}</w:p>`
});
/** Bullets made by Word. `level` 0 is the outermost. */
export const bullets = (...items: readonly Words[]): WordBlock => listOf(items, 0, 1);
export const innerBullets = (...items: readonly Words[]): WordBlock => listOf(items, 1, 1);
export const numbered = (...items: readonly Words[]): WordBlock => listOf(items, 0, 2);
/** An empty paragraph, as people type for space. */
export const gap: WordBlock = { xml: '<w:p/>' };
export const pageBreak: WordBlock = { xml: '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' };
/** From here on the pages lie on their side. */
export const landscape: WordBlock = {
	xml: '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
};
/** Any paragraph XML, for oddities. */
export const raw = (xml: string): WordBlock => ({ xml });

/** A table: rows of cells. A cell is words (a new line is a new paragraph, "- " a Word bullet) or made with `cell`. */
export function table(...rows: readonly (readonly (string | WordCell)[])[]): WordBlock {
	const open: { cell: WordCell; x: number; left: number }[] = [];
	const lines = rows.map((row) => {
		const waiting = row.map((given) => (typeof given === 'string' ? cell(given) : given));
		let x = 0;
		let xml = '';
		const covered = () => open.find((above) => above.x === x && above.left > 0);
		const fill = () => {
			for (let above = covered(); above; above = covered()) {
				xml += cellXml({ ...above.cell, blocks: [gap] }, '<w:vMerge/>');
				above.left -= 1;
				x += above.cell.colSpan ?? 1;
			}
		};
		fill();
		for (const next of waiting) {
			const spans = (next.rowSpan ?? 1) > 1;
			xml += cellXml(next, spans ? '<w:vMerge w:val="restart"/>' : '');
			if (spans) open.push({ cell: next, x, left: (next.rowSpan ?? 1) - 1 });
			x += next.colSpan ?? 1;
			fill();
		}
		return `<w:tr>${xml}</w:tr>`;
	});
	return { xml: `<w:tbl><w:tblPr/>${lines.join('')}</w:tbl>` };
}

/** A cell that spans columns or rows, or holds other blocks than words. */
export function cell(
	words: string | readonly WordBlock[],
	spans: { colSpan?: number; rowSpan?: number } = {}
): WordCell {
	if (typeof words !== 'string') return { blocks: words, ...spans };
	const blocks = words.split('\n').map((line) => (line.startsWith('- ') ? bullets(line.slice(2)) : p(line)));
	return { blocks, ...spans };
}

/** The Word file. */
export function wordFile(description: WordDescription): Uint8Array {
	const { header, footer, footnotes, comments, parts = [] } = description;
	const links: string[] = [];
	const body = description.body
		.map((block) => block.xml)
		.join('')
		.replace(/LINK\{([^}]*)\}/g, (_, address: string) => {
			links.push(address);
			return `link${links.length}`;
		});
	const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const relationships = [
		...links.map(
			(address, place) =>
				`<Relationship Id="link${place + 1}" Type="${kind}/hyperlink" Target="${address}" TargetMode="External"/>`
		),
		...['styles', 'numbering', ...(footnotes ? ['footnotes'] : []), ...(comments ? ['comments'] : [])].map(
			(name) => `<Relationship Id="${name}" Type="${kind}/${name}" Target="${name}.xml"/>`
		)
	];
	return zipFile([
		{
			name: '[Content_Types].xml',
			content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
		},
		{
			name: '_rels/.rels',
			content: rels([`<Relationship Id="d" Type="${kind}/officeDocument" Target="word/document.xml"/>`])
		},
		{ name: 'word/_rels/document.xml.rels', content: rels(relationships) },
		{ name: 'word/document.xml', content: part('document', `<w:body>${body}<w:sectPr/></w:body>`) },
		{ name: 'word/styles.xml', content: part('styles', styles) },
		{ name: 'word/numbering.xml', content: part('numbering', numberings) },
		...(header
			? [{ name: 'word/header1.xml', content: part('hdr', header.map((line) => p(line).xml).join('')) }]
			: []),
		...(footer
			? [{ name: 'word/footer1.xml', content: part('ftr', footer.map((line) => p(line).xml).join('')) }]
			: []),
		...(footnotes
			? [{ name: 'word/footnotes.xml', content: part('footnotes', entries('footnote', footnotes)) }]
			: []),
		...(comments
			? [{ name: 'word/comments.xml', content: part('comments', entries('comment', comments)) }]
			: []),
		...parts
	]);
}

/** Text for XML. */
export function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** A whole part of a Word file: its root element and namespaces around XML. */
export function part(root: string, xml: string): string {
	const spaces = [
		['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
		['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
		['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
		['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
		['v', 'urn:schemas-microsoft-com:vml'],
		['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
		['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
		['a', 'http://schemas.openxmlformats.org/drawingml/2006/main']
	].map(([prefix, address]) => `xmlns:${prefix}="${address}"`);
	return `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${spaces.join(' ')}>${xml}</w:${root}>`;
}

/** One run of words. */
export function run(words: string, properties = ''): string {
	return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`;
}

function runs(words: Words, size?: number): string {
	const properties = size ? `<w:sz w:val="${size * 2}"/>` : '';
	return words
		.split(/(\*\*.+?\*\*|\b_[^_]+_\b|\[[^\]]+\]\([^)]+\))/)
		.filter((piece) => piece !== '')
		.map((piece) => {
			const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece);
			if (link)
				return `<w:hyperlink r:id="LINK{${escaped(link[2] ?? '')}}">${run(link[1] ?? '', properties)}</w:hyperlink>`;
			if (piece.startsWith('**')) return run(piece.slice(2, -2), `<w:b/>${properties}`);
			if (piece.startsWith('_')) return run(piece.slice(1, -1), `<w:i/>${properties}`);
			// as Word does: a run may end anywhere
			const middle = Math.floor(piece.length / 2);
			return (
				run(piece.slice(0, middle), properties) +
				'<w:proofErr w:type="spellStart"/>' +
				run(piece.slice(middle), properties)
			);
		})
		.join('');
}

function styled(style: string, words: Words): WordBlock {
	return { xml: `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs(words)}</w:p>` };
}

function numbering(level: number, id: number): string {
	return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
}

function listOf(items: readonly Words[], level: number, id: number): WordBlock {
	return {
		xml: items.map((item) => `<w:p><w:pPr>${numbering(level, id)}</w:pPr>${runs(item)}</w:p>`).join('')
	};
}

function cellXml(given: WordCell, merge: string): string {
	const span = given.colSpan ? `<w:gridSpan w:val="${given.colSpan}"/>` : '';
	return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${given.blocks.map((block) => block.xml).join('')}</w:tc>`;
}

function entries(name: string, texts: readonly string[]): string {
	return texts.map((text, place) => `<w:${name} w:id="${place + 1}">${p(text).xml}</w:${name}>`).join('');
}

function rels(relationships: readonly string[]): string {
	return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships.join('')}</Relationships>`;
}

const styles = ['Title', 'heading 1', 'heading 2', 'heading 3']
	.map(
		(name) =>
			`<w:style w:type="paragraph" w:styleId="${name.replace('heading ', 'Heading')}"><w:name w:val="${name}"/></w:style>`
	)
	.join('');

const levels = (format: string) =>
	[0, 1, 2].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`).join('');
const numberings =
	`<w:abstractNum w:abstractNumId="1">${levels('bullet')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${levels('decimal')}</w:abstractNum>` +
	'<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>';
