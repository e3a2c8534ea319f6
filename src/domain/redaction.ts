// Taking words out of a quotation for privacy: a stub stands where they were, and everything else stays as it was said.
import type { ListItem, RichBlock, RichText, TextNode } from './rich-text.ts';

/** Why words are removed, as those who look after the plan choose it. */
export const redactionReasons = ['names-somebody', 'private-facts', 'asked', 'other'] as const;
export type RedactionReason = (typeof redactionReasons)[number];

/**
 * The text without these words, wherever they stand in it, and how often they did. Spaces and capital letters may differ. Words
 * over several lines are looked for line by line; when one of them is nowhere, nothing is found.
 */
export function withoutWords(
	text: RichText,
	words: string,
	stub: string
): { readonly text: RichText; readonly times: number } {
	const lines = words.split(/\n/).map((line) => line.trim());
	const wanted = lines.filter((line) => line !== '');
	let now = text;
	let times = 0;
	for (const line of wanted) {
		const found = withoutLine(now, new RegExp(line.split(/\s+/).map(escaped).join('\\s+'), 'giu'), stub);
		if (found.times === 0) return { text, times: 0 };
		[now, times] = [found.nodes, times + found.times];
	}
	return { text: now, times };
}

function withoutLine<Node extends RichBlock | ListItem>(
	nodes: readonly Node[],
	line: RegExp,
	stub: string
): { readonly nodes: Node[]; readonly times: number } {
	let times = 0;
	const now = nodes.map((node): Node => {
		if (node.type === 'paragraph') {
			const runs = node.content ?? [];
			const found = [
				...runs
					.map(({ text }) => text)
					.join('')
					.matchAll(line)
			];
			if (found.length === 0) return node;
			times += found.length;
			return { ...node, content: stubbed(runs, found, stub) };
		}
		const inside = withoutLine((node.content ?? []) as readonly (RichBlock | ListItem)[], line, stub);
		times += inside.times;
		return inside.times === 0 ? node : { ...node, content: inside.nodes };
	});
	return { nodes: now, times };
}

/** The runs with a stub in the place of each find; what stands around keeps its marks. */
function stubbed(runs: readonly TextNode[], found: readonly RegExpExecArray[], stub: string): TextNode[] {
	const kept = (from: number, to: number): TextNode[] => {
		let at = 0;
		return runs.flatMap((run) => {
			const text = run.text.slice(Math.max(from - at, 0), Math.max(to - at, 0));
			at += run.text.length;
			return text === '' ? [] : [{ ...run, text }];
		});
	};
	const all: TextNode[] = [];
	let from = 0;
	for (const { index, 0: words } of found) {
		all.push(...kept(from, index), { type: 'text', text: stub });
		from = index + words.length;
	}
	return joined([...all, ...kept(from, Infinity)]);
}

/** Runs of the same marks are one, as they are read from a plan. */
function joined(runs: readonly TextNode[]): TextNode[] {
	const all: TextNode[] = [];
	for (const run of runs) {
		const last = all.at(-1);
		if (last && JSON.stringify(last.marks ?? []) === JSON.stringify(run.marks ?? []))
			all[all.length - 1] = { ...last, text: last.text + run.text };
		else all.push(run);
	}
	return all;
}

function escaped(word: string): string {
	return word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
