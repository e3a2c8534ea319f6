// What changed in a block, as HTML: pure strings, escaped. Every change is said in signs, in words for whoever hears the page,
// and never by colour alone.
import { holdsText, idOf, wordsIn, type Node, type Piece, type Step } from '#domain/diff/difference.ts';
import { isSilent } from '#domain/diff/steps.ts';
import type { TextNode } from '#domain/rich-text.ts';
import { changeSigns as words } from '#lib/words/comparing.ts';
import { escapeHtml } from './escape.ts';
import { textHtml } from './rich-text-html.ts';

type Sign = 'ins' | 'del' | null;

/** Blocks side by side; those that stayed as they were are shown for reading on only inside something. */
export function stepsHtml(steps: readonly Step[], inside = false): string {
	return steps.map((step) => stepHtml(step, inside)).join('');
}

function stepHtml(step: Step, inside: boolean): string {
	if (step.op === 'away') return '';
	if (step.op === 'same') return inside ? nodeHtml(step.node, null) : '';
	if (step.op === 'added') return nodeHtml(step.node, 'ins');
	if (step.op === 'removed') return nodeHtml(step.node, 'del');
	const { was, is, inside: within } = step.change;
	const moved = step.moved ? `<span class="moved">${words.moved}</span> ` : '';
	if (within.kind === 'anew') return nodeHtml(was, 'del') + nodeHtml(is, 'ins', moved);
	if (within.kind === 'words') return framed(is, moved + piecesHtml(within.pieces));
	if (within.kind === 'nodes') return framed(is, moved + stepsHtml(within.steps, true));
	if (is.type === 'image') return imageHtml(was, 'del') + imageHtml(is, 'ins');
	return nodeHtml(is, null, moved);
}

/** A whole node: new, gone, or as it was. Empty lines are not shown. */
function nodeHtml(node: Node, sign: Sign, before = ''): string {
	if (node.type === 'actionTable') return '';
	if (node.type === 'image') return imageHtml(node, sign);
	if (isSilent(node)) return '';
	if (holdsText(node)) return framed(node, before + signed(textHtml(textOf(node)), sign));
	const inner = ((node.content ?? []) as readonly Node[]).map((child) => nodeHtml(child, sign)).join('');
	return framed(node, before + inner);
}

function imageHtml({ attrs }: Node, sign: Sign): string {
	return `<p>${signed(`${words.picture} ${escapeHtml(String(attrs?.['alt'] ?? ''))}`, sign)}</p>`;
}

const elements: Readonly<Record<string, string>> = {
	paragraph: 'p',
	bulletList: 'ul',
	orderedList: 'ol',
	listItem: 'li',
	callout: 'blockquote'
};

/** Headings of the plan are no headings of this page. */
function framed({ type }: Node, html: string): string {
	const element = elements[type];
	return element ? `<${element}>${html}</${element}>` : `<p class="as-heading">${html}</p>`;
}

function textOf({ content = [] }: Node): readonly TextNode[] {
	return content as readonly TextNode[];
}

/** The words of one block, each stretch under its sign. */
export function piecesHtml(pieces: readonly Piece[]): string {
	const stretches: { op: Piece['op']; nodes: TextNode[] }[] = [];
	for (const { op, text, marks } of pieces) {
		const node: TextNode = { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) };
		const last = stretches.at(-1);
		if (last?.op === op) last.nodes.push(node);
		else stretches.push({ op, nodes: [node] });
	}
	return stretches
		.map(({ op, nodes }) => {
			const html = textHtml(nodes);
			if (op === 'restyled') return `<span class="restyled">${unseen(words.restyled)}${html}</span>`;
			return signed(html, op === 'added' ? 'ins' : op === 'removed' ? 'del' : null);
		})
		.join('');
}

/** Marked as new or gone. */
export function signed(html: string, sign: Sign): string {
	if (sign === null || html === '') return html;
	const said = sign === 'ins' ? words.added : words.removed;
	return `<${sign}>${unseen(said)}${html}${unseen(words.end)}</${sign}>`;
}

/** The same words where there was nothing to compare them with: they are not called new. */
export function withoutSigns(html: string): string {
	return html
		.replaceAll(/<\/?ins>/g, '')
		.replaceAll(unseen(words.added), '')
		.replaceAll(unseen(words.end), '');
}

function unseen(said: string): string {
	return `<span class="unseen"> ${said} </span>`;
}

/** What something is, with what it was struck through above it. */
export function valueHtml(label: string, was: string, is: string): string {
	const line = (value: string, sign: Sign) =>
		value === '' ? '' : `<p>${signed(escapeHtml(value), sign)}</p>`;
	return `<div class="value"><p class="label">${escapeHtml(label)}</p>${line(was, 'del')}${line(is, 'ins')}</div>`;
}

/** One cell of an action, under the name of its column. */
export function cellHtml(label: string, steps: readonly Step[]): string {
	return `<div class="value"><p class="label">${escapeHtml(label)}</p>${stepsHtml(steps, true)}</div>`;
}

/** For telling two states apart at a glance: how much of the first is still there. */
export function keptShare(steps: readonly Step[]): number {
	const before = steps.filter((step) => step.op !== 'added' && step.op !== 'away' && !isBlankStep(step));
	const kept = before.filter(({ op }) => op === 'same' || op === 'changed');
	return before.length === 0 ? 1 : kept.length / before.length;
}

function isBlankStep(step: Step): boolean {
	return step.op !== 'changed' && idOf(step.node) === '' && wordsIn(step.node).trim() === '';
}
