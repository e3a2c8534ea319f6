import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';

/** Whether a place lies inside a character that JavaScript stores as two, such as an emoji. */
export function insideCharacter(doc: Node, at: number): boolean {
	if (at < 1 || at >= doc.content.size) return false;
	const { parent, parentOffset } = doc.resolve(at);
	if (!parent.isTextblock || parentOffset === 0) return false;
	const around = parent.textBetween(
		parentOffset - 1,
		Math.min(parentOffset + 1, parent.content.size),
		'',
		' '
	);
	return around.length === 2 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(around);
}

/**
 * Whether a change cuts a character in half. Half a character cannot be sent: this person would keep the halves and
 * everybody else would get two replacement marks, for good (found by the two-editor fuzz).
 */
export function cutsCharacter(tr: Transaction): boolean {
	return tr.steps.some((step, index) => {
		const { from, to } = step as { from?: number; to?: number };
		const doc = tr.docs[index];
		return doc !== undefined && [from, to].some((at) => at !== undefined && insideCharacter(doc, at));
	});
}
