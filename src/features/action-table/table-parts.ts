// The action table's half of the live page; routes import this file dynamically and hand it to the editor.
import type { Node } from '@tiptap/core';
import type { TableHost } from '#lib/collab/table-host.ts';
import { actionTableWords } from '#lib/words/action-table.ts';
import { actionTableNode } from './action-table-node.svelte.ts';
import type { RowView } from './row-view.svelte.ts';
import { copyRows } from './table-clipboard.ts';

/** With what this person looks at in the rows of the plan. */
export const tableParts = (view: RowView) => ({
	node: (base: Node, host: TableHost): Node => actionTableNode(base, host, view),
	copyRows,
	copied: actionTableWords.pastedCopy
});
