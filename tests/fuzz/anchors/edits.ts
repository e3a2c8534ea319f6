// What somebody else does to words that a comment hangs on, each as an editor does it.
import type { Editor } from '@tiptap/core';
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';

export interface Target {
	readonly editor: Editor;
	/** The quotation, as positions of the editor. */
	readonly from: number;
	readonly to: number;
}

export interface Words {
	/** New words of the one who edits. */
	readonly fresh: () => string;
	/** The same words once more. */
	readonly copy: (words: string) => string;
	/** A whole number from 0 to below. */
	readonly below: (limit: number) => number;
}

export type Edit = (target: Target, words: Words) => void;

const choose = ({ view }: Editor, from: number, to = from): void =>
	view.dispatch(
		view.state.tr.setSelection(
			TextSelection.between(view.state.doc.resolve(from), view.state.doc.resolve(to))
		)
	);

const write = ({ view }: Editor, text: string, from: number, to = from): void =>
	view.dispatch(view.state.tr.insertText(text, from, to));

/** The block of the text that a position stands in. */
function blockAt($pos: ResolvedPos): { readonly from: number; readonly node: Node } {
	return { from: $pos.before(1), node: $pos.node(1) };
}

/** A place between two blocks, outside of the block of the quotation. */
function elsewhere({ editor, from }: Target, { below }: Words): number {
	const { doc } = editor.state;
	const own = doc.resolve(from).index(0);
	const places: number[] = [];
	doc.forEach((_node, offset, index) => {
		if (index !== own && index !== own + 1) places.push(offset);
	});
	places.push(doc.content.size);
	return places[below(places.length)]!;
}

export const edits = {
	'type before the quote': ({ editor, from }, { fresh }) => write(editor, `${fresh()} `, from),
	'type after the quote': ({ editor, to }, { fresh }) => write(editor, ` ${fresh()}`, to),
	'make it bold': ({ editor, from, to }) => {
		choose(editor, from, to);
		editor.commands.toggleBold();
	},
	'type inside it': ({ editor, from, to }, { fresh, below }) =>
		write(editor, ` ${fresh()} `, from + 1 + below(Math.max(to - from - 1, 1))),
	'rewrite one of its words': ({ editor, from, to }, { fresh, below }) => {
		const text = editor.state.doc.textBetween(from, to, '\n', '\n');
		const words = [...text.matchAll(/[^ \n]+/g)];
		const word = words[below(Math.max(words.length, 1))];
		if (word) write(editor, fresh(), from + word.index, from + word.index + word[0].length);
	},
	'Enter before it': ({ editor, from }) => {
		choose(editor, from);
		editor.commands.splitBlock();
	},
	'Enter inside it': ({ editor, from, to }, { below }) => {
		choose(editor, from + 1 + below(Math.max(to - from - 1, 1)));
		editor.commands.splitBlock();
	},
	'join its paragraph to the one above': ({ editor, from }) => {
		choose(editor, editor.state.doc.resolve(from).start());
		editor.commands.joinBackward();
	},
	'paragraph to heading': ({ editor, from }) => {
		choose(editor, from);
		editor.commands.toggleNode('heading', 'paragraph', { level: 2 });
	},
	'wrap in a list': ({ editor, from }) => {
		choose(editor, from);
		editor.commands.toggleBulletList();
	},
	'wrap in a callout': ({ editor, from }) => {
		choose(editor, from);
		editor.commands.toggleWrap('callout', { kind: 'impact' });
	},
	'move the block': (target, words) => {
		const { view } = target.editor;
		const { from, node } = blockAt(view.state.doc.resolve(target.from));
		const to = elsewhere(target, words);
		const { tr } = view.state;
		tr.delete(from, from + node.nodeSize).insert(tr.mapping.map(to), node);
		view.dispatch(tr);
	},
	'cut and paste it elsewhere': (target, words) => {
		const { view } = target.editor;
		const { from, to } = target;
		const slice = view.state.doc.slice(from, to);
		const { tr } = view.state;
		tr.delete(from, to);
		const goal = elsewhere(target, words);
		const [first] = [slice.content.firstChild];
		const line = view.state.schema.nodes['paragraph']!;
		const blocks = first?.isText ? Fragment.from(line.create(null, slice.content)) : slice.content;
		tr.insert(tr.mapping.map(goal), blocks);
		view.dispatch(tr);
	},
	'delete the quote': ({ editor: { view }, from, to }) => view.dispatch(view.state.tr.delete(from, to)),
	'delete the paragraph': ({ editor: { view }, from }) => {
		const block = blockAt(view.state.doc.resolve(from));
		view.dispatch(view.state.tr.delete(block.from, block.from + block.node.nodeSize));
	},
	'copy the block': ({ editor: { view }, from }, { copy }) => {
		const block = blockAt(view.state.doc.resolve(from));
		const copied = JSON.parse(
			JSON.stringify(block.node.toJSON(), (key, value: unknown) =>
				key === 'text' && typeof value === 'string' ? copy(value) : value
			)
		) as object;
		const node = view.state.schema.nodeFromJSON(copied);
		view.dispatch(view.state.tr.insert(block.from + block.node.nodeSize, node));
	}
} as const satisfies Readonly<Record<string, Edit>>;
