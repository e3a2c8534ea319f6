// The looks of an OpenDocument text: those of the Word file.
import { odtParagraph, xmlText } from './odt-words.ts';

/** Centimetres of the ten columns of an action table; 26.7 together, a page of A4 on its side. */
const columns: Readonly<Record<string, number>> = {
	Ref: 1.3, what: 4.5, who: 2.6, accountable: 2.6, impact: 3.4, timescale: 2.1, m3: 2.6, m6: 2.6, m12: 2.6, linked: 2.4,
	side: 5.3, box: 21.4
}; // prettier-ignore

/** @param pageLine printed at the top of each page; '' for nothing */
export function odtStyles(pageLine: string): string {
	const header =
		pageLine.trim() === '' ? '' : `<style:header>${odtParagraph('Small', xmlText(pageLine))}</style:header>`;
	const footer = `<style:footer>${odtParagraph('Small', '<text:page-number/>')}</style:footer>`;
	return (
		`<office:styles>${defaults}${paragraphs}${letters}${lists}</office:styles>` +
		`<office:automatic-styles>${layout}</office:automatic-styles>` +
		`<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">${header}${footer}</style:master-page></office:master-styles>`
	);
}

const defaults =
	'<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="115%"/><style:text-properties style:font-name="Arial" fo:font-family="Arial" fo:font-size="11pt" fo:language="en" fo:country="GB" fo:color="#1d2629"/></style:default-style>' +
	'<style:style style:name="Standard" style:family="paragraph" style:class="text"/>';

function paragraph(name: string, text: string, spacing: string, more = ''): string {
	const shown = name.replaceAll('_20_', ' ');
	return `<style:style style:name="${name}" style:display-name="${shown}" style:family="paragraph" style:parent-style-name="Standard"${more}><style:paragraph-properties ${spacing}/><style:text-properties ${text}/></style:style>`;
}

const paragraphs = [
	paragraph(
		'Title',
		'fo:font-size="22pt" fo:font-weight="bold"',
		'fo:margin-bottom="0.2cm"',
		' style:class="chapter"'
	),
	paragraph(
		'Subtitle',
		'fo:font-size="14pt" fo:color="#4d585c"',
		'fo:margin-bottom="0.3cm"',
		' style:class="chapter"'
	),
	...[17, 14, 12, 11].map((size, at) =>
		paragraph(
			`Heading_20_${at + 1}`,
			`fo:font-size="${size}pt" fo:font-weight="bold"`,
			'fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
			` style:default-outline-level="${at + 1}" style:class="text"`
		)
	),
	paragraph('Period', 'fo:color="#4d585c"', 'fo:margin-bottom="0.3cm"'),
	paragraph(
		'Plain_20_title',
		'fo:font-size="12pt" fo:color="#0b5a57"',
		'fo:margin-bottom="0.2cm" fo:keep-with-next="always"'
	),
	paragraph('Text', 'fo:font-size="11pt"', 'fo:margin-bottom="0.2cm"'),
	paragraph('Box', 'fo:font-size="10pt"', 'fo:margin-bottom="0.1cm"'),
	paragraph('Cell', 'fo:font-size="9pt"', 'fo:margin-bottom="0.05cm"'),
	paragraph('Cell_20_head', 'fo:font-size="9pt" fo:font-weight="bold"', 'fo:margin-bottom="0cm"'),
	paragraph('Gap', 'fo:font-size="4pt"', 'fo:margin-bottom="0.1cm"'),
	paragraph('Small', 'fo:font-size="9pt" fo:color="#4d585c"', 'fo:margin-bottom="0cm"')
].join('');

const bold = 'fo:font-weight="bold"';
const italic = 'fo:font-style="italic"';
const letters = [
	['Bold', bold],
	['Italic', italic],
	['BoldItalic', `${bold} ${italic}`]
]
	.map(
		([name, looks]) =>
			`<style:style style:name="${name}" style:family="text"><style:text-properties ${looks}/></style:style>`
	)
	.join('');

function list(name: string, sign: string): string {
	const levels = Array.from({ length: 10 }, (_, at) => {
		const room = `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="${(0.5 * (at + 1)).toFixed(1)}cm"/></style:list-level-properties>`;
		return sign === ''
			? `<text:list-level-style-number text:level="${at + 1}" style:num-suffix="." style:num-format="1">${room}</text:list-level-style-number>`
			: `<text:list-level-style-bullet text:level="${at + 1}" text:bullet-char="${sign}">${room}</text:list-level-style-bullet>`;
	});
	return `<text:list-style style:name="${name}">${levels.join('')}</text:list-style>`;
}

const lists = list('Bullets', '•') + list('Numbers', '');

const layout =
	'<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin-top="1.7cm" fo:margin-bottom="1.7cm" fo:margin-left="1.5cm" fo:margin-right="1.5cm"/><style:header-style/><style:footer-style/></style:page-layout>';

const border = 'fo:border="0.5pt solid #8b8375" fo:padding="0.12cm"';
/** Of the text itself: a program looks for the styles of its tables there. */
export const odtTableStyles =
	'<style:style style:name="Table" style:family="table"><style:table-properties style:width="26.7cm" table:align="left"/></style:style>' +
	Object.entries(columns)
		.map(
			([name, width]) =>
				`<style:style style:name="Column_${name}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`
		)
		.join('') +
	`<style:style style:name="Cell_box" style:family="table-cell"><style:table-cell-properties ${border}/></style:style>` +
	`<style:style style:name="Head" style:family="table-cell"><style:table-cell-properties ${border} fo:background-color="#dff0ec"/></style:style>`;
