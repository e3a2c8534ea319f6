// Rich text → the XML of OpenDocument. Runs of blanks, tabs and line breaks have signs of their own there.
import { isBlank, type ListItem, type RichBlock, type RichText, type TextNode } from '#domain/rich-text.ts';
import { safeHref } from '#lib/plan-html/safe-link.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(words: string): string {
	return words.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');
}

/** Words as text of the document. */
export function xmlText(words: string): string {
	return escaped(words)
		.replaceAll('\n', '<text:line-break/>')
		.replaceAll('\t', '<text:tab/>')
		.replace(/ {2,}/g, (blanks) => ` <text:s text:c="${blanks.length - 1}"/>`);
}

export function odtParagraph(style: string, inside: string): string {
	return `<text:p text:style-name="${style}">${inside}</text:p>`;
}

export function odtTexts(nodes: readonly TextNode[] = []): string {
	return nodes
		.map((node) => {
			const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false;
			const style = `${has('bold') ? 'Bold' : ''}${has('italic') ? 'Italic' : ''}`;
			const words =
				style === ''
					? xmlText(node.text)
					: `<text:span text:style-name="${style}">${xmlText(node.text)}</text:span>`;
			const link = node.marks?.find((mark) => mark.type === 'link');
			const href = link?.type === 'link' ? safeHref(link.attrs.href) : null;
			return href === null
				? words
				: `<text:a xlink:type="simple" xlink:href="${escaped(href)}">${words}</text:a>`;
		})
		.join('');
}

/** @param note a comment of the margin, put before the first words */
export function odtBlocks(blocks: RichText, style: string, note = ''): string {
	const shown = blocks.filter((block) => !isBlank([block]));
	if (shown.length === 0) return odtParagraph(style, note);
	const opening = note !== '' && shown[0]?.type !== 'paragraph' ? odtParagraph(style, note) : '';
	return (
		opening +
		shown.map((block, at) => blockOdt(block, style, at === 0 && opening === '' ? note : '')).join('')
	);
}

function blockOdt(block: RichBlock, style: string, note: string): string {
	if (block.type === 'paragraph') return odtParagraph(style, note + odtTexts(block.content));
	const items = (block.content ?? []).filter((item) => !isBlank(item.content ?? []));
	const list = block.type === 'orderedList' ? 'Numbers' : 'Bullets';
	return `<text:list text:style-name="${list}">${items.map((item) => itemOdt(item, style)).join('')}</text:list>`;
}

function itemOdt({ content = [] }: ListItem, style: string): string {
	return `<text:list-item>${odtBlocks(content, style)}</text:list-item>`;
}
