// Blocks side by side, list items, paragraphs of a cell: what came, went, moved and changed among them.
import type { TextNode } from '../rich-text.ts';
import { aligned, isList } from './alignment.ts';
import { holdsText, type InsideChange, type Node, type NodeChange, type Step } from './difference.ts';
import { valuesBetween } from './values-between.ts';
import { wordsBetween } from './words-between.ts';

/** In the order of the second list; what went stands where it was. */
export function nodesBetween(
	was: readonly Node[],
	is: readonly Node[],
	sign: (node: Node) => string = signing()
): Step[] {
	const { pairs, moved } = aligned(was, is, sign);
	const partner = new Map([...pairs].map(([to, from]) => [from, to]));
	const steps: Step[] = [];
	let from = 0;
	/** What stood before this place and does not stand there any more. */
	const leave = (until: number): void => {
		for (; from < until; from++) {
			const to = partner.get(from);
			if (to === undefined) steps.push({ op: 'removed', from, node: was[from]! });
			else if (moved.has(to)) steps.push({ op: 'away', from, node: was[from]! });
		}
	};
	is.forEach((node, to) => {
		const before = pairs.get(to);
		if (before === undefined) {
			steps.push({ op: 'added', node });
			return;
		}
		if (!moved.has(to)) {
			leave(before);
			from = before + 1;
		}
		steps.push(stepBetween(was[before]!, node, { from: before, moved: moved.has(to), sign }));
	});
	leave(was.length);
	return steps;
}

/** What a node says, all but its id, as a text to compare by. */
export function signing(): (node: Node) => string {
	const known = new WeakMap<Node, string>();
	return (node) => {
		const said = known.get(node) ?? JSON.stringify(withoutId(node));
		known.set(node, said);
		return said;
	};
}

function withoutId(node: Node | TextNode): unknown {
	if ('text' in node) return [node.text, node.marks ?? []];
	const attrs = Object.entries(node.attrs ?? {})
		.filter(([key]) => key !== 'id')
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return [node.type, attrs, (node.content ?? []).map(withoutId)];
}

interface Known {
	readonly from: number;
	readonly moved: boolean;
	readonly sign: (node: Node) => string;
}

function stepBetween(was: Node, is: Node, { from, moved, sign }: Known): Step {
	const change = changeBetween(was, is, sign);
	const same = was.type === is.type && change.attrs.length === 0 && change.inside.kind === 'same';
	return same && !moved ? { op: 'same', from, node: is } : { op: 'changed', from, moved, change };
}

function changeBetween(was: Node, is: Node, sign: (node: Node) => string): NodeChange {
	return {
		was,
		is,
		attrs: valuesBetween(was.attrs ?? {}, is.attrs ?? {}),
		inside: insideBetween(was, is, sign)
	};
}

function insideBetween(was: Node, is: Node, sign: (node: Node) => string): InsideChange {
	if (holdsText(was) && holdsText(is)) {
		const pieces = wordsBetween(
			(was.content ?? []) as readonly TextNode[],
			(is.content ?? []) as readonly TextNode[]
		);
		return pieces.every(({ op }) => op === 'same') ? { kind: 'same' } : { kind: 'words', pieces };
	}
	if (was.type !== is.type && !(isList(was) && isList(is))) return { kind: 'anew' };
	const steps = nodesBetween(
		(was.content ?? []) as readonly Node[],
		(is.content ?? []) as readonly Node[],
		sign
	);
	return steps.every(({ op }) => op === 'same') ? { kind: 'same' } : { kind: 'nodes', steps };
}
