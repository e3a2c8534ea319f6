// A plan as content: what a version freezes, an import brings and a public page shows. No Yjs here.
import type { ActionRow } from './action-row.ts';
import type { List, Paragraph, RichBlock, TextNode } from './rich-text.ts';

/**
 * The version of the shared document's shape. It only ever grows: schemas only add. 2 added `guide` on what holds text and
 * `source` on callouts; a tab of an older release only reads, and is told to reload.
 */
export const schemaVersion = 2;

/** Document kinds of the field. */
export const planKinds = ['pap', 'afi', 'strategy', 'update', 'inspection'] as const;
export type PlanKind = (typeof planKinds)[number];

/** What people write. An inspection report is brought in as it is, and nobody edits it. */
export const writtenKinds = ['afi', 'pap', 'strategy', 'update'] as const satisfies readonly PlanKind[];

export const calloutKinds = ['inspectors', 'families', 'impact'] as const;
export type CalloutKind = (typeof calloutKinds)[number];

/** Titles of the callouts, said to readers. */
export const calloutTitles: Readonly<Record<CalloutKind, string>> = {
	inspectors: 'What inspectors told us',
	families: 'What families told us',
	impact: 'What impact will this have'
};

export interface Heading {
	readonly type: 'heading';
	/** `ref` is the printed number ("1.1"), empty when there is none; level 1 to 4. */
	readonly attrs: {
		readonly id: string;
		readonly ref: string;
		readonly level: number;
		readonly guide?: string;
	};
	readonly content?: readonly TextNode[];
}

/** The plain "you" title of the section whose heading stands right before it. */
export interface PlainTitle {
	readonly type: 'plainTitle';
	readonly attrs?: { readonly guide?: string; readonly id?: never };
	readonly content?: readonly TextNode[];
}

export interface Callout {
	readonly type: 'callout';
	/** `covers`: ids of the plan areas it speaks about, separated by a space (attributes are scalars). */
	readonly attrs: {
		readonly id: string;
		readonly kind: CalloutKind;
		readonly covers: string;
		/** Where the words were taken from, and of when: then they are a quotation, and nobody changes them. */
		readonly source?: string;
	};
	readonly content?: readonly RichBlock[];
}

export interface Image {
	readonly type: 'image';
	readonly attrs: { readonly id: string; readonly src: string; readonly alt: string };
}

/** Where the rows of one table are shown; the rows themselves live in `actions`. */
export interface ActionTable {
	readonly type: 'actionTable';
	readonly attrs: { readonly id: string; readonly title: string };
}

export type Block = Heading | PlainTitle | Paragraph | List | Callout | Image | ActionTable;

export interface PlanMeta {
	readonly title: string;
	readonly plainTitle: string;
	readonly kind: PlanKind;
	readonly period: string;
	/** What the document says of its own co-production, such as a banner in its page header. */
	readonly coProductionStatus: string;
}

/** An area for improvement of the plan: "1" or "1.1". */
export interface PlanArea {
	readonly ref: string;
	readonly title: string;
	readonly plainTitle: string;
}

export interface PlanContent {
	readonly schema: number;
	readonly meta: PlanMeta;
	readonly areas: Readonly<Record<string, PlanArea>>;
	readonly doc: readonly Block[];
	readonly actions: Readonly<Record<string, ActionRow>>;
}

export const emptyMeta: PlanMeta = {
	title: '',
	plainTitle: '',
	kind: 'afi',
	period: '',
	coProductionStatus: ''
};
