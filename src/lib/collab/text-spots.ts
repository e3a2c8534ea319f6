// Spots of a plan's text (a line with words, characters into it) as positions of an editor's document, and the way back.
import type { Node } from '@tiptap/pm/model';
import type { Spot } from '#domain/anchors/plan-words.ts';

/** Where the words of each line with words begin, and how many characters it has. Text is all there is in a line. */
export interface LineAt {
	readonly from: number;
	readonly length: number;
}

export function linesOf(doc: Node): LineAt[] {
	const lines: LineAt[] = [];
	doc.descendants((node, pos) => {
		if (!node.isTextblock) return true;
		if (node.content.size > 0) lines.push({ from: pos + 1, length: node.content.size });
		return false;
	});
	return lines;
}

/** Null when the document has no such spot. */
export function positionOf(lines: readonly LineAt[], { line, offset }: Spot): number | null {
	const found = lines[line];
	return found && offset >= 0 && offset <= found.length ? found.from + offset : null;
}

/**
 * The spots of chosen words, without the ends of lines they reach over; null when no character is chosen. What a node
 * selection or a choice of everything covers counts too.
 */
export function spotsBetween(
	lines: readonly LineAt[],
	from: number,
	to: number
): { readonly from: Spot; readonly to: Spot } | null {
	const first = lines.findIndex((line) => line.from + line.length > from);
	const last = lines.findLastIndex((line) => line.from < to);
	if (first === -1 || last < first) return null;
	const spot = (line: number, position: number): Spot => {
		const { from: start, length } = lines[line]!;
		return { line, offset: Math.min(Math.max(position - start, 0), length) };
	};
	const spots = { from: spot(first, from), to: spot(last, to) };
	return first === last && spots.from.offset >= spots.to.offset ? null : spots;
}
