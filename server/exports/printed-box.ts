import type { ExportedCallout } from '#domain/exports/exported-plan.ts';
import { plainText, type RichText } from '#domain/rich-text.ts';
import { calloutNamed } from '#document/foreign/vocabulary.ts';

/** What heads a box in a file. One that was imported begins with its printed heading, in bold: then ours is not printed above it. */
export function printedBox({ callout, title, content }: ExportedCallout): {
	readonly title: string;
	readonly content: RichText;
} {
	const [first, ...rest] = content;
	if (first?.type !== 'paragraph' || rest.length === 0) return { title, content };
	const isBold = (first.content ?? []).every(
		({ marks = [] }) => marks.length === 1 && marks[0]?.type === 'bold'
	);
	const words = plainText(first.content ?? []);
	return isBold && calloutNamed(words) === callout ? { title: words, content: rest } : { title, content };
}
