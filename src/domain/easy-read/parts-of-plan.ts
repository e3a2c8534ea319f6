// The parts of a plan that are told in easy read, and the words each of them says. Every word belongs to one part only, so that a
// change makes just that part out of date.
import { actionColumnIds, rowsOfTable } from '../action-row.ts';
import { sectionsOf } from '../diff/sections.ts';
import type { Block, PlanContent } from '../plan.ts';
import { plainText } from '../rich-text.ts';
import { introPart } from './twin.ts';

export interface PlanPart {
	/** `introPart`, or the id of a heading. */
	readonly id: string;
	/** The printed number; empty when there is none. */
	readonly ref: string;
	readonly title: string;
	/** All its words, a line for each block or cell; what is only spaced otherwise is the same. */
	readonly words: string;
	/** It says more than its title. */
	readonly needed: boolean;
}

/** In the order of the plan. A heading that stands twice (two people moved it at once) counts where it stands first. */
export function partsOfPlan(content: PlanContent): PlanPart[] {
	const sections = sectionsOf(content);
	const parts = new Map<string, { ref: string; title: string; words: string[]; says: string[] }>();
	const { title, plainTitle, period } = content.meta;
	parts.set(introPart, {
		ref: '',
		title: plainTitle.trim() || title.trim(),
		words: [title, plainTitle, period],
		says: []
	});
	const tables = new Set<string>();
	content.doc.forEach((block, at) => {
		const section = sections[at];
		const id = section?.id || introPart;
		if (!parts.has(id))
			parts.set(id, { ref: section?.ref ?? '', title: section?.title ?? '', words: [], says: [] });
		const part = parts.get(id)!;
		const heading = block.type === 'heading' || block.type === 'plainTitle';
		(heading ? part.words : part.says).push(...wordsOfBlock(block, content, tables));
	});
	return [...parts]
		.map(([id, { ref, title: named, words, says }]) => ({
			id,
			ref,
			title: named,
			words: [...words, ...says]
				.map(evenly)
				.filter((line) => line !== '')
				.join('\n'),
			needed: says.some((line) => evenly(line) !== '')
		}))
		.filter(({ words }) => words !== '');
}

function wordsOfBlock(block: Block, { actions }: PlanContent, tables: Set<string>): string[] {
	if (block.type === 'image') return [block.attrs.alt];
	if (block.type !== 'actionTable') return [plainText(block.content ?? [])];
	// two people may have moved the same table: it says its rows once
	if (tables.has(block.attrs.id)) return [];
	tables.add(block.attrs.id);
	return rowsOfTable(actions, block.attrs.id).flatMap(({ row }) => [
		...actionColumnIds.map((column) => plainText(row[column])),
		...(row.due === null ? [] : [row.due])
	]);
}

const evenly = (words: string): string => words.normalize('NFC').replace(/\s+/gu, ' ').trim();
