// How blocks of the schema look on the plan page: the same elements and classes as the server's page.
import type { Node } from '@tiptap/core';
import { mergeAttributes } from '@tiptap/core';
import { readPictureAddress } from '#domain/picture-address.ts';
import { calloutTitles, type CalloutKind } from '#domain/plan.ts';
import type { NodeName } from '#document/schema.ts';
import { Callout, Heading, PlainTitle, PlanImage } from '#lib/collab/plan-extensions.ts';
import { calloutLook } from '#lib/reading/voice-tone.ts';
import { quoteFrom } from '#lib/words/quoted.ts';

/** The plan's own title is the page's first heading, so the text begins with the second; its clipboard knows both. */
const heading = Heading.extend({
	renderHTML: ({ node, HTMLAttributes }) => [
		`h${Math.min(Number(node.attrs['level']), 4) + 1}`,
		mergeAttributes(HTMLAttributes, node.attrs['id'] ? { id: `section-${node.attrs['id']}` } : {}),
		0
	],
	parseHTML: () => [
		{
			tag: 'h1[data-level], h2[data-level], h3[data-level], h4[data-level], h5[data-level]',
			getAttrs: (element) => ({ level: Number(element.dataset['level']) }),
			priority: 60
		},
		...[1, 2, 3, 4, 5, 6].map((n) => ({ tag: `h${n}`, attrs: { level: Math.min(n, 4) } }))
	]
});

const plainTitle = PlainTitle.extend({
	renderHTML: ({ HTMLAttributes }) => [
		'p',
		mergeAttributes(HTMLAttributes, { 'data-plain-title': '', class: 'plain-title' }),
		0
	]
});

const callout = Callout.extend({
	renderHTML: ({ node, HTMLAttributes }) => {
		const kind = node.attrs['kind'] as CalloutKind;
		const { tone, shape } = calloutLook[kind];
		const source = node.attrs['source'] as string | null;
		return [
			'section',
			mergeAttributes(HTMLAttributes, {
				class: 'callout',
				role: 'group',
				'data-tone': tone,
				'aria-label': calloutTitles[kind]
			}),
			[
				'p',
				{ class: 'callout-title', contenteditable: 'false' },
				['span', { 'aria-hidden': 'true' }, shape],
				` ${calloutTitles[kind]}`
			],
			['div', source ? { class: 'callout-words', contenteditable: 'false' } : { class: 'callout-words' }, 0],
			...(source ? [['p', { class: 'callout-source', contenteditable: 'false' }, quoteFrom(source)]] : [])
		];
	},
	parseHTML: () => [
		{ tag: 'section[data-kind]', contentElement: (element) => wordsOf(element as HTMLElement) }
	]
});

/** What the callout holds without the title we draw; other pages' callouts have no such box. */
function wordsOf(element: HTMLElement): HTMLElement {
	return element.querySelector<HTMLElement>(':scope > .callout-words') ?? element;
}

/** Its size stands in its address: the page leaves room, and nothing jumps when it comes. */
const image = PlanImage.extend({
	renderHTML: ({ node, HTMLAttributes }) => {
		const { src, alt } = node.attrs as { src: string; alt: string };
		const size = readPictureAddress(src);
		return [
			'img',
			mergeAttributes(HTMLAttributes, {
				src,
				alt,
				class: 'picture',
				...(size ? { width: size.width, height: size.height } : {})
			})
		];
	}
});

export const drawnBlocks: Partial<Record<NodeName, Node>> = { heading, plainTitle, callout, image };
