// Which line of an edited file is which block of the plan; then only blocks whose words are others are changed.
import { aligned } from '#domain/diff/alignment.ts';
import type { Node } from '#domain/diff/difference.ts';
import { longestRising } from '#domain/diff/longest-rising.ts';
import { signing } from '#domain/diff/nodes-between.ts';
import type { ExportedPart } from '#domain/exports/exported-plan.ts';
import type { ReturnedUnit } from '#domain/exports/returned.ts';
import { newId } from '#domain/ids.ts';
import type { Block } from '#domain/plan.ts';
import type { Keyed } from '#domain/proposals/hunks-between.ts';
import { isBlank, paragraph, plainText, type RichText, type TextNode } from '#domain/rich-text.ts';
import { splitRef } from '../foreign/numbers.ts';
import { dropText } from './drop-text.ts';
import { sameText, sameWords, tidied } from './same-words.ts';
import type { Told } from './told.ts';

/** A block as it was printed: what a file can have changed. */
interface Printed {
	readonly place: string;
	/** Which block of the plan it is. */
	readonly at: number;
	readonly node: Node;
	readonly ref: string;
	readonly quoted: boolean;
}

export interface BlocksSuggested extends Pick<Told, 'movedBlocks' | 'quotations'> {
	readonly blocks: Keyed[];
}

/** @param parts what was printed of the plan; @param was its blocks, in order */
export function blocksSuggested(
	parts: readonly ExportedPart[],
	was: readonly Keyed[],
	units: readonly ReturnedUnit[]
): BlocksSuggested {
	const printed = parts.flatMap((part) => printedOf(part, was));
	const came = units.filter(({ kind }) => kind !== 'table');
	const keys = new Set(printed.map(({ place }) => place));
	const taken = new Set<string>();
	const nodes = came.map((unit) => {
		const place = unit.places.find((each) => keys.has(each) && !taken.has(each)) ?? '';
		taken.add(place);
		const like = printed.find((each) => each.place === place);
		return nodeOf(unit, place, like?.node.type === 'plainTitle');
	});
	const { pairs } = aligned(
		printed.map(({ node }) => node),
		nodes,
		signing()
	);
	const blocks: Keyed[] = was.map((block) => ({ ...block, stood: true }));
	const stands = new Set<number>();
	let quotations = 0;
	for (const [to, from] of pairs) {
		const [one, unit] = [printed[from]!, came[to]!];
		stands.add(one.at);
		const changed = changedBlock(blocks[one.at]!.block, unit, one);
		if (changed === null) continue;
		if (one.quoted) quotations += 1;
		else blocks[one.at] = { ...blocks[one.at]!, block: changed };
	}
	const gone = new Set(printed.filter(({ at, quoted }) => !stands.has(at) && !quoted).map(({ at }) => at));
	const fresh = newBlocks(came, nodes, pairs, printed);
	const order = [...pairs].sort(([a], [b]) => a - b).map(([, from]) => printed[from]!.at);
	return {
		blocks: [-1, ...blocks.keys()].flatMap((at) => [
			...(at >= 0 && !gone.has(at) ? [blocks[at]!] : []),
			...(fresh.get(at) ?? [])
		]),
		movedBlocks: order.length - longestRising(order).size,
		quotations
	};
}

function printedOf(part: ExportedPart, was: readonly Keyed[]): Printed[] {
	const at = (place: string) =>
		place.startsWith('n_') ? Number(place.slice(2)) : was.findIndex(({ key }) => key === place.slice(2));
	const one = (place: string, node: object, ref = '', quoted = false): Printed[] =>
		was[at(place)]
			? [{ place, at: at(place), ref, quoted, node: { ...node, attrs: { id: place } } as unknown as Node }]
			: [];
	switch (part.kind) {
		case 'heading':
			return [
				...one(part.key, { type: 'heading', content: part.words }, part.ref),
				...(part.plain.length > 0 ? one(part.plainKey, { type: 'plainTitle', content: part.plain }) : [])
			];
		case 'words':
			return one(part.key, part.block);
		case 'callout':
			return one(
				part.key,
				{
					type: 'callout',
					content: [...part.content, ...(part.source === '' ? [] : [paragraph(part.source)])]
				},
				'',
				part.source !== ''
			);
		default:
			return [];
	}
}

