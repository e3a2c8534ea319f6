// The action table's half of the live page; routes import this file dynamically and hand it to the editor.
import { actionTableWords } from '#lib/words/action-table.ts';
import { actionTableNode } from './action-table-node.svelte.ts';
import { copyRows } from './table-clipboard.ts';

export const tableParts = { node: actionTableNode, copyRows, copied: actionTableWords.pastedCopy };
