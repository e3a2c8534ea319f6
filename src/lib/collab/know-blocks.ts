// A view that finds a block with the same words takes its element, and remembers that block from then on: the one that really
// stands there it does not know again. Then it no longer sees that everything after a change is as it was, takes an equal
// paragraph from behind a table, and throws the table away that somebody is writing in.
import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';

/** What a view keeps of its blocks; it shows this to nobody. */
interface Inside {
	readonly docView?: { readonly children: readonly { node?: Node | null }[] } | null;
}

/** Tells a view which block each of its elements stands for. */
export function knowBlocks(view: EditorView): void {
	const { doc } = view.state;
	let at = 0;
	for (const drawn of (view as unknown as Inside).docView?.children ?? []) {
		if (!drawn.node || at >= doc.childCount) continue;
		const block = doc.child(at++);
		if (block !== drawn.node && block.eq(drawn.node)) drawn.node = block;
	}
}