function nodeOf(unit: ReturnedUnit, place: string, plain: boolean): Node {
	const attrs = { id: place };
	if (unit.kind === 'heading')
		return { type: 'heading', attrs, content: withoutNumber(unit.words) } as unknown as Node;
	if (unit.kind === 'box') return { type: 'callout', attrs, content: unit.content } as unknown as Node;
	const [block = paragraph('')] = unit.kind === 'words' ? unit.content : [];
	return {
		...block,
		type: plain && block.type === 'paragraph' ? 'plainTitle' : block.type,
		attrs
	} as unknown as Node;
}

function withoutNumber(words: readonly TextNode[]): TextNode[] {
	return dropText(words, splitRef(words.map(({ text }) => text).join('')).length);
}

/** The block with the words of the file; null where it says the same. */
function changedBlock(block: Block, unit: ReturnedUnit, { ref, node }: Printed): Block | null {
	if (block.type === 'heading' && unit.kind === 'heading') {
		const said = tidied(plainText(unit.words));
		const words =
			ref !== '' && said.startsWith(`${ref} `)
				? dropText(unit.words, said.indexOf(' ', ref.length - 1) + 1)
				: unit.words;
		const own = block.content ?? [];
		if (sameText(own, words) || sameText(own, unit.words)) return null;
		return {
			...block,
			content: ref === '' ? unit.words : said.startsWith(`${ref} `) ? words : withoutNumber(unit.words)
		};
	}
	if (block.type === 'plainTitle' && unit.kind === 'words') {
		const [line] = unit.content;
		const words = line?.type === 'paragraph' ? (line.content ?? []) : [];
		return sameText(block.content ?? [], words) ? null : { ...block, content: words };
	}
	if (block.type === 'callout' && unit.kind === 'box') {
		const was = (node.content ?? []) as unknown as RichText;
		return sameWords(was, unit.content) ? null : { ...block, content: unit.content };
	}
	if (unit.kind !== 'words') return null;
	const [is] = unit.content;
	const isText = block.type === 'paragraph' || block.type === 'bulletList' || block.type === 'orderedList';
	if (!is || !isText || sameWords([block], [is])) return null;
	if (is.type === block.type) return { ...block, ...(is.content ? { content: is.content } : {}) } as Block;
	return is.type === 'paragraph' ? { ...is, attrs: { id: newId() } } : is;
}

/** New lines, by the block they stand behind; behind -1 they are the first. */
function newBlocks(
	came: readonly ReturnedUnit[],
	nodes: readonly Node[],
	pairs: ReadonlyMap<number, number>,
	printed: readonly Printed[]
): Map<number, Keyed[]> {
	const fresh = new Map<number, Keyed[]>();
	let behind = -1;
	came.forEach((unit, to) => {
		const from = pairs.get(to);
		if (from !== undefined) {
			behind = printed[from]!.at;
			return;
		}
		const key = newId();
		const block = blockOf(unit, key);
		if (block) fresh.set(behind, [...(fresh.get(behind) ?? []), { key, block }]);
	});
	return fresh;
}

function blockOf(unit: ReturnedUnit, id: string): Block | null {
	if (unit.kind === 'heading') {
		const { ref } = splitRef(plainText(unit.words));
		return {
			type: 'heading',
			attrs: { id, ref, level: Math.max(1, unit.level) },
			content: withoutNumber(unit.words)
		};
	}
	// whose voice a new box carries, only a person can say: its words come as lines
	const [block] = unit.kind === 'table' ? [] : unit.content;
	if (!block || isBlank([block])) return null;
	return block.type === 'paragraph' ? { ...block, attrs: { id } } : block;
}
