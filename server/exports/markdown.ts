// A plan as Markdown, in the way that our own import reads: the nine columns as a table, boxes as a table of two cells.
import { actionColumns } from '#domain/action-row.ts';
import { exportedPlan, type ExportedPart, type ExportedTable } from '#domain/exports/exported-plan.ts';
import { isBlank, type ListItem, type RichBlock, type RichText, type TextNode } from '#domain/rich-text.ts';
import { fileWords } from '#lib/words/exporting.ts';
import { safeHref } from '#lib/plan-html/safe-link.ts';
import { readPictureAddress } from '#domain/picture-address.ts';
import type { ExportedThread } from '#domain/exports/exported-thread.ts';
import type { Material } from './file-to-make.ts';
import { printedBox } from './printed-box.ts';
import { titleOf } from './title.ts';

export function markdownOf({ content, threads }: Material): Uint8Array {
	const { meta, parts } = exportedPlan(content);
	const plain = meta.plainTitle.trim();
	const blocks = [
		`# ${escaped(titleOf(meta))}`,
		...(plain === '' || plain === titleOf(meta) ? [] : [escaped(plain)]),
		...[meta.period, meta.coProductionStatus].filter((line) => line.trim() !== '').map(escaped),
		...parts.map(partMarkdown),
		...(threads.length > 0 ? threadsMarkdown(threads) : [])
	];
	return new TextEncoder().encode(`${blocks.join('\n\n')}\n`);
}

function partMarkdown(part: ExportedPart): string {
	switch (part.kind) {
		case 'heading': {
			const ref = part.ref === '' ? '' : `${escaped(part.ref)} `;
			const line = `${'#'.repeat(part.level + 1)} ${ref}${texts(part.words)}`;
			return part.plain.length === 0 ? line : `${line}\n\n${texts(part.plain)}`;
		}
		case 'words':
			return lines(part.block, '').join('\n');
		case 'callout': {
			const source = part.source === '' ? [] : [escaped(part.source)];
			const { title, content } = printedBox(part);
			return table([[escaped(title), [cell(content), ...source].join('<br>')]]);
		}
		case 'picture': {
			const picture = readPictureAddress(part.src);
			return picture
				? `![${escaped(part.alt)}](pictures/${picture.name})`
				: escaped(part.alt === '' ? fileWords.picture : fileWords.pictureOf(part.alt));
		}
		case 'table':
			return tableMarkdown(part);
	}
}

function tableMarkdown({ title, rows }: ExportedTable): string {
	const head = [fileWords.ref, ...actionColumns.map(({ label }) => label)];
	const body = rows.map(({ row, cells }) => [
		escaped(row.ref),
		...actionColumns.map(({ id }) => cell(cells[id]))
	]);
	const made = rows.length === 0 ? fileWords.noActions : table([head, ...body]);
	return title === '' ? made : `**${escaped(title)}**\n\n${made}`;
}

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A cell is one line: its paragraphs and entries are parted by breaks. */
function cell(blocks: RichText): string {
	return blocks.flatMap((block) => cellLines(block)).join('<br>');
}

function cellLines(block: RichBlock): string[] {
	if (block.type === 'paragraph') return [texts(block.content)];
	return (block.content ?? [])
		.filter((item) => !isBlank(item.content ?? []))
		.flatMap((item, at) => {
			const [first = '', ...rest] = (item.content ?? []).flatMap((each) => cellLines(each));
			return [`${block.type === 'orderedList' ? `${at + 1}\\.` : '•'} ${first}`, ...rest];
		});
}

function lines(block: RichBlock, indent: string): string[] {
	if (block.type === 'paragraph') return [indent + texts(block.content)];
	const ordered = block.type === 'orderedList';
	return (block.content ?? [])
		.filter((item) => !isBlank(item.content ?? []))
		.flatMap((item, at) => itemLines(item, ordered ? `${at + 1}. ` : '- ', indent));
}

function itemLines({ content = [] }: ListItem, sign: string, indent: string): string[] {
	const deeper = indent + ' '.repeat(sign.length);
	const inner = content.filter((block) => !isBlank([block]));
	return inner.flatMap((block, at) => {
		if (at === 0 && block.type === 'paragraph') return [`${indent}${sign}${texts(block.content)}`];
		const within = lines(block, deeper);
		const opened =
			at === 0 ? [`${indent}${sign}${(within[0] ?? '').trimStart()}`, ...within.slice(1)] : within;
		return block.type === 'paragraph' ? ['', ...opened] : opened;
	});
}

function threadsMarkdown(threads: readonly ExportedThread[]): string[] {
	return [
		`## ${fileWords.said}`,
		fileWords.saidNote,
		...threads.flatMap((thread) => [
			`### ${escaped(thread.about)}`,
			...[thread.settled ? fileWords.settled : '', thread.internal ? fileWords.inside : ''].filter(
				(word) => word !== ''
			),
			...thread.comments.map(
				({ who, words, at }) =>
					`**${escaped(fileWords.saidOn(who, at))}**\n\n${words
						.split('\n')
						.map((line) => `> ${escaped(line)}`)
						.join('\n')}`
			)
		])
	];
}

function texts(nodes: readonly TextNode[] = []): string {
	return nodes.map(text).join('');
}

function text(node: TextNode): string {
	const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false;
	const link = node.marks?.find((mark) => mark.type === 'link');
	const href = link?.type === 'link' ? safeHref(link.attrs.href) : null;
	// a mark cannot begin or end with a blank
	const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(node.text) ?? [];
	if (words === '') return escaped(node.text);
	let marked = escaped(words);
	if (has('italic')) marked = `*${marked}*`;
	if (has('bold')) marked = `**${marked}**`;
	if (href !== null) marked = `[${marked}](<${href.replace(/[<>\\]/g, (sign) => encodeURIComponent(sign))}>)`;
	return `${before}${marked}${after}`;
}

/** Words that mean nothing to Markdown but themselves. */
function escaped(words: string): string {
	return words
		.replace(/\s*\n\s*/g, ' ')
		.replaceAll('&', '&amp;')
		.replace(/[\\`*_{}[\]<>#|~$@]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : `\\${sign}`))
		.replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, blank: string, sign: string) =>
			/\d/.test(sign) ? `${blank}${sign}` : `${blank}\\${sign}`
		)
		.replace(/^(\s*\d+)([.)])/, '$1\\$2')
		.replaceAll('://', '\\://')
		.replace(/\bwww\./gi, 'www\\.');
}
