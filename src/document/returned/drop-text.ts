import type { TextNode } from '#domain/rich-text.ts';

/** Words without their first letters. */
export function dropText(nodes: readonly TextNode[], length: number): TextNode[] {
	let left = length;
	return nodes.flatMap((node) => {
		const text = node.text.slice(left);
		left = Math.max(0, left - node.text.length);
		return text === '' ? [] : [{ ...node, text }];
	});
}
