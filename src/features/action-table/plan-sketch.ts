// Where tables stand in a plan, and what their sections are called: enough to name a table that has no title.
import * as Y from 'yjs';
import type { PlanContent } from '#domain/plan.ts';
import { plainText, type TextNode } from '#domain/rich-text.ts';

export type Sketch = readonly (
	| { readonly type: 'heading'; readonly id: string; readonly words: string }
	| { readonly type: 'plainTitle'; readonly words: string }
	| { readonly type: 'actionTable'; readonly id: string; readonly title: string }
)[];

export interface PlaceOfTable {
	readonly id: string;
	readonly title: string;
	/** What the section it stands in is called, in plain words where there are some. */
	readonly section: string;
}

/** The tables that are shown, in the order of the text; of two with one id the first is it. */
export function tablesOf(sketch: Sketch): PlaceOfTable[] {
	const tables: PlaceOfTable[] = [];
	let section = '';
	for (const part of sketch) {
		if (part.type !== 'actionTable') section = part.words || section;
		else if (part.id !== '' && tables.every(({ id }) => id !== part.id))
			tables.push({ id: part.id, title: part.title, section });
	}
	return tables;
}

/** Plain titles by the ids of their headings. */
export function sectionTitles(sketch: Sketch): ReadonlyMap<string, string> {
	return new Map(
		sketch.flatMap((part, at) => {
			const before = sketch[at - 1];
			return part.type === 'plainTitle' && before?.type === 'heading'
				? [[before.id, part.words] as const]
				: [];
		})
	);
}

export function outlineOfContent({ doc }: Pick<PlanContent, 'doc'>): Sketch {
	const said = (content: readonly TextNode[] = []): string => plainText(content).trim();
	return doc.flatMap((block): Sketch => {
		if (block.type === 'heading')
			return [{ type: 'heading', id: block.attrs.id, words: said(block.content) }];
		if (block.type === 'plainTitle') return [{ type: 'plainTitle', words: said(block.content) }];
		return block.type === 'actionTable' ? [{ type: 'actionTable', ...block.attrs }] : [];
	});
}

export function outlineOfBody(body: Y.XmlFragment): Sketch {
	return body.toArray().flatMap((node): Sketch => {
		if (!(node instanceof Y.XmlElement)) return [];
		const text = (key: string): string => `${node.getAttribute(key) ?? ''}`;
		if (node.nodeName === 'heading') return [{ type: 'heading', id: text('id'), words: wordsOf(node) }];
		if (node.nodeName === 'plainTitle') return [{ type: 'plainTitle', words: wordsOf(node) }];
		return node.nodeName === 'actionTable'
			? [{ type: 'actionTable', id: text('id'), title: text('title') }]
			: [];
	});
}

function wordsOf(element: Y.XmlElement): string {
	const runs = element.toArray().flatMap((child) => (child instanceof Y.XmlText ? child.toDelta() : []));
	return (runs as { insert: unknown }[])
		.map(({ insert }) => (typeof insert === 'string' ? insert : ''))
		.join('')
		.trim();
}
