// What templates are built of. Every call makes new ids, so that two plans from one template share nothing.
import { newId } from '../ids.ts';
import type { ActionTable, Block, Callout, CalloutKind, Heading, PlanArea, PlainTitle } from '../plan.ts';
import type { List, Paragraph, TextNode } from '../rich-text.ts';
import type { GuideKey } from './guides.ts';

/** A template: what stands in the document, and the areas its sections open. */
export interface Template {
	readonly doc: readonly Block[];
	readonly areas: Readonly<Record<string, PlanArea>>;
}

/** A section with a title of its own and what stands in it. */
export function section(title: string, level: number, ...blocks: readonly Block[]): Block[] {
	return [heading(level, title), ...blocks];
}

/** A place for words, with what belongs there. */
export function place(guide: GuideKey): Paragraph {
	return { type: 'paragraph', attrs: { id: newId(), guide } };
}

/** A list with one place in it. */
export function listOf(guide: GuideKey): List {
	return { type: 'bulletList', content: [{ type: 'listItem', content: [place(guide)] }] };
}

export function heading(level: number, title: string, ref = '', id: string = newId()): Heading {
	return { type: 'heading', attrs: { id, ref, level }, content: words(title) };
}

export function plainTitle(title: string): PlainTitle {
	return { type: 'plainTitle', content: words(title) };
}

/** A callout with a place in it; `covers` are the areas it speaks about. */
export function panel(kind: CalloutKind, guide: GuideKey, covers: readonly string[] = []): Callout {
	return {
		type: 'callout',
		attrs: { id: newId(), kind, covers: covers.join(' ') },
		content: [place(guide)]
	};
}

export function table(title: string): ActionTable {
	return { type: 'actionTable', attrs: { id: newId(), title } };
}

/** A section that still needs both its titles: the official one and the plain one. */
export function untitled(level: number, ref: string, guide: GuideKey, id: string = newId()): Block[] {
	return [
		{ type: 'heading', attrs: { id, ref, level, guide } },
		{ type: 'plainTitle', attrs: { guide: 'title-plain' } }
	];
}

export interface AreaOfWork {
	readonly ref: string;
	readonly guide: GuideKey;
	/** Printed numbers of the areas inside it. */
	readonly inner?: readonly string[];
}

/**
 * An area for improvement in the shape such plans have: its titles, the areas inside it, what inspectors and families said
 * and what should change, and one action table.
 */
export function areaOfWork({ ref, guide, inner = [] }: AreaOfWork): Template {
	const own = newId<'plan-area'>();
	const within = inner.map((number) => ({ number, id: newId<'plan-area'>() }));
	const covers = within.length > 0 ? within.map(({ id }) => id) : [own];
	return {
		doc: [
			...untitled(1, ref, guide, own),
			...within.flatMap(({ number, id }) => untitled(2, number, 'title-area', id)),
			panel('inspectors', 'inspectors-said', covers),
			panel('families', 'families-said', covers),
			panel('impact', 'impact', covers),
			table(`Actions for area ${ref}`)
		],
		areas: Object.fromEntries(
			[{ number: ref, id: own }, ...within].map(({ number, id }) => [
				id,
				{ ref: number, title: '', plainTitle: '' }
			])
		)
	};
}

/** Several templates one behind the other. */
export function together(...parts: readonly (Template | readonly Block[])[]): Template {
	const each = parts.map((part): Template => ('doc' in part ? part : { doc: part, areas: {} }));
	return {
		doc: each.flatMap(({ doc }) => doc),
		areas: Object.assign({}, ...each.map(({ areas }) => areas)) as Template['areas']
	};
}

function words(text: string): TextNode[] {
	return [{ type: 'text', text }];
}
