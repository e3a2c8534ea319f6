// The plan's nodes and marks as Tiptap extensions, built from `src/document/schema.ts`; a test compares the two.
import { type Mark, mergeAttributes, Node, type Attributes, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Text } from '@tiptap/extension-text';
import { calloutTitles, type CalloutKind } from '#domain/plan.ts';
import { contentOf, defaultsOf, marksOf, opaque } from '#document/prosemirror.ts';
import { isAllowedLink, isPictureAddress, nodes, type NodeName } from '#document/schema.ts';
import { sharedDocumentWords } from '#lib/words/shared-document.ts';
import { enterOverBlocks } from './enter-over-blocks.ts';

/** Attributes travel through the clipboard as `data-…`; one the schema would refuse is dropped on the way in. */
function attributesOf(name: NodeName): Attributes {
	const defaults = defaultsOf(name);
	return Object.fromEntries(
		Object.entries(nodes[name].attributes).map(([key, { absent, accepts, rare }]) => [
			key,
			{
				default: defaults[key],
				keepOnSplit: key !== 'id' && !rare,
				parseHTML: (element: HTMLElement) => {
					// pasted words are somebody's own: only the server brings quotations in
					if (key === 'source') return null;
					const raw = element.getAttribute(`data-${key}`);
					const value = typeof absent === 'number' && raw !== null ? Number(raw) : raw;
					return accepts(value) ? value : null;
				},
				renderHTML: (attributes: Record<string, unknown>) =>
					attributes[key] === null ? {} : { [`data-${key}`]: attributes[key] }
			}
		])
	);
}

const described = (name: NodeName) => ({
	content: contentOf(name),
	marks: marksOf(name),
	addAttributes: () => attributesOf(name)
});

const documentOf = (place: 'body' | 'cell') =>
	Node.create({ name: 'doc', topNode: true, content: contentOf(place), marks: '' });

export const Paragraph = Node.create({
	...described('paragraph'),
	name: 'paragraph',
	group: 'block',
	priority: 1000,
	parseHTML: () => [{ tag: 'p' }],
	renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
	addKeyboardShortcuts() {
		return { 'Mod-Alt-0': () => this.editor.commands.setNode(this.name) };
	}
});

const levels = [1, 2, 3, 4] as const;

export const Heading = Node.create({
	...described('heading'),
	name: 'heading',
	group: 'block',
	defining: true,
	parseHTML: () => [
		...levels.map((level) => ({ tag: `h${level}:not([data-plain-title])`, attrs: { level } })),
		{ tag: 'h5', attrs: { level: 4 } },
		{ tag: 'h6', attrs: { level: 4 } }
	],
	renderHTML: ({ node, HTMLAttributes }) => [`h${node.attrs['level']}`, HTMLAttributes, 0],
	addKeyboardShortcuts() {
		return Object.fromEntries(
			levels.map((level) => [
				`Mod-Alt-${level}`,
				() => this.editor.commands.toggleNode(this.name, 'paragraph', { level })
			])
		);
	}
});

export const PlainTitle = Node.create({
	...described('plainTitle'),
	name: 'plainTitle',
	group: 'block',
	defining: true,
	parseHTML: () => [{ tag: 'p[data-plain-title]', priority: 60 }],
	renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes, { 'data-plain-title': '' }), 0]
});

export const Callout = Node.create({
	...described('callout'),
	name: 'callout',
	group: 'block',
	defining: true,
	parseHTML: () => [{ tag: 'section[data-kind]' }],
	renderHTML: ({ node, HTMLAttributes }) => [
		'section',
		mergeAttributes(HTMLAttributes, { 'aria-label': calloutTitles[node.attrs['kind'] as CalloutKind] }),
		0
	]
});

export const PlanImage = Node.create({
	...described('image'),
	name: 'image',
	group: 'block',
	draggable: true,
	parseHTML: () => [
		{
			tag: 'img[src]',
			// Other sites' pictures are not taken over: showing one would tell them who reads.
			getAttrs: (element) => {
				const src = element.getAttribute('src') ?? '';
				return src !== '' && isPictureAddress(src)
					? { src, alt: (element.getAttribute('alt') ?? '').slice(0, 500) }
					: false;
			}
		}
	],
	renderHTML: ({ node, HTMLAttributes }) => [
		'img',
		mergeAttributes(HTMLAttributes, { src: node.attrs['src'], alt: node.attrs['alt'] })
	]
});

/** Where the rows of a table are shown. The editor gives it a real table to draw, by `.extend({ addNodeView })`. */
export const ActionTable = Node.create({
	...described('actionTable'),
	name: 'actionTable',
	group: 'block',
	atom: true,
	draggable: true,
	// on the clipboard it is a real table, for other programs; what stands in it comes along with its id
	parseHTML: () => [{ tag: 'div[data-action-table]' }, { tag: 'table[data-action-table]' }],
	renderHTML: ({ HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes, { 'data-action-table': '' })]
});

/** What this release does not know. Only the guarded binding makes it, and the view cannot be edited while it shows. */
export const Opaque = Node.create({
	name: opaque,
	group: 'block',
	marks: '',
	atom: true,
	selectable: false,
	addAttributes: () => ({ name: { default: '', rendered: false } }),
	renderHTML: () => ['div', { 'data-opaque': '' }, sharedDocumentWords.opaque]
});

const lists = [
	BulletList.extend(described('bulletList')),
	OrderedList.extend(described('orderedList')),
	ListItem.extend(described('listItem')),
	ListKeymap
];

const link = Link.extend({
	addAttributes: () => ({
		href: { isRequired: true, parseHTML: (element: HTMLElement) => element.getAttribute('href') }
	})
}).configure({
	openOnClick: false,
	isAllowedUri: (address) => isAllowedLink(address ?? ''),
	HTMLAttributes: { target: null, rel: null, class: null }
});

const marks: Mark[] = [Bold, Italic, link];

/** For the whole plan. `actionTable` and others can be put in place of ours by name. */
export function planExtensions(replace: Partial<Record<NodeName, Node>> = {}): Extensions {
	const blocks: Node[] = [
		Paragraph,
		Heading,
		PlainTitle,
		...(lists.slice(0, 3) as Node[]),
		Callout,
		PlanImage,
		ActionTable
	];
	const chosen = blocks.map((block) => replace[block.name as NodeName] ?? block);
	return [documentOf('body'), Text, ...chosen, Opaque, ListKeymap, enterOverBlocks, ...marks];
}

/** For one rich text cell of an action row: paragraphs, lists and marks. */
export function cellExtensions(): Extensions {
	return [documentOf('cell'), Text, Paragraph, ...lists, Opaque, enterOverBlocks, ...marks];
}
