// What single steps mean to a reader.
import { wordsIn, type Node, type Piece, type Step } from './difference.ts';
import type { TextKind } from './plan-change.ts';

/** Values that no reader sees: names of blocks, and hints for those who write. */
const silentValues: readonly string[] = ['id', 'guide'];

/** True when a reader sees no difference: an empty line more or less, another name. */
export function saysNothingNew(step: Step): boolean {
	if (step.op === 'same' || step.op === 'away') return true;
	if (step.op === 'added' || step.op === 'removed') return isSilent(step.node);
	const { was, is, attrs, inside } = step.change;
	if (step.moved || was.type !== is.type || attrs.some(({ key }) => !silentValues.includes(key)))
		return false;
	if (inside.kind === 'nodes') return inside.steps.every(saysNothingNew);
	if (inside.kind === 'words')
		return inside.pieces.every((piece) => piece.op === 'same' || isMarkOfBlank(piece));
	return inside.kind === 'same';
}

function isMarkOfBlank({ op, text }: Piece): boolean {
	return op === 'restyled' && text.trim() === '';
}

/** Nothing to read in it, and nothing to see. */
export function isSilent(node: Node): boolean {
	return node.type !== 'image' && node.type !== 'actionTable' && wordsIn(node).trim() === '';
}

/** True when all words stayed, and only look otherwise now. */
export function looksOnly(step: Step): boolean {
	if (step.op !== 'changed') return saysNothingNew(step);
	const { was, is, attrs, inside } = step.change;
	if (step.moved || was.type !== is.type || attrs.some(({ key }) => !silentValues.includes(key)))
		return false;
	if (inside.kind === 'nodes') return inside.steps.every(looksOnly);
	if (inside.kind === 'words') return inside.pieces.every(({ op }) => op === 'same' || op === 'restyled');
	return inside.kind === 'same';
}

/** The kind of thing a reader would call it; null for a table, which is its own thing. */
export function kindOf({ type }: Node): TextKind | null {
	if (type === 'bulletList' || type === 'orderedList') return 'list';
	if (type === 'heading' || type === 'plainTitle') return 'heading';
	if (type === 'callout' || type === 'image') return type;
	return type === 'actionTable' ? null : 'paragraph';
}

/**
 * How a changed paragraph and the step beside it belong together: its end became a paragraph of its own, or the one below
 * became its end. Null when neither.
 */
export function tornOrJoined(step: Step, beside: Step | undefined): 'split' | 'joined' | null {
	if (step.op !== 'changed' || step.moved || step.change.inside.kind !== 'words') return null;
	const changed = step.change.inside.pieces.filter(({ op }) => op !== 'same');
	const words = changed
		.map(({ text }) => text)
		.join('')
		.trim();
	if (words === '') return null;
	const all = (op: Piece['op']) => changed.every((piece) => piece.op === op);
	if (beside?.op === 'added' && all('removed') && wordsIn(beside.node).trim() === words) return 'split';
	if (beside?.op === 'removed' && all('added') && wordsIn(beside.node).trim() === words) return 'joined';
	return null;
}
