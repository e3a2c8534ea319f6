// Rich text as ProseMirror JSON, the shape kept in versions, exchanged by imports and rendered by publication.
// Everything may be empty: the schema is closed under merging, so "at least one" can never be promised.

export type Mark =
	| { readonly type: 'bold' }
	| { readonly type: 'italic' }
	| { readonly type: 'link'; readonly attrs: { readonly href: string } };

export interface TextNode {
	readonly type: 'text';
	readonly text: string;
	readonly marks?: readonly Mark[];
}

export interface Paragraph {
	readonly type: 'paragraph';
	/** `guide`: what belongs here while nobody has written anything, as a key of the guides; never words of the plan. */
	readonly attrs?: { readonly id?: string; readonly guide?: string };
	readonly content?: readonly TextNode[];
}

export interface ListItem {
	readonly type: 'listItem';
	readonly content?: readonly (Paragraph | List)[];
}

export interface List {
	readonly type: 'bulletList' | 'orderedList';
	readonly content?: readonly ListItem[];
}

/** What a cell of an action row, a callout or a list item may hold. */
export type RichBlock = Paragraph | List;
export type RichText = readonly RichBlock[];

/** The words of rich text, blocks and list items separated by a newline. */
export function plainText(blocks: readonly (RichBlock | ListItem | TextNode)[]): string {
	return blocks
		.map((block) => (block.type === 'text' ? block.text : plainText(block.content ?? [])))
		.join(blocks.some((block) => block.type === 'text') ? '' : '\n');
}

/** True when nobody has written anything: shown as "Not agreed yet", never as done. */
export function isBlank(blocks: RichText): boolean {
	return plainText(blocks).trim() === '';
}

/** A paragraph of plain words; no content when there are no words. */
export function paragraph(text: string): Paragraph {
	return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
}
