// Words that went to another row when their row was split. The line they stood in stays, emptied and marked, so that
// what somebody was just typing into it is never lost: it is shown there, with the way to where the rest has gone.
import type { ListItem, RichBlock, RichText } from '#domain/rich-text.ts';

const mark = 'to-';

/** The id of a line whose words went to this row. */
export function movedTo(row: string): string {
	return `${mark}${row}`.slice(0, 64);
}

/** The row to which the words of a line went; null for any other line. */
export function rowMovedTo(id: string | undefined): string | null {
	return id?.startsWith(mark) ? id.slice(mark.length) : null;
}

/** A cell without the lines that were emptied by a split, and without the lists that held nothing else. */
export function withoutMovedAway(blocks: RichText): RichText {
	if (!holdsMoved(blocks)) return blocks;
	return blocks.flatMap((block) => kept(block) ?? []);
}

function holdsMoved(blocks: readonly (RichBlock | ListItem)[]): boolean {
	return blocks.some((block) =>
		block.type === 'paragraph' ? rowMovedTo(block.attrs?.id) !== null : holdsMoved(block.content ?? [])
	);
}

function kept<Node extends RichBlock | ListItem>(block: Node): Node | null {
	if (block.type === 'paragraph')
		return rowMovedTo(block.attrs?.id) !== null && !block.content ? null : block;
	const before: readonly (RichBlock | ListItem)[] = block.content ?? [];
	const after = before.flatMap((child) => kept(child) ?? []);
	if (after.length === before.length && after.every((child, index) => child === before[index])) return block;
	return after.length === 0 ? null : { ...block, content: after };
}

/** What was written into emptied lines since: the row the rest has gone to, and the words. */
export function lateWords(blocks: readonly (RichBlock | ListItem)[]): { row: string; words: string }[] {
	return blocks.flatMap((block) => {
		if (block.type !== 'paragraph') return lateWords(block.content ?? []);
		const row = rowMovedTo(block.attrs?.id);
		const words = (block.content ?? []).map(({ text }) => text).join('');
		return row === null || words.trim() === '' ? [] : [{ row, words }];
	});
}
