// What stands in a document one after the other, once it is known what each block is.
import type { CalloutKind } from '#domain/plan.ts';
import type { SourceBlock, SourceParagraph, SourceText } from '#document/foreign/source.ts';
import type { Grid, Header } from '#document/foreign/tables.ts';
import type { FoundHeading } from './headings.ts';

export interface HeadingItem extends FoundHeading {
	readonly is: 'heading';
	/** Stood as a row across a table. */
	readonly inTable?: true;
}
export interface CalloutItem {
	readonly is: 'callout';
	readonly kind: CalloutKind;
	/** The heading as printed. */
	readonly heading: readonly SourceText[];
	/** Words that stand with the heading (in the same cell or line); what follows in the text is added later. */
	readonly blocks: readonly SourceBlock[];
	/** True when the words end with the cell: the text below does not belong to it. */
	readonly closed: boolean;
}
export interface TableItem {
	readonly is: 'table';
	readonly grid: Grid;
	readonly header: Header;
	/** Goes on with the table right before it: the page ended. */
	readonly goesOn: boolean;
}
export type Item =
	HeadingItem | CalloutItem | TableItem | { readonly is: 'words'; readonly paragraph: SourceParagraph };
