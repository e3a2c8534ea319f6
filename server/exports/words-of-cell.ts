import type { ListItem, RichBlock, RichText } from '#domain/rich-text.ts';
import { isBlank, plainText } from '#domain/rich-text.ts';

/** A cell as plain lines: entries of lists begin with a bullet or their number. */
export function wordsOfCell(blocks: RichText): string {
	return blocks.flatMap((block) => linesOf(block, '')).join('\n');
}

function linesOf(block: RichBlock, indent: string): string[] {
	if (block.type === 'paragraph') return [indent + plainText(block.content ?? [])];
	const items = (block.content ?? []).filter((item) => !isBlank(item.content ?? []));
	return items.flatMap((item, at) =>
		itemLines(item, block.type === 'orderedList' ? `${at + 1}. ` : '• ', indent)
	);
}

function itemLines(item: ListItem, sign: string, indent: string): string[] {
	const [first, ...rest] = item.content ?? [];
	const opening = first?.type === 'paragraph' ? plainText(first.content ?? []) : '';
	const within = first?.type === 'paragraph' ? rest : (item.content ?? []);
	return [`${indent}${sign}${opening}`, ...within.flatMap((block) => linesOf(block, `${indent}  `))];
}
