// The findings of an inspection report are quoted in plans, so each stands as a box of its own that says where it is from.
import { newId } from '#domain/ids.ts';
import type { Block, Callout } from '#domain/plan.ts';
import { plainText, type RichBlock } from '#domain/rich-text.ts';
import { longestAttribute } from '#document/schema.ts';
import { plainWords } from '#document/foreign/vocabulary.ts';

/** Headings under which every paragraph and every entry of a list is a finding. */
const findingsBelow =
	/\bpriority actions?\b|\bareas? (for|of) improvement\b|\brecommendations?\b|\bneeds? to (do|get|be) better\b/;

/** The text of a report with its findings as quotations. */
export function withFindings(doc: readonly Block[], title: string): Block[] {
	const source = sourceOf(doc, title);
	let below: number | null = null;
	return doc.flatMap((block): Block[] => {
		if (block.type === 'heading') {
			const opens = findingsBelow.test(plainWords(plainText(block.content ?? [])));
			if (opens) below = block.attrs.level;
			else if (below !== null && block.attrs.level <= below) below = null;
			return [block];
		}
		if (below === null) return [block];
		if (block.type === 'paragraph') {
			const { attrs: _, ...paragraph } = block;
			return [quotation([paragraph], source)];
		}
		if (block.type === 'bulletList' || block.type === 'orderedList')
			return (block.content ?? []).map((item) => quotation(item.content ?? [], source));
		return [block];
	});
}

function quotation(content: readonly RichBlock[], source: string): Callout {
	return {
		type: 'callout',
		attrs: { id: newId<'block'>(), kind: 'inspectors', covers: '', source },
		content
	};
}

/** What the report is called and when the inspectors came. */
function sourceOf(doc: readonly Block[], title: string): string {
	const dates = doc
		.flatMap((block) => (block.type === 'paragraph' ? [plainText(block.content ?? [])] : []))
		.map((words) => /^inspection dates?:?\s+(.{4,80})$/i.exec(words)?.[1])
		.find((found) => found !== undefined);
	return [title, dates]
		.filter((part) => part !== undefined && part !== '')
		.join(', ')
		.slice(0, longestAttribute);
}
